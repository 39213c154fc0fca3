"""What a participant sees and does: their ballot, their vote, more time. Nobody else's vote."""

from dataclasses import dataclass

from maturity.domain.ballot_box import BallotBox, Refusal, on_the_scale
from maturity.domain.consensus import Agreement
from maturity.domain.kept_ballots import shown_now
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.second_vote import Shown
from maturity.domain.vote import AHEAD, Choice, Vote
from maturity.domain.workshop import (
    Agreed,
    Item,
    ItemState,
    Participant,
    Workshop,
    WorkshopState,
)
from maturity.errors import NotHere, VoteRefused, WorkshopOver
from maturity.locale import gettext as _
from maturity.locale import language
from maturity.usecases.joining import participant_of
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_sentences import over, refused_vote
from maturity.usecases.workshop_wall import agreement_shown


@dataclass(frozen=True)
class BallotPaper:
    """One question to vote on. `own` is what this participant chose so far on this very ballot."""

    question: Question
    ballot: int
    own: Choice | None = None


@dataclass(frozen=True)
class Phone:
    """All that one participant may see now.

    `to_vote` are the ballots that are open to them: before the day those ahead, on the day one at
    most. `question` is the one on the wall, with what the wall shows of it once it is revealed.
    """

    participant: Participant
    workshop: Workshop
    questionnaire: Questionnaire
    to_vote: tuple[BallotPaper, ...] = ()
    question: Question | None = None
    item: Item | None = None
    shown: Shown | None = None
    agreement: Agreement | None = None

    @property
    def agreed(self) -> Agreed | None:
        return None if self.item is None else self.item.agreed


def phone_of(workplace: Workplace, token: str) -> Phone:
    """NotJoined for a token that is nobody's, WorkshopOver once the workshop is."""
    participant, workshop, votes = participant_of(workplace, token)
    if workshop.expired(workplace.now()):
        raise WorkshopOver(over())
    questionnaire = _questionnaire(workplace, workshop)
    own = {(vote.question_id, vote.ballot): vote.choice for vote in votes}
    questions = {question.id: question for question in questionnaire.questions}
    papers = tuple(
        BallotPaper(questions[item.question_id], ballot, own.get((item.question_id, ballot)))
        for item, ballot in _open_to(workshop)
    )
    item = workshop.on_the_wall
    shown = None if item is None else _shown(workplace, workshop, item, questionnaire)
    return Phone(
        participant=participant,
        workshop=workshop,
        questionnaire=questionnaire,
        to_vote=papers,
        question=None if item is None else questions[item.question_id],
        item=item,
        shown=shown,
        agreement=agreement_shown(shown),
    )


def cast_vote(
    workplace: Workplace, token: str, question_id: str, ballot: int, choice: Choice
) -> None:
    """Takes a vote, in the place of an earlier one on the same ballot. Or says why not."""
    participant, workshop, _votes = participant_of(workplace, token)
    _require_question(workshop, question_id)
    _require_choice(workplace, workshop, choice)
    now = workplace.now()

    def decide(box: BallotBox) -> None:
        _refuse(box.refusal(ballot, now))

    workplace.store.cast(Vote(question_id, ballot, participant.id, choice), decide)


def ask_more_time(workplace: Workplace, token: str, question_id: str) -> None:
    """The facilitator sees that one more person asked, and not who."""
    participant, workshop, _votes = participant_of(workplace, token)
    _require_question(workshop, question_id)
    now = workplace.now()

    def decide(box: BallotBox) -> int:
        _refuse(box.refusal(box.ballot, now))
        return box.ballot

    workplace.store.want_time(participant.id, question_id, decide)


def wall_number(workplace: Workplace, workshop_id: str) -> int:
    """It is another one whenever a phone has something else to show."""
    version = workplace.store.workshop_version(workshop_id)
    if version is None:
        raise NotHere
    return version


def _open_to(workshop: Workshop) -> list[tuple[Item, int]]:
    if workshop.state is WorkshopState.PREPARING:
        return [(item, AHEAD) for item in workshop.items] if workshop.vote_ahead else []
    return [(item, item.ballot) for item in workshop.items if item.state is ItemState.OPEN]


def _shown(
    workplace: Workplace, workshop: Workshop, item: Item, questionnaire: Questionnaire
) -> Shown | None:
    cast = workplace.store.cast_on(workshop.id, item.question_id)
    return shown_now(workshop, item, cast, questionnaire.top_level)


def _questionnaire(workplace: Workplace, workshop: Workshop) -> Questionnaire:
    assessment = workplace.store.assessment(workshop.assessment_id)
    if assessment is None:
        raise NotHere
    return workplace.library.questionnaire(assessment.questionnaire_id, language())


def _require_question(workshop: Workshop, question_id: str) -> None:
    """The store asks again, where nothing changes. Before it, no text of an edited form gets on."""
    if workshop.item(question_id) is None:
        raise VoteRefused(refused_vote(Refusal.NOT_ASKED))


def _require_choice(workplace: Workplace, workshop: Workshop, choice: Choice) -> None:
    top = _questionnaire(workplace, workshop).top_level
    if not on_the_scale(choice, top):
        raise VoteRefused(_("A level goes from 0 to {top}. Vote again.").format(top=top))


def _refuse(refusal: Refusal | None) -> None:
    if refusal is Refusal.OVER:
        raise WorkshopOver(over())
    if refusal is not None:
        raise VoteRefused(refused_vote(refusal))
