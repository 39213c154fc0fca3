"""A tab that comes to this server with a page that another one drew is asked once more for what it
holds, as soon as the page is drawn here.

Whoever's server was lost sees the page as it was, and may answer before another server has drawn
it. That answer, and one whose server was lost on the way, stand on the screen alone: Streamlit
drops the run of a card that it has not drawn, and says nothing; and what widgets bring before they
are drawn cannot be looked up. In the run that follows, the main script settles every answer.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from maturity.web.tab_messages import how_run_ended, told

OURS = "maturity.come_again"
SOON = 0.1
"""Seconds."""


class ComeAgain:
    """For websockets: one is one tab."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            tab = _Tab(receive, send)
            await self.app(scope, tab.receive, tab.send)
        else:
            await self.app(scope, receive, send)


class _Tab:
    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._began = self._to_ask = self._came = False

    async def receive(self) -> Message:
        message = await self._receive()
        while self._came and is_ours(message.get("bytes")):
            message = await self._receive()
        if not message.get("bytes"):
            return message
        if not self._began:
            self._began, self._to_ask = True, brings_widgets(message["bytes"])
        elif is_ours(message["bytes"]):
            self._came, message["bytes"] = True, of_the_whole_page(message["bytes"])
        return message

    async def send(self, message: Message) -> None:
        await self._send(message)
        if self._to_ask and says_drawn(message.get("bytes")):
            self._to_ask = self._came = False
            await self._send({"type": "websocket.send", "bytes": run_again()})


def brings_widgets(data: bytes) -> bool:
    """Whether this tab shows a page already. A new one begins with none."""
    return bool(told(data).rerun_script.widget_states.widgets)


def says_drawn(data: bytes | None) -> bool:
    return how_run_ended(data) == ForwardMsg.FINISHED_SUCCESSFULLY


def run_again() -> bytes:
    """A browser runs nothing again that has no name; a run of the whole page ends the clock."""
    message = ForwardMsg()
    message.auto_rerun.fragment_id, message.auto_rerun.interval = OURS, SOON
    data: bytes = message.SerializeToString()
    return data


def is_ours(data: bytes | None) -> bool:
    """A browser sends it until its page is drawn again. One run is enough: each more would cut the
    one before short, so that a server which takes over many pages at once would end none.
    """
    return OURS.encode() in (data or b"") and told(data).rerun_script.fragment_id == OURS


def of_the_whole_page(data: bytes) -> bytes:
    """What a browser sends at that."""
    message = told(data)
    message.rerun_script.fragment_id, message.rerun_script.is_auto_rerun = "", False
    whole: bytes = message.SerializeToString()
    return whole
