"""In a language that nobody speaks: what `plan`, `verify` and the use cases of plans say."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maturity.domain.kept_plan import Wishes
from maturity.domain.plan import ActionRecord, Status
from maturity.errors import MaturityError
from maturity.locale import speaking, translations
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_records import GivenQuarter, GivenRecord, pin, postpone, record_action
from maturity.usecases.plans import GivenTarget, GivenWishes, change_request, choose_target
from tests.command_line import OURS, SAMPLE
from tests.documents.sample_results import shipped
from tests.locale.pseudo import LANGUAGE, forgotten
from tests.locale.test_no_sentence_is_forgotten import said
from tests.usecases.places import Place

THEMES = [theme.id for theme in shipped().themes]
NAMES = [
    *("full", "members", "evidence", "propose", "law", "foundations", "next-stage", "solid"),
    *("england", "wales", "scotland", "northern-ireland", "format", "version", "answers"),
    *(*THEMES, *(f"theme:{theme}" for theme in THEMES), OURS, f"{OURS}-actions", "theme:x", "x"),
]
"""What is typed as it stands in every language."""


@pytest.fixture
def speaks(catalogues: Path) -> Iterator[None]:
    with speaking(translations(LANGUAGE, catalogues)):
        yield


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "args",
    [
        ("--out", "new.json"),
        ("--out", "new.json", "--optimal", "--quarters", "2"),
        ("--out", "new.odt"),
        ("--out", "new.json", "--part", "members"),
        ("--out", "new.html", "--part", "theme:x"),
        ("--out", "new.json", "--quarters", "0", "--capacity", "-1", "--parallel", "0"),
        ("--out", "new.json", "--start", "9999-12-31", "--target", "7"),
        ("--out", "new.json", "--target", "7"),
        ("--out", "new.json", *(f"--priority={name}" for name in ("x", *THEMES))),
        ("--out", "there.json"),
        ("--out", "missing/new.json"),
    ],
    ids=" ".join,
)
def test_a_plan_is_neither_made_nor_refused_in_english(
    speaks: None, cache: Path, here: Path, args: tuple[str, ...]
) -> None:
    (here / "there.json").write_text("mine", encoding="utf-8")

    output = said("plan", SAMPLE, *args, MATURITY_CACHE=str(cache))

    reasons = ["No such file or directory"]  # in the words of the system
    files = ["new", "there", "missing", "json", ".odt", ".html", ".pdf", ".docx", ".xlsx", "/"]
    assert not forgotten(output, known=[*reasons, *files, *NAMES])


def spoilt(receipt: dict[str, Any]) -> Iterator[object]:
    request = receipt["request"]
    yield receipt
    yield {}
    yield receipt | {"version": 2}
    yield {name: part for name, part in receipt.items() if name != "answers"}
    for name, wrong in (
        *(("quarters", "x"), ("start", "x"), ("nation", "x"), ("priorities", {}), ("records", [])),
        *(
            ("preset", 7),
            ("quarters", 99),
            ("targets", {"policy.scope": 9}),
            ("start", "9999-01-01"),
        ),
        ("own_actions", [{"id": "x", "days": -1}]),
    ):
        yield receipt | {"request": request | {name: wrong}}
    for part in ("questionnaire", "catalogue"):
        yield receipt | {part: receipt[part] | {"hash": "x"}}
    yield receipt | {"catalogue": receipt["catalogue"] | {"id": "x"}}
    yield receipt | {"forecast": {}, "scores": None, "plan": {"scheduled": []}}
    yield receipt | {"answers": {f"x{n}": {**answer()} for n in range(60)}}


def answer() -> dict[str, None]:
    return {"level": None, "evidence": None, "target": None}


def test_a_receipt_is_neither_verified_nor_refused_in_english(
    speaks: None, cache: Path, here: Path
) -> None:
    said("plan", SAMPLE, "--out", "new.json", MATURITY_CACHE=str(cache))
    receipt = json.loads((here / "new.json").read_text(encoding="utf-8"))
    cases = [
        *map(json.dumps, spoilt(receipt)),
        "",
        "[" * 99 + "]" * 99,
        '{"x": NaN}',
        '{"x": 1, "x": 2}',
    ]
    texts = set()

    for text in cases:
        (here / "x.json").write_text(text, encoding="utf-8")
        output = said("verify", "x.json", MATURITY_CACHE=str(cache))
        texts.add(output)
        # What a receipt says stands in it as it is, between apostrophes.
        assert not forgotten(output, known=[".json", "none", *NAMES, *PLACES]), output
    assert len(texts) == len(cases)


PLACES = [
    *("request", "start", "quarters", "nation", "priorities", "records", "preset", "targets"),
    *("own_actions", "scores", "plan", "forecast", "scheduled", "overall", "themes", "total"),
    *("by_quarter", "finished", "left_out", "NaN", "null", "optimum"),
]


def refusals() -> dict[str, Callable[[Place, Any, str], object]]:
    def note(**fields: Any) -> Callable[[Place, Any, str], object]:
        record = ActionRecord("pot.full.2", **fields)
        return lambda p, who, a: record_action(p.work, who, a, GivenRecord(record))

    quarter = GivenQuarter("pot.full.2", date(2026, 7, 1), 5)
    return {
        "dropped": note(status=Status.DROPPED),
        "due": note(start=date(2026, 7, 1), due=date(2026, 6, 1)),
        "day": note(due=date.max),
        "owner": note(owner="x" * 201),
        "notes": note(notes="x" * 10_001),
        "link": note(evidence_link="x" * 10_001),
        "reason": note(status=Status.DROPPED, reason="x" * 10_001),
        "moved": lambda p, who, a: pin(p.work, who, a, quarter),
        "later": lambda p, who, a: postpone(p.work, who, a, quarter),
        "title": lambda p, who, a: add_own_action(p.work, who, a, GivenOwnAction("")),
        "long": lambda p, who, a: add_own_action(p.work, who, a, GivenOwnAction("x" * 201)),
        "days": lambda p, who, a: add_own_action(p.work, who, a, GivenOwnAction("x", -1)),
        "target": lambda p, who, a: choose_target(p.work, who, a, GivenTarget("pot.full", 9)),
        "stale": lambda p, who, a: choose_target(p.work, who, a, GivenTarget("pot.full", 1, 9)),
        "wishes": lambda p, who, a: change_request(
            p.work,
            who,
            a,
            GivenWishes(Wishes(date.max, preset="x")),  # type: ignore[arg-type]
        ),
    }


@pytest.mark.parametrize("case", refusals())
def test_nothing_about_a_plan_is_refused_in_english(
    speaks: None, tmp_path: Path, case: str
) -> None:
    place = Place(tmp_path / "maturity.db")
    ann, begun = place.round()

    with pytest.raises(MaturityError) as raised:
        refusals()[case](place, ann, begun.id)

    assert not forgotten(str(raised.value), known=NAMES)
