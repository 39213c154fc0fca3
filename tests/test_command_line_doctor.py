"""`doctor` as somebody runs it: what it finds, and whether a phone could open its page."""

import socket
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest

from maturity.commands import doctor as doctor_module
from maturity.commands.database import open_store
from maturity.commands.room_network import TrialPage, room_addresses, serves, trial_page
from tests.command_line import Invoke

HERE = "127.0.0.1"
BROWSER = build_opener(ProxyHandler({}))


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "maturity.db"
    monkeypatch.setenv("MATURITY_DATABASE", str(path))
    monkeypatch.delenv("MATURITY_ADDRESS", raising=False)
    return path


def opened(url: str) -> str:
    with BROWSER.open(url, timeout=5) as page:
        text: str = page.read().decode()
        return text


def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(
    invoke: Invoke, database: Path
) -> None:
    done = invoke("doctor")

    assert done.exit_code == 0, done.output
    assert f"Database: {database} does not exist yet." in done.stdout
    assert "Content: no fault." in done.stdout
    assert "Address: this computer only." in done.stdout
    assert not database.exists()


def test_a_sound_database_is_named_and_not_changed(invoke: Invoke, database: Path) -> None:
    open_store()
    before = database.read_bytes()

    done = invoke("doctor")

    assert done.exit_code == 0, done.output
    assert "OK: Database: " in done.stdout
    assert "MB, sound." in done.stdout
    assert database.read_bytes() == before


def test_each_fault_is_said_with_what_to_do(invoke: Invoke, database: Path) -> None:
    database.write_text("no database at all, but long enough to be taken for one" * 20)
    database.chmod(0o644)

    done = invoke("doctor")

    assert done.exit_code == 1
    assert "is not a database of this tool. Name another file." in done.stdout
    assert f"chmod 600 {database}" in done.stdout
    assert "Disk: " in done.stdout, "one fault does not hide the others"
    assert "2 faults were found." in done.stderr


def test_an_address_without_https_is_no_fault_but_said(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATURITY_ADDRESS", "http://192.168.1.20:8501")

    done = invoke("doctor")

    assert done.exit_code == 0
    assert "Look at this: Address: " in done.stdout
    assert "It is not https" in done.stdout


def test_a_public_address_is_printed_and_nobody_is_called(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATURITY_ADDRESS", "https://index.example.gov.uk")
    monkeypatch.setattr(socket, "getaddrinfo", None)

    done = invoke("doctor", "--workshop")

    assert done.exit_code == 0, done.output
    assert "Open this on a phone: https://index.example.gov.uk/j" in done.stdout


def test_a_server_that_runs_for_the_room_is_used_itself(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATURITY_ADDRESS", "http://192.0.2.7:8600")
    monkeypatch.setattr(doctor_module, "room_addresses", lambda: ["192.0.2.7"])
    monkeypatch.setattr(doctor_module, "serves", lambda *place: place == ("192.0.2.7", 8600))

    done = invoke("doctor", "--workshop")

    assert done.exit_code == 0, done.output
    assert "Open this on a phone: http://192.0.2.7:8600/j" in done.stdout


def test_where_no_phone_comes_it_says_what_to_try(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_module, "room_addresses", lambda: [HERE])

    done = invoke("doctor", "--workshop", "--seconds", "0")

    assert done.exit_code == 1
    assert f"http://{HERE}:" in done.stdout
    assert "Does a firewall on this computer stop it?" in done.stdout
    assert "Vote with cards" in done.stdout


def test_without_a_network_cards_are_what_is_left(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_module, "room_addresses", list)

    done = invoke("doctor", "--workshop")

    assert done.exit_code == 1
    assert "This computer is in no network." in done.stderr


def test_a_phone_that_opens_the_page_is_seen_and_told_how_to_go_on(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here it is this computer, which otherwise does not count as one."""

    def knocking(addresses: list[str], port: int, not_counted: list[str]) -> object:
        assert not_counted == addresses
        return trial_page(addresses, port)

    def wait(page: TrialPage, seconds: float) -> str | None:
        Thread(target=opened, args=(page.urls[0],)).start()
        return heard(page, seconds)

    heard = TrialPage.first_visitor
    monkeypatch.setattr(doctor_module, "room_addresses", lambda: [HERE])
    monkeypatch.setattr(doctor_module, "trial_page", knocking)
    monkeypatch.setattr(TrialPage, "first_visitor", wait)

    done = invoke("doctor", "--workshop", "--seconds", "20")

    assert done.exit_code == 0, done.output
    assert f"{HERE} opened it" in done.stdout
    assert f"MATURITY_ADDRESS=http://{HERE}:8501" in done.stdout
    assert f"--server.address={HERE}" in done.stdout


def test_the_page_answers_at_its_address_alone_and_is_gone_afterwards() -> None:
    with trial_page([HERE], port=0) as page:
        assert "This phone can reach the computer." in opened(page.urls[0])
        assert page.first_visitor(5) == HERE
        with pytest.raises(HTTPError, match="404"):
            opened(f"{page.urls[0]}/etc/passwd")
        assert page.first_visitor(0) is None

    with pytest.raises(OSError, match="refused"):
        opened(page.urls[0])


def test_this_computer_is_no_phone() -> None:
    with trial_page([HERE], port=0, not_counted=[HERE]) as page:
        opened(page.urls[0])

        assert page.first_visitor(0.2) is None


def test_a_port_that_is_taken_is_no_reason_to_give_up() -> None:
    with trial_page([HERE], port=0) as first:
        taken = int(first.urls[0].rpartition(":")[2])
        with trial_page([HERE], port=taken) as second:
            assert second.urls != first.urls
            assert "It works" in opened(second.urls[0])
        assert not serves(HERE, taken), "a page of ours, but not the server"


def test_addresses_are_those_that_others_can_reach() -> None:
    assert not [address for address in room_addresses() if address.startswith(("127.", "169.254."))]
