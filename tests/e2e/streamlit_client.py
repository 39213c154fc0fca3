"""A browser tab without a browser: it speaks Streamlit's protocol over the websocket.

It keeps what the page shows, finds widgets by the keys that pages give them, sends what Streamlit's
own script in a browser would send, and counts it. It does not look like anything.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

PATIENCE = 30.0
"""Seconds. A noisy machine is no reason to fail."""

NO_TOKEN = "PLACEHOLDER_AUTH_TOKEN"
CHOICES = {"radio", "selectbox"}
BOXES = {"text_input", "text_area"}
WORDS = {"text": "body", "markdown": "body", "heading": "body", "alert": "body", "html": "body"}

Path = tuple[int, ...]
Value = str | bool | None


class Gone(Exception):
    """The server closed the connection, or died."""


@dataclass(slots=True)
class Part:
    """An element of the page. `widget` is the id of a widget, empty for anything else."""

    run: str
    fragment: str
    script: str
    text: str = ""
    widget: str = ""
    options: tuple[str, ...] = ()


@dataclass
class Traffic:
    """Messages and bytes, as they are within the frames of the websocket."""

    sent: int = 0
    received: int = 0
    messages: int = 0


def follow_link(address: str, token: str) -> str:
    """The cookie that somebody gets who presses the button of a link's page."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    browser = {"Origin": address, "Sec-Fetch-Site": "same-origin", "Content-Length": "0"}
    connection.request("POST", f"/link/{token}", headers=browser)
    answer = connection.getresponse()
    cookie = answer.getheader("set-cookie", "")
    connection.close()
    if answer.status != 303 or not cookie:
        raise Gone(f"the link was answered with {answer.status}")
    return cookie.split(";")[0]


