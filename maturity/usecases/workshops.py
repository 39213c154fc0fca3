"""Preparing a workshop: its agenda, its day, who is expected. Not the day itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from maturity.access import Permission, Visitor, person_id, require
from maturity.domain.contributors import CONTRIBUTOR_ROLES, ContributorRole
from maturity.domain.questionnaire import Question
from maturity.domain.round import Assessment
from maturity.domain.workshop import Item, Workshop, WorkshopState
from maturity.domain.workshop_steps import IllegalStep, Refused
from maturity.domain.workshop_steps import change_agenda as with_agenda
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.given_text import given_id
from maturity.usecases.join_code import join_code
from maturity.usecases.rounds import Round, require_open, require_round
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_sentences import sentence

LASTS = timedelta(hours=36)
"""How long a code works from the beginning of the day, unless somebody says otherwise."""

LONGEST = timedelta(days=30)
"""A code that works for long is a code that somebody finds."""

MOST_MINUTES = 120

OF_ROUNDS = frozenset({Permission.SEE, Permission.ANSWER, Permission.SUBMIT})
"""What asks for the answers of a round beside its workshop."""


@dataclass(frozen=True)
class GivenDay:
    """When a workshop is, who is expected, and how long its code works."""

    starts_at: datetime
    roles: tuple[ContributorRole, ...] = ()
    vote_ahead: bool = False
    expires_at: datetime | None = None

    @property
    def ends(self) -> datetime:
        return self.expires_at or self.starts_at + LASTS


@dataclass(frozen=True, kw_only=True)
class GivenWorkshop(GivenDay):
    """What somebody prepares. `minutes` are the questions in their order, each with its time."""

    minutes: Mapping[str, int]


@dataclass(frozen=True)
class OpenWorkshop:
    """A workshop with the round that it is about."""

    found: Round
    workshop: Workshop

    @property
    def top(self) -> int:
        return self.found.questionnaire.top_level

    def question(self, question_id: str) -> Question:
        questions = self.found.questionnaire.questions
        return next(question for question in questions if question.id == question_id)

    @property
    def titles(self) -> dict[str, str]:
        return {question.id: question.title for question in self.found.questionnaire.questions}


def prepare_workshop(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenWorkshop
) -> Workshop:
    """A workshop about a round in work. Conflict where it has one that is not closed."""
    found = require_round(workplace, who, assessment_id, Permission.HOLD_WORKSHOP)
    require_open(found)
    now = workplace.now()
    _check_minutes(found, given.minutes)
    _check_day(given, now)
    workshop = Workshop(
        id=workplace.new_id(),
        assessment_id=found.assessment.id,
        code=_free_code(workplace),
        made_by=person_id(who),
        made_at=now,
        expires_at=given.ends,
        items=tuple(Item(question_id, minutes) for question_id, minutes in given.minutes.items()),
        roles=given.roles,
        vote_ahead=given.vote_ahead,
        starts_at=given.starts_at,
    )
    workplace.store.add_workshop(workshop)
    return workshop


def change_preparation(
    workplace: Workplace, who: Visitor | None, workshop_id: str, given: GivenDay
) -> Workshop:
    """The day anew, also on the day itself, when it grows late. The agenda stays as it is."""
    here = require_workshop(workplace, who, workshop_id, Permission.HOLD_WORKSHOP)
    _check_day(given, here.workshop.made_at)

    def decide(now: Workshop) -> Workshop:
        _require_not_over(here, now)
        return replace(
            now,
            roles=given.roles,
            vote_ahead=given.vote_ahead,
            starts_at=given.starts_at,
            expires_at=given.ends,
        )

    return workplace.store.change_workshop(here.workshop.id, decide)


def change_code(
    workplace: Workplace, who: Visitor | None, workshop_id: str, instead_of: str
) -> Workshop:
    """Another code, where strangers came in: who has not voted yet joins again with the new one.

    Pressed twice, it is changed once: `instead_of` is the code that was to go.
    """
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    code = _free_code(workplace)

    def decide(now: Workshop) -> Workshop:
        _require_not_over(here, now)
        return replace(now, code=code) if now.code == instead_of else now

    return workplace.store.clear_out(here.workshop.id, decide)


def change_agenda(
    workplace: Workplace, who: Visitor | None, workshop_id: str, minutes: Mapping[str, int]
) -> Workshop:
    """The questions in another order, others, or with other times."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    _check_minutes(here.found, minutes)
    return workplace.store.change_workshop(
        here.workshop.id, lambda now: _with_agenda(here, now, minutes)
    )


