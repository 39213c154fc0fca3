"""Trying again: who had to let others go first stands in line, and nobody waits for the silent."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event
from typing import Any

import pytest
from psycopg import errors

from maturity.errors import StoreError
from maturity.store import postgres
from maturity.store.postgres import (
    BUSY_SECONDS,
    CONNECTIONS,
    NOT_IN_LINE,
    WAIT_FOR_TURN,
    PostgresAdapter,
)
from tests.postgres import Cluster


class Loses:
    """An act that has to let others go first, so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self, session: Any) -> str:
        session.execute("SELECT 1")
        if self.left:
            self.left -= 1
            raise errors.SerializationFailure
        return "done"


def test_an_act_that_took_longer_than_anybody_is_patient_is_tried_once_more(
    postgres_database: PostgresAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "BUSY_SECONDS", 0.0)

    assert postgres_database.write(Loses(1)) == "done"
    with pytest.raises(StoreError, match="is busy"):
        postgres_database.write(Loses(2))


def test_however_many_stand_in_line_somebody_can_read(postgres: Cluster) -> None:
    with closing(PostgresAdapter(postgres.fresh())) as adapter, ThreadPoolExecutor(30) as pool:
        first_is_there, may_go = Event(), Event()

        def first(session: Any) -> None:
            session.execute(WAIT_FOR_TURN)
            first_is_there.set()
            may_go.wait()

        ahead = pool.submit(adapter.write, first)
        assert first_is_there.wait(BUSY_SECONDS)
        waiting = [pool.submit(adapter.write, Loses(1)) for _ in range(20)]
        in_line = "SELECT COUNT(*) FROM pg_locks WHERE mode = 'ExclusiveLock' AND NOT granted"
        while adapter.read(lambda session: session.execute(in_line).fetchone()) < (
            CONNECTIONS - NOT_IN_LINE,
        ):
            pass

        assert adapter.read(lambda session: session.execute("SELECT 2").fetchone()) == (2,)
        may_go.set()
        ahead.result()
        assert [one.result() for one in waiting] == ["done"] * 20


def test_the_silent_are_let_go_before_others_lose_their_patience(
    postgres_database: PostgresAdapter,
) -> None:
    setting = "SELECT setting::integer FROM pg_settings WHERE name = %s"
    name = ("idle_in_transaction_session_timeout",)

    found = postgres_database.read(lambda session: session.execute(setting, name).fetchone())

    assert found is not None
    assert 0 < found[0] / 1000 < BUSY_SECONDS
