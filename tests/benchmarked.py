"""Contributions to the questions that we ship, and releases of them, arranged by use cases."""

from datetime import UTC, date, datetime, timedelta

from maturity.access import Visitor
from maturity.domain.contribution import KeptContribution, Region, SizeBand
from maturity.domain.organisation import OrganisationType
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import Release
from maturity.domain.taskforce import IssuedCode
from maturity.usecases.publishing import publish, release_draft
from maturity.usecases.release_order import Wanted
from maturity.usecases.workplace import Workplace
from tests.contributions import a_contribution

CUT_OFF = date(2026, 3, 1)
KINDS: tuple[tuple[OrganisationType, Region, SizeBand], ...] = (
    ("district", "South West", "small"),
    ("district", "South East", "small"),
    ("unitary", "South West", "medium"),
)


def contributors(
    questionnaire: Questionnaire, count: int = 30, *, day: date = CUT_OFF, invented: bool = False
) -> list[KeptContribution]:
    """Councils of three kinds, ten of each where there are thirty, spread over the levels."""
    size = sum(question.light for question in questionnaire.questions)
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) - timedelta(days=7)
    return [
        a_contribution(
            f"C{number:03}",
            [min(5, number * 7 % 5 + (number + place * 3) % 3 // 2) for place in range(size)],
            type=KINDS[number % 3][0],
            region=KINDS[number % 3][1],
            size=KINDS[number % 3][2],
            at=at,
            questionnaire=questionnaire,
            invented=invented,
        )
        for number in range(count)
    ]


def contribute_all(
    work: Workplace, questionnaire: Questionnaire, count: int = 30, *, invented: bool = False
) -> None:
    """Under codes that the taskforce issued."""
    kept = contributors(questionnaire, count, invented=invented)
    for one in kept:
        code = one.contribution.envelope.code
        work.store.add_issued_code(IssuedCode(code, f"Council {code}", one.taken_at))
    work.store.add_contributions(kept)


def a_published_release(
    work: Workplace,
    owner: Visitor,
    questionnaire: Questionnaire,
    count: int = 30,
    *,
    invented: bool = False,
) -> Release:
    contribute_all(work, questionnaire, count, invented=invented)
    draft = release_draft(work, owner, Wanted(questionnaire.id, CUT_OFF))
    publish(work, owner, draft)
    return draft.release