def workshop_of(workplace: Workplace, who: Visitor | None, assessment_id: str) -> Workshop | None:
    """The one of a round that is not closed; otherwise the last that was."""
    found = require_round(workplace, who, assessment_id, Permission.SEE_WORKSHOP)
    workshops = workplace.store.workshops_of(found.assessment.id)
    running = [each for each in workshops if each.state is not WorkshopState.CLOSED]
    return next(iter([*running, *reversed(workshops)]), None)


def workshops_of(
    workplace: Workplace, who: Visitor | None, assessment_id: str
) -> tuple[Workshop, ...]:
    """All of a round, oldest first."""
    found = require_round(workplace, who, assessment_id, Permission.SEE_WORKSHOP)
    return tuple(workplace.store.workshops_of(found.assessment.id))


def open_workshop(workplace: Workplace, who: Visitor | None, workshop_id: str) -> OpenWorkshop:
    """A workshop to look at."""
    return require_workshop(workplace, who, workshop_id, Permission.SEE_WORKSHOP)


def require_workshop(
    workplace: Workplace, who: Visitor | None, workshop_id: str, permission: Permission
) -> OpenWorkshop:
    """The workshop, if the visitor may do this in the organisation whose round it is about."""
    workshop = workplace.store.workshop(given_id(workshop_id))
    if workshop is None:
        raise NotHere
    found = require_round(workplace, who, workshop.assessment_id, permission)
    return OpenWorkshop(found if permission in OF_ROUNDS else without_content(found), workshop)


def workshop_rounds(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> tuple[Assessment, ...]:
    """The organisation's rounds, oldest first, for whoever may see its workshops."""
    known = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.SEE_WORKSHOP, known)
    rounds = workplace.store.assessments_of(organisation.id)
    return tuple(_without_words(assessment) for assessment in rounds)


def round_for_workshop(workplace: Workplace, who: Visitor | None, assessment_id: str) -> Round:
    """A round with its questions, and without any answer: all that a workshop needs."""
    return without_content(require_round(workplace, who, assessment_id, Permission.SEE_WORKSHOP))


def names_of_setters(
    workplace: Workplace, who: Visitor | None, workshop_id: str
) -> Mapping[str, str]:
    """The name that colleagues see, by id, of whoever set a level, and of nobody else."""
    here = require_workshop(workplace, who, workshop_id, Permission.SEE_WORKSHOP)
    setters = {item.agreed.by for item in here.workshop.items if item.agreed is not None}
    people = (workplace.store.person(setter) for setter in setters)
    return {person.id: person.name for person in people if person is not None}


def without_content(found: Round) -> Round:
    """A facilitator sees nothing of an organisation but its workshops; nobody needs more there."""
    return replace(found, assessment=_without_words(found.assessment), records={})


def _without_words(assessment: Assessment) -> Assessment:
    return replace(assessment, roles=(), threshold="", share_covered="")


def _free_code(workplace: Workplace) -> str:
    code = join_code(workplace.new_token())
    while workplace.store.workshop_by_code(code) is not None:
        code = join_code(workplace.new_token())
    return code


def _with_agenda(here: OpenWorkshop, workshop: Workshop, minutes: Mapping[str, int]) -> Workshop:
    try:
        return with_agenda(workshop, minutes)
    except IllegalStep as step:
        raise MaturityError(sentence(step, here.titles)) from None


def _require_not_over(here: OpenWorkshop, now: Workshop) -> None:
    if now.state is WorkshopState.CLOSED:
        raise MaturityError(sentence(IllegalStep(Refused.OVER), here.titles))


def _check_day(given: GivenDay, now: datetime) -> None:
    for unknown in set(given.roles) - set(CONTRIBUTOR_ROLES):
        raise MaturityError(
            _("There is no role '{role}'. Choose from the list.").format(role=unknown)
        )
    if given.ends <= given.starts_at:
        raise MaturityError(_("The code would expire before the workshop starts. Change the day."))
    if given.vote_ahead and given.starts_at > now + LONGEST:
        raise MaturityError(
            _("People may vote ahead for at most {days} days. Choose an earlier day.").format(
                days=LONGEST.days
            )
        )
    if given.ends > given.starts_at + LONGEST:
        raise MaturityError(
            _("The code works for at most {days} days from the start. Shorten it.").format(
                days=LONGEST.days
            )
        )


def _check_minutes(found: Round, minutes: Mapping[str, int]) -> None:
    known = {question.id for question in found.questionnaire.questions}
    if not minutes:
        raise MaturityError(_("The agenda is empty. Choose at least one question."))
    if set(minutes) - known:
        raise NotHere
    if not all(0 < each <= MOST_MINUTES for each in minutes.values()):
        raise MaturityError(
            _("A question takes from 1 to {most} minutes. Change its time.").format(
                most=MOST_MINUTES
            )
        )
