"""What is kept of a plan, with defaults, for contract tests."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from maturity.domain.kept_plan import (
    KeptOwnAction,
    KeptRecord,
    KeptTarget,
    KeptWishes,
    Wishes,
)
from maturity.domain.plan import ActionRecord, OwnAction, Status
from maturity.domain.round import Assessment
from maturity.store import Store
from tests.store.samples import NOW

APRIL, MAY, JULY = date(2026, 4, 1), date(2026, 5, 20), date(2026, 7, 1)


def wishes(version: int = 1, author: str = "ann", **fields: object) -> KeptWishes:
    return KeptWishes(version, replace(Wishes(APRIL), **fields), author, NOW)  # type: ignore[arg-type]


def a_target(version: int = 1, author: str = "ann", **fields: object) -> KeptTarget:
    made = KeptTarget("pot.full", version, 4, author, NOW)
    return replace(made, **fields)  # type: ignore[arg-type]


def a_note(version: int = 1, author: str = "ann", **fields: object) -> KeptRecord:
    record = ActionRecord("pot.fill", Status.IN_PROGRESS)
    return KeptRecord(version, replace(record, **fields), author, NOW)  # type: ignore[arg-type]


def own(version: int = 1, author: str = "ann", **fields: object) -> KeptOwnAction:
    action = OwnAction("own-1", "Buy a larger pot", 3)
    return KeptOwnAction(version, replace(action, **fields), author, NOW)  # type: ignore[arg-type]


def keep_wishes(store: Store, round_: Assessment, version: int, author: str = "ann") -> None:
    store.add_plan_wishes(round_.id, wishes(version, author))


def keep_target(store: Store, round_: Assessment, version: int, author: str = "ann") -> None:
    store.add_plan_target(round_.id, a_target(version, author))


def keep_record(store: Store, round_: Assessment, version: int, author: str = "ann") -> None:
    store.add_action_records(round_.id, [a_note(version, author)])


def keep_own_action(store: Store, round_: Assessment, version: int, author: str = "ann") -> None:
    store.add_own_action(round_.id, own(version, author))


KEEPING: tuple[Callable[[Store, Assessment, int, str], None], ...] = (
    keep_wishes,
    keep_target,
    keep_record,
    keep_own_action,
)
"""Everything that is kept of a plan, in any version and by anybody."""
