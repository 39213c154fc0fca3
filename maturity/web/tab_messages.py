"""What a tab and Streamlit tell each other over a websocket, read. Not what becomes of it."""

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LONGEST_END = 5_000
"""Bytes of the message that says that a run is over: it names each card that was drawn. What is
longer is not looked into.
"""


def told(data: bytes | None) -> BackMsg:
    """By a tab. Nothing, of what is no message: Streamlit says what is wrong with it."""
    try:
        message: BackMsg = BackMsg.FromString(data or b"")
    except DecodeError:
        return BackMsg()
    return message


def how_run_ended(data: bytes | None) -> "ForwardMsg.ScriptFinishedStatus.ValueType | None":
    """As Streamlit tells a tab. None for anything else."""
    if not data or len(data) > LONGEST_END:
        return None
    message = ForwardMsg.FromString(data)
    ended = message.WhichOneof("type") == "script_finished"
    return message.script_finished if ended else None
