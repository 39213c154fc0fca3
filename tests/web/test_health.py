"""What a monitor and a proxy are told: whether the process lives, and whether it can work."""

import sqlite3
from contextlib import closing

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


@pytest.mark.parametrize(
    "step",
    [
        "UPDATE _sqlite_migrations SET name = '9999_of_a_newer_one' WHERE id = 1",
        "DELETE FROM _sqlite_migrations WHERE name = '0001_organisations_and_people'",
    ],
)
def test_on_the_schema_of_another_version_it_cannot_work(step: str, front_door: FrontDoor) -> None:
    asked()  # it had started
    with closing(sqlite3.connect(front_door.place.database)) as other, other:
        other.execute(step)

    assert asked() == ((200, "ok\n"), (503, "schema\n"))


def test_while_it_is_going_it_takes_no_new_work(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = Going()
    going.begin()
    monkeypatch.setattr(health, "going", going)

    assert asked() == ((200, "ok\n"), (503, "going\n"))
