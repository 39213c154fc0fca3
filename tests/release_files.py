"""Folders of contribution files, and releases built from them, for tests of the command line."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from random import Random

from click.testing import Result

from maturity.domain.contribution import Contribution, KeptContribution, Withdrawal
from maturity.domain.questionnaire import Questionnaire
from maturity.exchange.contribution_file import contribution_bytes
from tests.command_line import OURS, Invoke
from tests.contributions import a_contribution
from tests.shipped import shipped_library

JUNE, LATER = datetime(2026, 6, 1, 9, tzinfo=UTC), datetime(2026, 9, 1, 9, tzinfo=UTC)
FIRST, SECOND = "2026-06-30", "2026-09-30"


@lru_cache
def bank() -> Questionnaire:
    return shipped_library().questionnaire(OURS)


def given(code: str, at: datetime = JUNE, *, invented: bool = False) -> KeptContribution:
    """Levels that follow from the code and the time."""
    chance = Random(f"{code} {at}")  # noqa: S311 the same in every run
    levels = [chance.choice((0, 1, 2, 3)) for _ in bank().light_set().questions]
    region = "London" if int(code[1:]) % 2 else "North West"
    return a_contribution(
        code, levels, questionnaire=bank(), region=region, at=at, invented=invented
    )


def put(folder: Path, name: str, found: Contribution | Withdrawal) -> Path:
    path = folder / f"{name}.json"
    path.write_bytes(contribution_bytes(found))
    return path


def an_inbox(
    folder: Path, numbers: Iterable[int], at: datetime = JUNE, *, invented: bool = False
) -> Path:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        kept = given(f"C{number:03}", at, invented=invented)
        put(folder, f"{number}-{at:%Y%m}", kept.contribution)
    return folder


def built(invoke: Invoke, folder: Path, name: str = "first", *more: str, at: str = FIRST) -> Result:
    """From `inbox` into `out`, both in this folder."""
    (folder / "out").mkdir(exist_ok=True)
    out = str(folder / "out" / f"{name}.sqlite")
    box = str(folder / "inbox")
    return invoke("release", "build", "--out", out, "--contributions", box, "--at", at, *more)
