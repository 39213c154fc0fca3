"""What may be asked of a plan, and what is said of what may not. Nothing is stored here."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import get_args

from maturity.domain.kept_plan import Wishes
from maturity.domain.plan import MOST_PRIORITIES, Preset
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import PlanError
from maturity.locale import gettext as _

MOST_QUARTERS = 8
MOST_DAYS = 10_000
MOST_AT_ONCE = 1000
"""Actions; more than any catalogue holds."""

FIRST_YEAR, LAST_YEAR = 2000, 2099


def checked_wishes(wishes: Wishes, questionnaire: Questionnaire) -> Wishes:
    """The same, each priority once. PlanError with a sentence for each fault."""
    single = replace(wishes, priorities=tuple(dict.fromkeys(wishes.priorities)))
    problems = (*_out_of_range(single), *_unknown(single, questionnaire))
    if problems:
        raise PlanError(problems)
    return single


def day_problem(day: date | None) -> str | None:
    """None where there is nothing wrong with a day of a plan, or no day."""
    if day is None or FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return _("{day} is no day of a plan. Choose one from {first} to {last}.").format(
        day=day.isoformat(), first=FIRST_YEAR, last=LAST_YEAR
    )


def _out_of_range(wishes: Wishes) -> Iterator[str]:
    day = day_problem(wishes.start)
    if day is not None:
        yield day
    if not 1 <= wishes.quarters <= MOST_QUARTERS:
        yield _("A plan has 1 to {most} quarters, not {given}.").format(
            most=MOST_QUARTERS, given=wishes.quarters
        )
    if not 0 <= wishes.days_a_quarter <= MOST_DAYS:
        yield _("The staff days of a quarter are 0 to {most}, not {given}.").format(
            most=MOST_DAYS, given=wishes.days_a_quarter
        )
    for number in (wishes.parallel, wishes.most_actions):
        if number is not None and not 1 <= number <= MOST_AT_ONCE:
            yield _("The number of actions is 1 to {most}, not {given}.").format(
                most=MOST_AT_ONCE, given=number
            )


def _unknown(wishes: Wishes, questionnaire: Questionnaire) -> Iterator[str]:
    if len(wishes.priorities) > MOST_PRIORITIES:
        yield _("You named {count} priorities. Keep at most {most}.").format(
            count=len(wishes.priorities), most=MOST_PRIORITIES
        )
    themes = [theme.id for theme in questionnaire.themes]
    known = {*themes, *(question.id for question in questionnaire.questions)}
    for unknown in (priority for priority in wishes.priorities if priority not in known):
        yield _(
            "There is no theme and no question '{id}' here. The themes are {themes}; the ids of "
            "questions stand in the answers file."
        ).format(id=unknown, themes=", ".join(themes))
    if wishes.preset not in get_args(Preset):
        yield _("There is no preset '{preset}'. Choose one of {known}.").format(
            preset=wishes.preset, known=", ".join(get_args(Preset))
        )
