"""Answers that a browser gave just before it went to another page. Not what becomes of them.

A browser that leaves a page sends none of its widgets, and Streamlit stops whatever run it was
doing. An answer whose run had not begun would be gone: the server would forget it unseen. So what a
tab sent last goes along with its change of page, where the main script settles it first.
"""

from itertools import filterfalse

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from maturity.web.tab_messages import told


class CarryAnswers:
    """For websockets: one is one tab."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        last = WidgetStates()

        async def receive_with_answers() -> Message:
            message = await receive()
            if message.get("bytes"):
                message["bytes"] = carried(message["bytes"], last)
            return message

        websocket = scope["type"] == "websocket"
        await self.app(scope, receive_with_answers if websocket else receive, send)


def carried(data: bytes, last: WidgetStates) -> bytes:
    """The message with the widgets of `last` that it lacks. A card's message becomes `last`."""
    message = told(data)
    if message.WhichOneof("type") != "rerun_script":
        return data
    states = message.rerun_script.widget_states
    if message.rerun_script.fragment_id:
        last.CopyFrom(WidgetStates(widgets=filterfalse(is_press, states.widgets)))
        return data
    brought = {state.id for state in states.widgets}
    states.widgets.extend(state for state in last.widgets if state.id not in brought)
    whole: bytes = message.SerializeToString()
    return whole


def is_press(state: WidgetState) -> bool:
    """Of a button, say. It is over once it was sent: carried along, it would be another press."""
    return "trigger" in str(state.WhichOneof("value"))
