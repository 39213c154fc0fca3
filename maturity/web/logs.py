"""What the server writes about itself: one line of JSON each, and nothing that anybody typed, was
given or can be found by. What a request came to is noted in request_log.
"""

import json
import logging
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from typing import Any

OURS = "maturity.server"
LOUD = ("uvicorn", "uvicorn.access", "uvicorn.asgi", "uvicorn.error", "websockets.server")
"""They tell of each request, with its address and whose it is: only what goes wrong is wanted."""


def write_plain_lines() -> None:
    """Once, when the server starts. From then on no message of any library is written: texts of
    theirs hold addresses, and errors quote what they fell over.
    """
    logging.setLogRecordFactory(_record)
    for name in LOUD:
        logger = logging.getLogger(name)
        logger.addFilter(_matters)
        for handler in logger.handlers:
            handler.setFormatter(logging.Formatter("%(message)s"))
    ours = logging.getLogger(OURS)
    ours.setLevel(logging.INFO)
    ours.propagate = False
    if not ours.handlers:
        ours.addHandler(logging.StreamHandler())


def note(event: str, facts: Mapping[str, object], level: int = logging.INFO) -> None:
    """`facts` are figures, words that stand in the code, and why the database fails."""
    logging.getLogger(OURS).log(level, "%s", json.dumps(line(event, level, facts)))


def line(event: str, level: int, facts: Mapping[str, object]) -> dict[str, object]:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return {"time": now, "level": logging.getLevelName(level).lower(), "event": event, **facts}


def _matters(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING and record.name != "uvicorn.access"


def _record(*parts: Any, **named: Any) -> logging.LogRecord:
    """Of a library's record: who wrote it, where in their code, and the kind of an error."""
    found = logging.LogRecord(*parts, **named)
    if found.name == OURS:
        return found
    facts: dict[str, object] = {"where": f"{found.module}:{found.lineno}"}
    error = found.exc_info[1] if found.exc_info else found.msg
    if isinstance(error, BaseException):
        facts |= {"error": list(_kinds(error)), "frames": _frames(error)}
    found.msg, found.args = json.dumps(line(found.name, found.levelno, facts)), ()
    found.exc_info = found.exc_text = found.stack_info = None
    return found


def _kinds(error: BaseException | None) -> Iterator[str]:
    """The error, and what it came from. Of the system's and the database's, which one: no words."""
    while error is not None:
        name = type(error).__name__
        if isinstance(error, OSError) and error.errno is not None:
            name += f" {error.errno}"
        if isinstance(error, sqlite3.Error):
            name += f" {getattr(error, 'sqlite_errorname', '')}".rstrip()
        yield name
        error = error.__cause__ or error.__context__


def _frames(error: BaseException) -> list[str]:
    found = [(frame.f_code, number) for frame, number in walk_tb(error.__traceback__)]
    return [f"{Path(code.co_filename).name}:{number} {code.co_name}" for code, number in found]
