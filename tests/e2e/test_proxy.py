"""The file for nginx that we ship, in a real nginx before a real server: what passes, what does
not, and that nobody is believed for what they say of where they come from.
"""

import asyncio
import re
from collections.abc import Iterator, Mapping
from http.client import RemoteDisconnected
from urllib.parse import urlencode

import pytest
from websockets.exceptions import InvalidStatus

from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.web.security import security_headers
from tests.e2e.answering import Officer
from tests.e2e.asking import Answer, ask
from tests.e2e.councils import Council, cookie
from tests.e2e.proxies import NAME, Proxy, complaints, need_nginx, start_proxy
from tests.e2e.rooms import SCOPE, a_room
from tests.e2e.sites import Site
from tests.e2e.streamlit_client import Tab

FORGED: tuple[Mapping[str, str], ...] = (
    {"X-Forwarded-For": "127.0.0.1"},
    {"X-Forwarded-For": "127.0.0.1, 10.0.0.1", "X-Forwarded-Proto": "http"},
    {"X-Real-IP": "127.0.0.1", "X-Forwarded-Host": "localhost"},
    {"Forwarded": "for=127.0.0.1;host=localhost;proto=http"},
    {"Remote-User": "ann", "X-Forwarded-User": "ann", "X-Remote-User": "ann"},
    {"X-Original-URL": "/organisations", "X-Rewrite-URL": "/organisations"},
)
PATHS = ("/", "/organisations", "/link/guessed", "/j/ABC234", "/w", "/healthz", "/_stcore/metrics")
SECRETS_OF_PEOPLE = ("Ann of the proxy", "Council behind it", "127.0.0.1")


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    need_nginx()
    running = start_proxy(tmp_path_factory.mktemp("nginx"))
    yield running
    running.kill()


@pytest.fixture
def site(proxy: Proxy) -> Site:
    return Site(proxy.server, proxy.folder / "maturity.db")


def form(proxy: Proxy, path: str, fields: Mapping[str, str], cookie_of: str = "") -> Answer:
    headers = {"Origin": proxy.address, "Content-Type": "application/x-www-form-urlencoded"}
    kept = {"Cookie": cookie_of} if cookie_of else {}
    return proxy.ask(path, "POST", headers | kept, urlencode(fields).encode())


def kept(answer: Answer) -> str:
    return str(answer.headers["Set-Cookie"]).split(";")[0]


def test_nginx_finds_nothing_wrong_with_the_file_that_we_ship(proxy: Proxy) -> None:
    status, said = complaints(proxy.folder)

    assert (status, said.count("\n")) == (0, 2)
    assert "syntax is ok" in said
    assert "test is successful" in said


def test_a_link_an_answer_and_a_vote_pass_and_no_log_tells_whose(proxy: Proxy, site: Site) -> None:
    ann, begun = site.council("Council behind it", lead="Ann of the proxy")
    token = invite(site.place, ann, begun.organisation_id, Role.CONTRIBUTOR)
    room = a_room(site)
    room.start()
    room.open()

    shown, came_in = proxy.ask(f"/link/{token}"), form(proxy, f"/link/{token}", {})
    council = Council(begun.id, (cookie(site.place, ann.person.id),))
    asyncio.run(give_answer(proxy, council))
    joined = form(proxy, f"/j/{room.code}", {"role": "finance", "seat": "one"})
    phone = proxy.ask("/w", headers={"Cookie": kept(joined)})
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', phone.text))
    voted = form(proxy, "/w/vote", {**fields, "choice": "3"}, kept(joined))
    lost = proxy.ask(f"/lnk/{token}?who=Ann+of+the+proxy")

    assert [a.status for a in (shown, came_in, joined, phone, voted, lost)] == [
        200, 303, 303, 200, 303, 200,
    ]  # fmt: skip
    assert all("; Secure" in answer.headers["Set-Cookie"] for answer in (came_in, joined))
    assert site.place.store.current_answers(begun.id)[SCOPE].answer.level == 4
    assert room.voted() == [3]
    logs = proxy.logs()
    ids = (ann.person.id, begun.id, begun.organisation_id, kept(joined), kept(came_in))
    told = [word for word in (*SECRETS_OF_PEOPLE, token, room.code, *ids) if word in logs]
    assert told == []
    assert all(f'"route": "{path}"' in logs for path in ("/link/{token}", "/j/{code}", "/w/vote"))


