"""A result in plain text for a terminal, in the order in which people ask."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Heading, Paragraph
from maturity.documents.certainty_text import comparability, how_sure
from maturity.documents.method_text import worked_out
from maturity.documents.plain_text import plain_text
from maturity.documents.result import Result
from maturity.documents.standing_text import standing, what_was_asked
from maturity.documents.theme_text import theme_lines
from maturity.documents.way_up_text import way_up
from maturity.domain.assessment import Scope, answer_to
from maturity.locale import gettext as _
from maturity.locale import ngettext


def result_text(result: Result) -> str:
    return plain_text(_blocks(result))


def _blocks(result: Result) -> Iterator[Block]:
    yield Heading(_("Where your organisation stands"), 1)
    yield what_was_asked(result)
    yield from standing(result)
    yield from way_up(result)
    yield from how_sure(result)
    yield from comparability(result)
    yield from _about_the_file(result)
    yield from theme_lines(result)
    yield from worked_out(result)


def _about_the_file(result: Result) -> Iterator[Block]:
    """What only somebody who scores an answers file needs to hear."""
    if result.left_out:
        yield Paragraph(_left_out(result.left_out))
    if _only_light_set(result):
        yield Paragraph(
            _("You answered the light set and nothing else. Add --light to score it on its own.")
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
