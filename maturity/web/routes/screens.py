"""What stands on a participant's phone at each moment of a workshop. Not how it is sent there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.second_vote import Shown
from maturity.domain.vote import AHEAD, Choice, Counts, NoVote
from maturity.domain.workshop import ItemState, WorkshopState
from maturity.locale import gettext as _
from maturity.usecases.voting import BallotPaper, Phone
from maturity.web.vote_words import choice_name, outcome_sentences

HOME = "/w"

Link = tuple[str, str]
"""An address and its words."""


@dataclass(frozen=True)
class Offered:
    """One choice. `first` is the first clause of its descriptor, `rest` what follows."""

    value: str
    name: str
    chosen: bool
    first: str = ""
    rest: str = ""
    more: str = ""


@dataclass(frozen=True)
class Form:
    """A ballot to fill in. `more_time` is the label of its button, empty where there is none."""

    question_id: str
    number: int
    text: str
    choices: tuple[Offered, ...]
    button: str
    more_time: str = ""


@dataclass(frozen=True)
class Row:
    """`votes` are counts, each with its share in hundredths of all."""

    name: str
    votes: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Table:
    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Screen:
    """`number` is another whenever the wall is, empty where nothing will change any more. `paper`
    is the ballot that is open here, empty where none is. `status` is read out.
    """

    title: str
    status: str
    number: str = ""
    paper: str = ""
    lines: tuple[str, ...] = ()
    ballot: Form | None = None
    table: Table | None = None
    papers: tuple[tuple[str, str, str], ...] = ()
    links: tuple[Link, ...] = ()


def screen_of(phone: Phone, status: str = "") -> Screen:
    """`status` is news that goes before what would be said."""
    if phone.workshop.state is WorkshopState.PREPARING:
        return _before_the_day(phone, status)
    if phone.to_vote:
        return _voting(phone, phone.to_vote[0], status)
    return _on_the_wall(phone, status)


def ahead_screen(phone: Phone, number: int, status: str = "") -> Screen:
    """The ballot of one question before the day. `number` counts from 1."""
    paper, last = phone.to_vote[number - 1], len(phone.to_vote)
    links = [(HOME, _("All questions"))]
    if number > 1:
        links.append((ahead_address(number - 1), _("Question before")))
    if number < last:
        links.append((ahead_address(number + 1), _("Next question")))
    where = _("Question {number} of {last}.").format(number=number, last=last)
    return Screen(
        title=paper.question.title,
        status=" ".join(part for part in (status, where, _own(phone, paper)) if part),
        number=_number(phone),
        paper=_paper(paper),
        ballot=_form(phone, paper),
        links=tuple(links),
    )


def ahead_address(number: int) -> str:
    return f"{HOME}/ahead/{number}"


def next_ahead(phone: Phone, question_id: str) -> str:
    """Where to go after a vote: the next question without one, or the list of all."""
    ids = [paper.question.id for paper in phone.to_vote]
    here = ids.index(question_id) if question_id in ids else -1
    order = [*range(here + 1, len(ids)), *range(here + 1)]
    left = [number for number in order if phone.to_vote[number].own is None]
    return ahead_address(left[0] + 1) if left else HOME


def clauses(descriptor: str) -> tuple[str, str]:
    """The first sentence, or what of it stands before a semicolon, and the rest."""
    first, *rest = re.split(r"(?<=[.!?;])\s+", descriptor, maxsplit=1)
    return first, "".join(rest)


def _before_the_day(phone: Phone, status: str) -> Screen:
    if not phone.to_vote:
        return Screen(
            title=_("You have joined"),
            status=status or _("Wait here. The workshop has not begun."),
            number=_number(phone),
            lines=(_("Keep this page open. It shows each question once people vote on it."),),
            links=_look_again(),
        )
    voted = sum(paper.own is not None for paper in phone.to_vote)
    said = _("You have voted on {voted} of {questions} questions.").format(
        voted=voted, questions=len(phone.to_vote)
    )
    hint = _("Vote on each in your own time. You can change your votes until the workshop begins.")
    return Screen(
        title=_("Vote before the workshop"),
        status=f"{status} {said}".strip(),
        number=_number(phone),
        lines=(hint,),
        papers=tuple(
            (ahead_address(number), paper.question.title, _short(phone.questionnaire, paper.own))
            for number, paper in enumerate(phone.to_vote, 1)
        ),
    )


def _voting(phone: Phone, paper: BallotPaper, status: str) -> Screen:
    return Screen(
        title=paper.question.title,
        status=status or _own(phone, paper) or _("Voting is open. Nobody sees your vote."),
        number=_number(phone),
        paper=_paper(paper),
        ballot=_form(phone, paper, _("I need more time")),
        links=_look_again(),
    )


def _on_the_wall(phone: Phone, status: str) -> Screen:
    if phone.question is None or phone.item is None:
        return Screen(
            title=_("You have joined"),
            status=status or _("Wait here for the next question."),
            number=_number(phone),
            links=_look_again(),
        )
    said, lines = list(_wall_sentences(phone)), [phone.question.text]
    if phone.agreed is not None and phone.agreed.reason:
        lines.append(_("Why: {reason}").format(reason=phone.agreed.reason))
    return Screen(
        title=phone.question.title,
        status=" ".join([status, *said]).strip(),
        number=_number(phone),
        lines=tuple(lines),
        table=None if phone.shown is None else _table(phone.questionnaire, phone.shown),
        links=_look_again(),
    )


def _wall_sentences(phone: Phone) -> Iterator[str]:
    if phone.agreed is not None:
        level = choice_name(phone.questionnaire, phone.agreed.level)
        yield (
            _("Agreed level: {level}.") if phone.agreed.settled else _("Level for now: {level}.")
        ).format(level=level)
    elif phone.agreement is not None:
        yield _("Votes are shown.")
    elif phone.shown is None:
        yield _waiting(phone.item.state if phone.item else ItemState.WAITING)
    yield from outcome_sentences(phone)


def _waiting(state: ItemState) -> str:
    return {
        ItemState.COUNTED: _("The vote is closed. Wait until the votes are shown."),
        ItemState.PARKED: _("This question is parked for later."),
        ItemState.SKIPPED: _("This question is skipped today."),
    }.get(state, _("Talk about this question. No vote is open."))


def _form(phone: Phone, paper: BallotPaper, more_time: str = "") -> Form:
    voted = paper.own is not None
    return Form(
        question_id=paper.question.id,
        number=paper.ballot,
        text=paper.question.text,
        choices=tuple(_choices(phone.questionnaire, paper.question, paper.own)),
        button=_("Change my vote") if voted else _("Vote"),
        more_time=more_time,
    )


def _choices(
    questionnaire: Questionnaire, question: Question, own: Choice | None
) -> Iterator[Offered]:
    for level, descriptor in enumerate(question.levels):
        first, rest = clauses(descriptor)
        more = _("More about level {level}").format(level=level)
        name = choice_name(questionnaire, level)
        yield Offered(str(level), name, own == level, first, rest, more)
    for none in NoVote:
        yield Offered(none.value, choice_name(questionnaire, none), own is none)


def _table(questionnaire: Questionnaire, shown: Shown) -> Table | None:
    counts = [found for found in (shown.before, shown.after) if found is not None]
    if not counts:
        return None
    both = len(counts) == 2
    return Table(
        caption=_("How many voted for each level"),
        heads=(
            _("Level"),
            *((_("Before"), _("Now")) if both else (_("Votes"),)),
        ),
        rows=tuple(
            Row(name, tuple((votes, _share(votes, of)) for votes, of in numbers))
            for name, numbers in _rows(questionnaire, counts)
        ),
    )


def _rows(
    questionnaire: Questionnaire, counts: list[Counts]
) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for level in range(len(questionnaire.levels)):
        name = choice_name(questionnaire, level)
        yield name, [(found.levels[level], found.given) for found in counts]
    name = choice_name(questionnaire, NoVote.DONT_KNOW)
    yield name, [(found.dont_know, found.given) for found in counts]
    name = choice_name(questionnaire, NoVote.ABSTAIN)
    yield name, [(found.abstained, found.given) for found in counts]


def _share(votes: int, of: int) -> int:
    return round(100 * votes / of) if of else 0


def _own(phone: Phone, paper: BallotPaper) -> str:
    if paper.own is None:
        return ""
    until = (
        _("Your vote is in: {choice}. You can change it until the workshop begins.")
        if paper.ballot == AHEAD
        else _("Your vote is in: {choice}. You can change it until the vote is closed.")
    )
    return until.format(choice=choice_name(phone.questionnaire, paper.own))


def _short(questionnaire: Questionnaire, own: Choice | None) -> str:
    if own is None:
        return _("No vote yet")
    return _("Your vote: {choice}").format(choice=choice_name(questionnaire, own))


def _paper(paper: BallotPaper) -> str:
    return f"{paper.question.id}/{paper.ballot}"


def _number(phone: Phone) -> str:
    return str(phone.workshop.version)


def _look_again() -> tuple[Link, ...]:
    return ((HOME, _("Look again")),)
