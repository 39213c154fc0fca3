"""A tab that brings a page which another server drew is asked once more for what it holds."""

import asyncio
from collections.abc import Sequence

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from maturity.web.come_again import OURS, ComeAgain


def asked(*, widgets: int = 0, fragment: str = "", clock: bool = False) -> bytes:
    """A run, as a browser asks for it."""
    message = BackMsg()
    message.rerun_script.fragment_id, message.rerun_script.is_auto_rerun = fragment, clock
    for number in range(widgets):
        message.rerun_script.widget_states.widgets.add(id=str(number), string_value=OURS)
    return message.SerializeToString()


def over(how: int = ForwardMsg.FINISHED_SUCCESSFULLY) -> bytes:
    return ForwardMsg(script_finished=how).SerializeToString()  # type: ignore[arg-type]


def through(
    says: Sequence[bytes], hears: Sequence[bytes], reads: int | None = None
) -> tuple[list[bytes], list[bytes]]:
    """What reaches the server of what a browser says, and the browser of what the server does at
    each of what it `reads`: all, unless told.
    """
    waiting, reached, heard = list(says), [], []

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": waiting.pop(0)}

    async def send(message: Message) -> None:
        heard.append(message["bytes"])

    async def server(_scope: Scope, receive: Receive, send: Send) -> None:
        for _message in says[:reads]:
            reached.append((await receive())["bytes"])
            for data in hears:
                await send({"type": "websocket.send", "bytes": data})

    asyncio.run(ComeAgain(server)({"type": "websocket"}, receive, send))
    return reached, heard


def clocks(heard: Sequence[bytes]) -> list[str]:
    found = [ForwardMsg.FromString(data) for data in heard]
    return [m.auto_rerun.fragment_id for m in found if m.WhichOneof("type") == "auto_rerun"]


def test_a_tab_that_shows_a_page_already_is_asked_once_when_it_is_drawn() -> None:
    early, drawn = over(ForwardMsg.FINISHED_EARLY_FOR_RERUN), over()

    reached, heard = through([asked(widgets=2), asked(widgets=2)], [early, drawn])

    assert reached == [asked(widgets=2)] * 2
    assert clocks(heard) == [OURS]
    assert heard.index(drawn) == 1


def test_a_new_tab_is_not_asked() -> None:
    _reached, heard = through([asked(), asked(widgets=2, fragment="card")], [over()])

    assert heard == [over()] * 2


def test_what_it_sends_then_is_a_run_of_the_whole_page() -> None:
    again = asked(widgets=2, fragment=OURS, clock=True)

    reached, _heard = through([asked(widgets=2), again], [over()])

    assert reached[1] == asked(widgets=2)


def test_a_server_that_is_slow_to_draw_is_not_asked_again_for_each_tick_of_the_clock() -> None:
    again, answered = asked(widgets=2, fragment=OURS, clock=True), asked(widgets=2, fragment="card")

    reached, _heard = through([asked(widgets=2), again, again, again, answered], [], reads=3)

    assert reached == [asked(widgets=2), asked(widgets=2), answered]


def test_a_clock_of_a_server_before_does_not_count_as_what_this_one_asks_for() -> None:
    """A browser whose server is lost keeps its clock until the page begins to be drawn anew."""
    again, early = asked(widgets=2, fragment=OURS, clock=True), ForwardMsg.FINISHED_EARLY_FOR_RERUN
    says, reached = [asked(widgets=2), again, again], list[bytes]()

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": says.pop(0)}

    async def send(_message: Message) -> None:
        return

    async def server(_scope: Scope, receive: Receive, send: Send) -> None:
        for how in (early, ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_SUCCESSFULLY):
            reached.append((await receive())["bytes"])
            await send({"type": "websocket.send", "bytes": over(how)})

    asyncio.run(ComeAgain(server)({"type": "websocket"}, receive, send))

    assert reached == [asked(widgets=2)] * 3


@pytest.mark.parametrize("data", [b"\xff\xff", OURS.encode(), b""])
def test_what_is_no_message_passes(data: bytes) -> None:
    reached, heard = through([data, data], [over()])

    assert reached == [data] * 2
    assert clocks(heard) == []
