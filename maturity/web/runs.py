"""The runs of pages, as their connections show them: how long each takes, and how many are under
way. A process that is going takes no more of them, and lets go of tabs that wait for none. But what
is pressed, and another page, it still does: a browser asks for that once, and no other server.
"""

import logging
from time import perf_counter

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from maturity.web.carrying import is_press
from maturity.web.going import going
from maturity.web.metrics import RUNS, SESSIONS
from maturity.web.tab_messages import how_run_ended, told

RESTARTS = 1012
"""Why a connection is closed: a browser opens another at once."""


def is_no_refusal(record: logging.LogRecord) -> bool:
    """The server takes a page that we refuse for one that we forgot, and says so. Errors pass."""
    forgotten = record.module == "websockets_sansio_impl" and "frames" not in record.getMessage()
    return not (going.begun and forgotten)


class Runs:
    """For websockets: one is one tab. The browser keeps what was entered, and sends it again to
    whichever server takes over.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        if going.begun:  # said so that the proxy asks the next
            refusal = PlainTextResponse("not here\n", 404)
            await WebSocket(scope, receive, send).send_denial_response(refusal)
            return
        tab = _Tab(receive, send)
        with SESSIONS.track_inprogress():
            try:
                await self.app(scope, tab.receive, tab.send)
            finally:
                tab.ended()


class _Tab:
    """What one tab waits for."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._since: float | None = None
        self._pressed = False
        self._page = ""

    async def receive(self) -> Message:
        message = await self._receive()
        asked = told(message.get("bytes"))
        while going.begun and message["type"] == "websocket.receive" and self._can_wait(asked):
            if self._since is None:
                await self._send({"type": "websocket.close", "code": RESTARTS})
                return {"type": "websocket.disconnect", "code": RESTARTS}
            message = await self._receive()
            asked = told(message.get("bytes"))
        if asked.WhichOneof("type") == "rerun_script":
            self._asked(asked.rerun_script)
        return message

    async def send(self, message: Message) -> None:
        """What is pressed on a card during a run has a run of its own after it."""
        await self._send(message)
        if (self._pressed or self._since is None) and _says_run_begins(message.get("bytes")):
            self._pressed = False
            self._begins()
        elif self._since is not None and _says_run_over(message.get("bytes")):
            RUNS.observe(perf_counter() - self._since)
            if not self._pressed:
                self.ended()

    def _can_wait(self, asked: BackMsg) -> bool:
        """Whether the next server can do it: the browser tells it what was entered."""
        return not (_presses(asked.rerun_script) or self._turns(asked.rerun_script))

    def _turns(self, asked: ClientState) -> bool:
        """To another page. The first request of a tab does not say which it is on."""
        return bool(self._page) and asked.page_script_hash not in {"", self._page}

    def _asked(self, asked: ClientState) -> None:
        """Streamlit answers nothing to a clock whose card is not there any more."""
        self._page = asked.page_script_hash or self._page
        if self._since is not None:
            self._pressed |= _presses(asked)
        elif not asked.is_auto_rerun:
            self._begins()

    def _begins(self) -> None:
        if self._since is None:
            self._since = perf_counter()
            going.run(1)

    def ended(self) -> None:
        if self._since is not None:
            self._since = None
            going.run(-1)


def _presses(asked: ClientState) -> bool:
    return any(map(is_press, asked.widget_states.widgets))


def _says_run_begins(data: bytes | None) -> bool:
    return bool(ForwardMsg.FromString(data or b"").HasField("new_session"))


def _says_run_over(data: bytes | None) -> bool:
    """Not the end of one that was cut short: another follows it at once."""
    return how_run_ended(data) not in {None, ForwardMsg.FINISHED_EARLY_FOR_RERUN}