@dataclass
class Tab:
    """One tab of one person. `how` is what its connection takes besides, such as whom it trusts."""

    cookie: str = ""
    how: dict[str, Any] = field(default_factory=dict)
    parts: dict[Path, Part] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    traffic: Traffic = field(default_factory=Traffic)
    finished: Counter[str] = field(default_factory=Counter)
    """How often each fragment was drawn to its end, and the whole page under ''."""
    running: bool = False
    alive: bool = False
    page: str = ""
    main: str = ""
    run: str = ""
    session: str = ""
    _ticking: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def connect(self, address: str, path: str = "") -> None:
        """Opens a page. After a loss of connection it goes on as a browser does: with what its
        widgets hold, answers that nobody has acknowledged included.
        """
        protocols = ["streamlit", NO_TOKEN] + [self.session] * bool(self.session)
        headers = {"Cookie": self.cookie} if self.cookie else None
        self._news = asyncio.Event()
        self._line: ClientConnection = await connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=[Subprotocol(name) for name in protocols],
            max_size=None,
            open_timeout=PATIENCE,
            **{"origin": address, "additional_headers": headers, **self.how},
        )
        self.alive = True
        self._reader = asyncio.create_task(self._read())
        await self._run_whole(self.values, page=self.page, name="" if self.page else path)

    async def close(self) -> None:
        """As closing a tab does. Nothing is waited for."""
        await self._line.close()
        await self._reader

    async def go(self, path: str, *, wait: bool = True) -> None:
        """To another page by its link: a browser sends no widget of the page that it leaves."""
        kept = {part.widget for part in self.parts.values() if part.script == self.main}
        values = {name: value for name, value in self.values.items() if name in kept}
        await self._run_whole(values, page=self.pages[path], wait=wait)

    async def choose(self, key: str, beginning: str) -> None:
        """An option of a radio group or a box, by how it begins. Answers are not waited for."""
        part = self.part(key)
        await self._change(part, next(o for o in part.options if o.startswith(beginning)))

    def part(self, key: str) -> Part:
        """The widget of a key. Streamlit ends a widget's id with it."""
        return next(part for part in self.parts.values() if part.widget.endswith(f"-{key}"))

    def has(self, key: str) -> bool:
        return any(part.widget.endswith(f"-{key}") for part in self.parts.values())

    def value(self, key: str) -> Value:
        return self.values[self.part(key).widget]

    def texts(self) -> list[str]:
        return [part.text for _, part in sorted(self.parts.items()) if part.text]

    def card(self, key: str) -> list[str]:
        """What is written in the fragment in which the widget stands."""
        fragment = self.part(key).fragment
        parts = [part for _, part in sorted(self.parts.items()) if part.fragment == fragment]
        return [part.text for part in parts if part.text]

    def drawn(self, key: str) -> int:
        """How often the widget was drawn by runs that ended."""
        fragment = self.part(key).fragment
        return self.finished[fragment] + (self.finished[""] if fragment else 0)

    async def until(self, true: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Looks whenever a run ends. TimeoutError, or Gone where nothing can come any more."""
        async with asyncio.timeout(seconds):
            while not true():
                if not self.alive:
                    raise Gone
                self._news.clear()
                await self._news.wait()

    async def settled(self) -> None:
        """Nothing has run for a while."""
        quiet = 0
        while quiet < 5:
            await self.until(lambda: not self.running)
            before = self.traffic.messages
            await asyncio.sleep(0.05)
            quiet = quiet + 1 if before == self.traffic.messages else 0

    async def _change(self, part: Part, value: Value) -> None:
        self.values[part.widget] = value
        await self._send(self.values, self.page, fragment=part.fragment)

    async def _run_whole(
        self, values: dict[str, Value], *, page: str, name: str = "", wait: bool = True
    ) -> None:
        before = self.finished[""]
        await self._send(values, page, name=name)
        if wait:
            await self.until(lambda: self.finished[""] > before and not self.running)

    async def _send(
        self, values: dict[str, Value], page: str, *, name: str = "", **more: Any
    ) -> None:
        """`more` is the `fragment` to run, and whether that is `automatic`."""
        message = BackMsg()
        state = message.rerun_script
        state.page_script_hash, state.page_name = page, name
        state.fragment_id = more.get("fragment", "")
        state.is_auto_rerun = more.get("automatic", False)
        state.context_info.timezone, state.context_info.locale = "Europe/London", "en-GB"
        state.widget_states.widgets.extend(_state(*item) for item in values.items())
        data = message.SerializeToString()
        self.traffic.sent += len(data)
        with suppress(ConnectionClosed):
            await self._line.send(data)

    async def _read(self) -> None:
        with suppress(ConnectionClosed):
            async for data in self._line:
                self.traffic.received += len(data)
                self.traffic.messages += 1
                self._take(ForwardMsg.FromString(bytes(data)))  # type: ignore[arg-type]
        self.alive, self.running = False, False
        self._stop_ticking(*self._ticking)
        self._news.set()

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._draw(message)
        elif kind == "new_session":
            self._begin(message)
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
            self.pages = {p.url_pathname: p.page_script_hash for p in message.navigation.app_pages}
        elif kind == "session_status_changed":
            self.running = message.session_status_changed.script_is_running
            self._news.set()
        elif kind == "script_finished":
            self._end(message)
        elif kind == "auto_rerun":
            self._tick(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "stop_auto_rerun":
            self._stop_ticking(*message.stop_auto_rerun.fragment_ids)

    def _tick(self, fragment: str, seconds: float) -> None:
        """A fragment that the server wants drawn again and again."""

        async def ticking() -> None:
            while self.alive:
                await asyncio.sleep(seconds)
                await self._send(self.values, self.page, fragment=fragment, automatic=True)

        self._stop_ticking(fragment)
        self._ticking[fragment] = asyncio.create_task(ticking())

    def _stop_ticking(self, *fragments: str) -> None:
        for fragment in fragments:
            if fragment in self._ticking:
                self._ticking.pop(fragment).cancel()

    def _begin(self, message: ForwardMsg) -> None:
        """Another page keeps nothing of the last one but what the main script draws."""
        new, self.run = message.new_session, message.metadata.run.script_run_id
        self.main, self.session = new.main_script_hash, new.initialize.session_id or self.session
        if not message.metadata.run.fragment_ids:
            self._stop_ticking(*self._ticking)
        if new.page_script_hash != self.page and not message.metadata.run.fragment_ids:
            self._keep(lambda part: part.script == self.main)
            self.page = new.page_script_hash

    def _end(self, message: ForwardMsg) -> None:
        """A run that came to its end takes away what it did not draw again."""
        ok = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
        if message.script_finished not in ok:
            return
        run, fragments = message.metadata.run.script_run_id, message.metadata.run.fragment_ids
        self._keep(lambda p: p.run == run or bool(fragments and p.fragment not in fragments))
        self.finished.update(fragments or [""])
        self._news.set()

    def _keep(self, wanted: Callable[[Part], bool]) -> None:
        self.parts = {path: part for path, part in self.parts.items() if wanted(part)}
        widgets = {part.widget for part in self.parts.values()}
        self.values = {name: value for name, value in self.values.items() if name in widgets}

    def _draw(self, message: ForwardMsg) -> None:
        path, delta = tuple(message.metadata.delta_path), message.delta
        if delta.WhichOneof("type") != "new_element":
            return
        part = Part(self.run, delta.fragment_id, message.metadata.active_script_hash)
        self._fill(part, delta)
        self.parts[path] = part

    def _fill(self, part: Part, delta: Delta) -> None:
        """The server's word replaces what a widget holds only where it says so."""
        kind = delta.new_element.WhichOneof("type") or ""
        element: Any = getattr(delta.new_element, kind)
        part.text = getattr(element, WORDS[kind]) if kind in WORDS else ""
        if kind in CHOICES | BOXES:
            part.widget, part.options = element.id, tuple(getattr(element, "options", ()))
            if element.set_value or element.id not in self.values:
                self.values[element.id] = _given(element, kind)


def _given(element: Any, kind: str) -> Value:
    field_name = "raw_value" if kind in CHOICES else "value"
    if element.set_value:
        return str(getattr(element, field_name)) if element.HasField(field_name) else None
    if not element.HasField("default"):
        return None
    return str(element.options[element.default] if kind in CHOICES else element.default)


def _state(widget: str, value: Value) -> WidgetState:
    if isinstance(value, bool):
        return WidgetState(id=widget, bool_value=value)
    return WidgetState(id=widget) if value is None else WidgetState(id=widget, string_value=value)
