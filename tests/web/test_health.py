"""What a monitor and a proxy are told: whether the process lives, and whether it can work."""

import sqlite3
from contextlib import closing
from threading import Event

import pytest
from starlette.applications import Starlette

from maturity.web.going import Going
from maturity.web.routes import ROUTES, health
from tests.web.apptest import FrontDoor
from tests.web.asgi import fetch
from tests.web.test_unreadable_database import unreadable

APP = Starlette(routes=ROUTES)


def asked() -> tuple[tuple[int, str], tuple[int, str]]:
    lives, ready = fetch(APP, "/healthz"), fetch(APP, "/readyz")
    return (lives.status, lives.text), (ready.status, ready.text)


def test_a_server_that_works_says_so(front_door: FrontDoor) -> None:
    assert asked() == ((200, "ok\n"), (200, "ok\n"))


def test_without_its_database_it_lives_and_cannot_work(front_door: FrontDoor) -> None:
    with unreadable(front_door.place.database):
        assert asked() == ((200, "ok\n"), (503, "database\n"))
    assert asked() == ((200, "ok\n"), (200, "ok\n"))


LACKING = "DELETE FROM _sqlite_migrations WHERE name = '0001_organisations_and_people'"
NEWER = """
    INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
    VALUES ('maturity', '9999_of_a_newer_one', '2026-03-02')
"""


@pytest.mark.parametrize(("step", "ready"), [(LACKING, (503, "schema\n")), (NEWER, (200, "ok\n"))])
def test_it_goes_on_when_a_newer_version_added_a_step_and_not_when_it_lacks_one(
    step: str, ready: tuple[int, str], front_door: FrontDoor
) -> None:
    asked()  # it had started
    with closing(sqlite3.connect(front_door.place.database)) as other, other:
        other.execute(step)

    assert asked() == ((200, "ok\n"), ready)


def test_a_database_that_hangs_does_not_make_it_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Event()
    monkeypatch.setattr(health, "PATIENCE", 0.01)
    monkeypatch.setattr(health, "has_our_schema", answers.wait)
    try:
        assert [asked()[1] for _ in range(3)] == [(503, "database\n")] * 3
    finally:
        answers.set()


def test_while_it_is_going_it_takes_no_new_work(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = Going()
    going.begin()
    monkeypatch.setattr(health, "going", going)

    assert asked() == ((200, "ok\n"), (503, "going\n"))
