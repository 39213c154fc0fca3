"""What the server writes about itself: each line JSON, and nothing of anybody in it."""

import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from maturity.web import logs
from maturity.web.logs import note, write_plain_lines

SECRET = "what-somebody-typed"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What both our logger and a library's would write, for the time of a test."""
    factory, out = logging.getLogRecordFactory(), io.StringIO()
    names = (logs.OURS, "a.library", *logs.LOUD)
    handler = logging.StreamHandler(out)
    for name in names:
        monkeypatch.setattr(logging.getLogger(name), "handlers", [handler])
        monkeypatch.setattr(logging.getLogger(name), "filters", [])
        monkeypatch.setattr(logging.getLogger(name), "propagate", False)
    write_plain_lines()
    yield out
    logging.setLogRecordFactory(factory)


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_line_of_ours_says_when_how_grave_and_what(written: io.StringIO) -> None:
    note("request", {"route": "/link/{token}", "status": 303})

    (line,) = lines(written)
    assert list(line) == ["time", "level", "event", "route", "status"]
    assert (line["level"], line["event"], line["route"]) == ("info", "request", "/link/{token}")


def test_of_a_librarys_words_only_their_place_is_written(written: io.StringIO) -> None:
    logging.getLogger("a.library").warning("no %s here", SECRET)
    logging.getLogger("a.library").error(f"nor {SECRET}", stack_info=True)  # noqa: G004

    assert SECRET not in written.getvalue()
    assert [(line["level"], line["event"]) for line in lines(written)] == [
        ("warning", "a.library"),
        ("error", "a.library"),
    ]
    assert all(line["where"].startswith("test_logs:") for line in lines(written))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ValueError(SECRET), "ValueError"),
        (OSError(28, SECRET), "OSError 28"),
        (sqlite3.OperationalError(SECRET), "OperationalError"),
        (KeyError(SECRET), "KeyError"),
    ],
    ids=str,
)
def test_of_an_error_its_kind_and_its_way_are_written_and_not_what_it_quotes(
    written: io.StringIO, error: Exception, kind: str
) -> None:
    try:
        try:
            raise error  # noqa: TRY301
        except Exception as first:
            raise RuntimeError(SECRET) from first
    except RuntimeError:
        logging.getLogger("a.library").exception("failed on %s", SECRET)

    (line,) = lines(written)
    assert SECRET not in written.getvalue()
    assert line["error"] == ["RuntimeError", kind]
    assert line["frames"][0].startswith("test_logs.py:")


def test_what_libraries_tell_of_each_request_is_not_written(written: io.StringIO) -> None:
    logging.getLogger("uvicorn.access").warning('127.0.0.1 - "GET /link/%s" 200', SECRET)
    logging.getLogger("uvicorn.error").info('127.0.0.1 - "WebSocket /" [accepted]')

    assert written.getvalue() == ""
