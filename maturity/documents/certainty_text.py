"""How sure a result is, in plain text: answers, roles, evidence, and whether it can be compared."""

from collections.abc import Iterator

from maturity.documents.figures import listed
from maturity.documents.plain_text import title, wrapped
from maturity.documents.reasons import reason
from maturity.documents.result import Result
from maturity.domain.assessment import NoLevel, Scope, answer_to
from maturity.locale import gettext as _
from maturity.locale import ngettext


def how_sure(result: Result) -> Iterator[str]:
    yield from title(_("How sure is this?"))
    yield from wrapped(_coverage(result), _roles(result), _evidence(result))
    scorecard = result.scorecard
    if scorecard.comparable:
        yield from wrapped(_("This result can be compared with others."))
    else:
        yield from wrapped(_("This result cannot be compared with others yet:"), gap=False)
        for gap in scorecard.gaps:
            yield from wrapped(f"- {reason(gap, result.questionnaire)}", gap=False, hanging=2)
        yield ""
    if result.left_out:
        yield from wrapped(_left_out(result.left_out))
    if _only_light_set(result):
        yield from wrapped(
            _("You answered the light set and nothing else. Add --light to score it on its own.")
        )


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
    return ngettext(
        "{count} role took part: {roles}.", "{count} roles took part: {roles}.", len(result.roles)
    ).format(count=len(result.roles), roles=listed(result.roles))


def _evidence(result: Result) -> str:
    evidence = result.scorecard.evidence
    if evidence is None or not evidence.asked:
        return ""
    answers = ngettext(
        "Of your {asked} answer at {level} or higher, {shown}.",
        "Of your {asked} answers at {level} or higher, {shown}.",
        evidence.asked,
    )
    shown = ngettext(
        "{count} has the evidence it asks for",
        "{count} have the evidence they ask for",
        1 if evidence.asked == 1 else evidence.shown,
    )
    return answers.format(
        asked=evidence.asked,
        level=result.questionnaire.levels[evidence.from_level].name,
        shown=shown.format(count=evidence.shown),
    )


def _only_light_set(result: Result) -> bool:
    """Every light question has a response and no other has: a light assessment scored in full."""
    responded = {
        (question.light, answer_to(question.id, result.answers).responded)
        for question in result.questionnaire.questions
    }
    return result.scope is Scope.FULL and responded == {(True, True), (False, False)}


def _left_out(count: int) -> str:
    return ngettext(
        "{count} answer in your file is outside the light set and was not counted.",
        "{count} answers in your file are outside the light set and were not counted.",
        count,
    ).format(count=count)