async def give_answer(proxy: Proxy, council: Council) -> None:
    tab = Tab(council.cookies[0], how=proxy.how)
    await tab.connect(proxy.address, "policy")
    await Officer(tab, council).answer(SCOPE, 4)
    await tab.close()


@pytest.mark.parametrize("path", [*PATHS, "/nothing/here", "/site.css", "/_stcore/agent/mcp"])
def test_each_header_that_keeps_browsers_safe_is_there_once(proxy: Proxy, path: str) -> None:
    answer = proxy.ask(path)

    by_nginx = path.startswith(("/_stcore/metrics", "/_stcore/agent"))
    basic = ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")
    names = {*basic, "Strict-Transport-Security"} if by_nginx else security_headers(proxy.address)
    wanted = {name: security_headers(proxy.address)[name] for name in names}
    assert {name: answer.headers.get_all(name) for name in wanted} == {
        name: [value] for name, value in wanted.items()
    }
    assert len(answer.headers.get_all("Content-Security-Policy") or []) == 1
    assert answer.status == 404 if by_nginx else answer.status < 500


def test_what_is_too_large_or_of_another_name_does_not_pass(proxy: Proxy) -> None:
    too_large = form(proxy, "/j/ABC234", {"role": "x" * 70_000})
    upload = proxy.ask("/_stcore/upload_file/a/b", "PUT", body=b"x")
    larger = proxy.ask("/_stcore/upload_file/a/b", "PUT", body=b"x" * 70_000)
    too_much = proxy.ask("/_stcore/upload_file/a/b", "PUT", {"Content-Length": "12000000"})
    plain = ask(f"http://127.0.0.1:{proxy.plain}", "/link/abc?x=1", headers={"Host": NAME})

    assert (too_large.status, upload.status, too_much.status) == (413, 403, 413)
    assert larger.status != 413  # by nginx: to a stranger the tool says no before it has read all
    assert too_large.headers.get_all("X-Frame-Options") == ["DENY"]
    assert (plain.status, plain.headers["Location"]) == (301, f"{proxy.address}/link/abc?x=1")
    for host in ("localhost", "127.0.0.1", f"{NAME}.evil.example"):
        with pytest.raises(RemoteDisconnected):
            proxy.ask("/", headers={"Host": host})


def test_scripts_are_compressed_and_a_links_page_is_not(proxy: Proxy) -> None:
    zipped = {"Accept-Encoding": "gzip"}

    script = re.findall(r'src="\.?(/static/js/[^"]+\.js)"', proxy.ask("/").text)

    assert proxy.ask(script[0], headers=zipped).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in proxy.ask("/link/guessed", headers=zipped).headers


def seen(answer: Answer) -> tuple[object, ...]:
    """All that somebody learns, but for the time and what is made by chance at each look."""
    chance = {"date", "etag", "content-length"}
    headers = [(n.lower(), v) for n, v in answer.headers.items() if n.lower() not in chance]
    return answer.status, sorted(headers), re.sub(r'value="[\w-]{20,}"', "", answer.text)


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_nobody_is_believed_for_looking_local(proxy: Proxy, forged: Mapping[str, str]) -> None:
    for path in PATHS:
        assert seen(proxy.ask(path, headers=forged)) == seen(proxy.ask(path))
    refused = proxy.ask("/link/guessed", "POST", {**forged, "Content-Length": "0"})
    assert (refused.status, refused.headers["Set-Cookie"]) == (403, None)


def test_pages_show_a_stranger_the_same_whatever_their_headers_say(
    proxy: Proxy, site: Site
) -> None:
    site.council("Council behind it")

    async def texts(address: str, how: Mapping[str, object]) -> list[str]:
        tab = Tab(how=dict(how))
        await tab.connect(address, "organisations")
        await tab.close()
        return tab.texts()

    direct = asyncio.run(texts(proxy.server.address, {}))  # from this very machine

    assert any("Come in" in text for text in direct)
    assert "Council behind it" not in " ".join(direct)
    for forged in FORGED:
        assert asyncio.run(texts(proxy.address, proxy.how | {"additional_headers": forged})) == (
            direct
        )


@pytest.mark.parametrize("origin", ["https://evil.example", f"http://{NAME}", "null"])
def test_a_page_of_another_site_opens_no_connection(proxy: Proxy, origin: str) -> None:
    async def opened() -> None:
        await Tab(how=proxy.how | {"origin": origin}).connect(proxy.address)

    with pytest.raises(InvalidStatus) as caught:
        asyncio.run(opened())

    assert caught.value.response.status_code == 403
