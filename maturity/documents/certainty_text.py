"""How sure a result is: answers, roles, evidence, and whether it can be compared."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph
from maturity.documents.evidence_text import evidence_shown
from maturity.documents.figures import average, listed
from maturity.documents.reasons import reason
from maturity.documents.result import Result
from maturity.documents.roles import role_name
from maturity.domain.assessment import NoLevel, answer_to
from maturity.locale import gettext as _
from maturity.locale import ngettext


def in_one_line(result: Result) -> Paragraph:
    """For the first screen: what was answered, by how many roles, with what evidence."""
    question = _("How sure is this?")
    return Paragraph(f"{question} {_sentences(result)}", bold=question)


def how_sure(result: Result) -> Iterator[Block]:
    yield Heading(_("How sure is this?"))
    yield Paragraph(_sentences(result))


def interval(result: Result) -> Iterator[Block]:
    """What the average may become while answers are missing."""
    score, top = result.scorecard.score, result.questionnaire.top_level
    if score.completeness < 1 and score.low is not None and score.high is not None:
        yield Paragraph(
            _(
                "Once everything is answered, the overall average lies between {low} and {high}."
            ).format(low=average(score.low, top), high=average(score.high, top))
        )


def comparability(result: Result) -> Iterator[Block]:
    scorecard = result.scorecard
    if scorecard.comparable:
        yield Paragraph(_("This result can be compared with others."))
        return
    yield Paragraph(_("This result cannot be compared with others yet:"))
    yield Bullets(tuple(Item(reason(gap, result.questionnaire)) for gap in scorecard.gaps))


def _sentences(result: Result) -> str:
    parts = (_coverage(result), _roles(result), evidence_shown(result))
    return " ".join(part for part in parts if part)


def _coverage(result: Result) -> str:
    scorecard = result.scorecard
    if scorecard.responded == scorecard.questions:
        sentence = ngettext(
            "The question has a response{unsure}.",
            "All {questions} questions have a response{unsure}.",
            scorecard.questions,
        )
    else:
        sentence = ngettext(
            "{responded} of {questions} questions has a response{unsure}.",
            "{responded} of {questions} questions have a response{unsure}.",
            scorecard.responded,
        )
    return sentence.format(
        responded=scorecard.responded, questions=scorecard.questions, unsure=_unsure(result)
    )


def _unsure(result: Result) -> str:
    count = sum(
        answer_to(q.id, result.answers).response is NoLevel.DONT_KNOW
        for q in result.questionnaire.questions
    )
    if count and result.scorecard.responded == 1:
        return _(": 'don't know'")
    return _(", {count} of them 'don't know'").format(count=count) if count else ""


def _roles(result: Result) -> str:
    if not result.roles:
        return _("The roles that took part are not stated.")
    names = [role_name(role) for role in result.roles]
    return ngettext(
        "{count} role took part: {roles}.", "{count} roles took part: {roles}.", len(names)
    ).format(count=len(names), roles=listed(names))
