"""Runs of pages, as the connection of a tab shows them: counted, timed, and none when going."""

import asyncio
from collections.abc import Sequence

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession

from maturity.web import runs
from maturity.web.going import Going
from maturity.web.metrics import REGISTRY

GONE: Message = {"type": "websocket.disconnect", "code": 1006}


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> Going:
    going = Going()
    monkeypatch.setattr(runs, "going", going)
    return going


def act(*, press: bool = False, clock: bool = False, page: str = "policy") -> Message:
    asked = BackMsg()
    asked.rerun_script.page_script_hash, asked.rerun_script.is_auto_rerun = page, clock
    asked.rerun_script.widget_states.widgets.add(id="level", string_value="3")
    if press:
        asked.rerun_script.widget_states.widgets.add(id="button", trigger_value=True)
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


def over(status: "ForwardMsg.ScriptFinishedStatus.ValueType", cards: int = 0) -> Message:
    said = ForwardMsg(script_finished=status)
    said.metadata.run.fragment_ids.extend(f"{number:032}" for number in range(cards))
    return {"type": "websocket.send", "bytes": said.SerializeToString()}


def measured() -> float:
    return REGISTRY.get_sample_value("maturity_run_seconds_count") or 0.0


def open_tabs() -> float | None:
    return REGISTRY.get_sample_value("maturity_sessions_open")


def tab(app: ASGIApp, messages: Sequence[Message]) -> list[Message]:
    """Sends these to the app, one by one. What it sent is given back."""
    left, sent = iter(messages), list[Message]()

    async def receive() -> Message:
        return next(left)

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "extensions": {"websocket.http.response": {}}}
    asyncio.run(runs.Runs(app)(scope, receive, send))
    return sent


async def until_over(going: Going) -> bool:
    going.begin()
    return await asyncio.wait_for(going.runs_over(), 5)


def test_a_run_lasts_until_it_says_that_it_is_over(own: Going) -> None:
    seen: list[object] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        waiting = asyncio.create_task(until_over(own))
        await send({"type": "websocket.send", "bytes": b"x" * 10_000})
        await send(over(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
        await asyncio.sleep(0.05)
        seen.append(waiting.done())
        await send(over(ForwardMsg.FINISHED_SUCCESSFULLY))
        seen.extend((await waiting, open_tabs()))

    before = measured()
    tab(app, [act()])

    assert seen == [False, True, 1]
    assert measured() == before + 1
    assert open_tabs() == 0


def test_a_run_of_many_cards_at_once_ends_too(own: Going) -> None:
    """A busy server draws all that were answered meanwhile in one run."""
    seen: list[bool] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send(over(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY, cards=100))
        seen.append(await until_over(own))

    tab(app, [act()])

    assert seen == [True]


def test_a_tab_that_is_closed_is_waited_for_no_longer(own: Going) -> None:
    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        await receive()
        await receive()

    before = measured()
    tab(app, [act(), GONE])

    assert asyncio.run(until_over(own))
    assert measured() == before


def test_a_process_that_is_going_takes_no_act_of_a_page(own: Going) -> None:
    got: list[str] = []

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        got.append((await receive())["type"])
        own.begin()
        got.append((await receive())["type"])

    sent = tab(app, [act(), act(), act(), GONE])

    assert got == ["websocket.receive", "websocket.disconnect"]
    assert sent == [], "what has begun may say how it ends"


def test_a_tab_with_nothing_under_way_is_sent_to_another_server_at_its_next_act(
    own: Going,
) -> None:
    got: list[str] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send(over(ForwardMsg.FINISHED_SUCCESSFULLY))
        own.begin()
        got.append((await receive())["type"])

    sent = tab(app, [act(), act()])

    assert got == ["websocket.disconnect"]
    assert sent[-1] == {"type": "websocket.close", "code": runs.RESTARTS}


def test_a_clock_that_nothing_comes_of_is_not_waited_for(own: Going) -> None:
    """Streamlit says nothing where the card that it draws is not there any more."""
    seen: list[bool] = []

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        await receive()
        seen.append(await until_over(own))

    tab(app, [act(clock=True)])

    assert seen == [True]


@pytest.mark.parametrize("last", [act(press=True), act(page="colleagues")])
def test_a_process_that_is_going_still_does_what_a_browser_asks_for_once_and_waits_for_it(
    own: Going, last: Message
) -> None:
    seen: list[object] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send(over(ForwardMsg.FINISHED_SUCCESSFULLY))
        waiting = asyncio.create_task(until_over(own))
        own.begin()
        seen.append(await receive() == last)
        await asyncio.sleep(0.05)
        seen.append(waiting.done())
        await send(over(ForwardMsg.FINISHED_SUCCESSFULLY))
        seen.extend((await waiting, (await receive())["type"]))

    tab(app, [act(), last, act(page="")])

    assert seen == [True, False, True, "websocket.disconnect"]


def test_what_is_pressed_during_a_run_is_waited_for_too(own: Going) -> None:
    """Of a card, Streamlit draws it once the run is over that goes on."""
    seen: list[bool] = []
    begins = ForwardMsg(new_session=NewSession()).SerializeToString()

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        waiting = asyncio.create_task(until_over(own))
        await receive()
        await send(over(ForwardMsg.FINISHED_SUCCESSFULLY))
        await asyncio.sleep(0.05)
        seen.append(waiting.done())
        await send({"type": "websocket.send", "bytes": begins})
        await send(over(ForwardMsg.FINISHED_SUCCESSFULLY))
        seen.append(await waiting)

    tab(app, [act(), act(press=True)])

    assert seen == [False, True]


def test_a_process_that_is_going_opens_no_tab_so_that_the_proxy_asks_the_next(own: Going) -> None:
    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise AssertionError

    own.begin()
    sent = tab(app, [])

    assert [sent[0]["type"], sent[0]["status"]] == ["websocket.http.response.start", 404]


def test_what_is_no_message_of_streamlits_is_streamlits_to_refuse() -> None:
    got: list[object] = []

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        got.append((await receive())["bytes"])

    tab(app, [{"type": "websocket.receive", "bytes": b"\xff\xff\xff"}])

    assert got == [b"\xff\xff\xff"]
