"""What a service's answer is to a member, and what becomes of it when the member confirms it."""

import pytest

from maturity.domain.assessment import UNANSWERED, Answer, NoLevel
from maturity.domain.round import AnswerRecord, Origin
from maturity.domain.service import Confirmation
from maturity.domain.service_answers import Stands, is_answered, stands, taken_over
from tests.store.samples import a_record

THEIRS = a_record(version=2, answer=Answer(3, evidence="records", comment="Theirs.", target=5))
MINE = a_record(
    version=4,
    answer=Answer(3, evidence="records", comment="A line.\nTheirs."),
    origin=Origin.SERVICE,
)
CONFIRMED = Confirmation("pot.full", 4, "west", "theirs", 2)


def own(**fields: object) -> AnswerRecord:
    return a_record(**({"version": 4, "answer": MINE.answer, "origin": Origin.SERVICE} | fields))


CASES = {
    "nothing of one's own": (None, None, Stands.TO_CONFIRM),
    "an answer taken back": (own(answer=UNANSWERED), CONFIRMED, Stands.TO_CONFIRM),
    "carried over": (own(origin=Origin.CARRIED), None, Stands.TO_CONFIRM),
    "confirmed": (MINE, CONFIRMED, Stands.CONFIRMED),
    "confirmed, another level now": (own(answer=Answer(2)), CONFIRMED, Stands.CHANGED),
    "confirmed, other evidence now": (
        own(answer=Answer(3, evidence="word")),
        CONFIRMED,
        Stands.CHANGED,
    ),
    "confirmed of another service": (
        MINE,
        Confirmation("pot.full", 4, "east", "others", 1),
        Stands.OURS,
    ),
    "confirmed once, then answered": (own(version=5, origin=Origin.OWN), CONFIRMED, Stands.OURS),
    "answered otherwise": (own(answer=Answer(1), origin=Origin.OWN), None, Stands.OURS),
    "answered the same": (own(origin=Origin.OWN), None, Stands.OURS),
    "agreed in a workshop": (own(origin=Origin.WORKSHOP), None, Stands.OURS),
    "don't know": (own(answer=Answer(NoLevel.DONT_KNOW), origin=Origin.OWN), None, Stands.OURS),
}


@pytest.mark.parametrize("case", CASES)
def test_a_members_answer_stands_to_the_services(case: str) -> None:
    mine, confirmed, expected = CASES[case]

    assert stands(mine, confirmed, THEIRS, "west") is expected


@pytest.mark.parametrize(
    ("answer", "origin", "expected"),
    [
        (Answer(0), Origin.OWN, True),
        (Answer(3), Origin.WORKSHOP, True),
        (Answer(NoLevel.NOT_APPLICABLE, reason="No."), Origin.OWN, True),
        (Answer(NoLevel.DONT_KNOW), Origin.OWN, False),
        (UNANSWERED, Origin.OWN, False),
        (Answer(3), Origin.CARRIED, False),
    ],
)
def test_a_service_has_answered_what_it_looked_at_and_knows(
    answer: Answer, origin: Origin, *, expected: bool
) -> None:
    assert is_answered(a_record(answer=answer, origin=origin)) is expected


def test_what_is_taken_over_says_so_and_keeps_the_members_target() -> None:
    taken = taken_over(THEIRS.answer, "A line.", Answer(1, comment="Gone.", target=4))

    assert taken == Answer(3, evidence="records", comment="A line.\nTheirs.", target=4)
    assert taken_over(Answer(2, target=5), "A line.", None) == Answer(2, comment="A line.")
