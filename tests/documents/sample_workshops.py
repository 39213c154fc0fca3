"""Workshops on the shipped questions, before and after: what their documents are made from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date
from typing import Any

from maturity.documents.workshop_pack import PackPaper
from maturity.documents.workshop_record import RecordPaper, RecordQuestion
from maturity.domain.agenda import slots, timetable
from maturity.domain.second_vote import Showing, Shown
from maturity.domain.vote import Counts
from maturity.domain.workshop import Agreed, ItemState
from tests.documents.sample_results import RIVERMOUTH, shipped
from tests.workshops import NINE, a_level, a_workshop

ASKED = tuple(question for question in shipped().questions if question.light)[:7]
FIRST, SECOND = ASKED[:2]
DAY = date(2027, 5, 14)

WIDE, NARROW = Counts((1, 3, 3, 4, 1, 0), 1), Counts((0, 0, 4, 8, 0, 0))


def a_pack(**fields: Any) -> PackPaper:
    workshop = replace(
        a_workshop(*(question.id for question in ASKED)), roles=("procurement", "director")
    )
    planned = slots(workshop.items)
    return PackPaper(
        **{
            "organisation": RIVERMOUTH,
            "questionnaire": shipped(),
            "workshop": workshop,
            "on": DAY,
            "slots": planned,
            "rows": timetable(planned, NINE.astimezone(UTC)),
            "join_at": "https://index.example.gov.uk/j",
            "code": "ABC-234",
            **fields,
        }
    )


def asked(
    number: int,
    state: ItemState = ItemState.AGREED,
    agreed: Agreed | None = None,
    shown: Shown | None = None,
) -> RecordQuestion:
    item = a_workshop(ASKED[number].id).items[0]
    return RecordQuestion(ASKED[number], replace(item, state=state, agreed=agreed), shown)


def every_outcome() -> tuple[RecordQuestion, ...]:
    """Agreed after a second vote, not agreed, talked about, too few, and three without a level."""
    told = replace(a_level(3), evidence="The register of contracts.", dissent="Care sees level 1.")
    split = replace(a_level(1, reason="Two camps, and no figures."), settled=False)
    return (
        asked(0, agreed=told, shown=Shown(Showing.BESIDE, WIDE, NARROW)),
        asked(1, agreed=split, shown=Shown(Showing.NEARLY_NOBODY, Counts((5, 0, 0, 0, 5, 0), 6))),
        asked(2, agreed=a_level(2)),
        asked(3, agreed=a_level(2), shown=Shown(Showing.TOO_FEW)),
        asked(4, ItemState.PARKED),
        asked(5, ItemState.SKIPPED),
        asked(6, ItemState.WAITING),
    )


def a_record(items: Sequence[RecordQuestion] | None = None, **fields: Any) -> RecordPaper:
    return RecordPaper(
        **{
            "organisation": RIVERMOUTH,
            "questionnaire": shipped(),
            "on": DAY,
            "closed": True,
            "items": every_outcome() if items is None else tuple(items),
            "roles": {"finance": 2, "procurement": 3, "not-said": 7},
            "names": {"ann": "Ann Price"},
            **fields,
        }
    )
