"""When a result was handed in and by whom, and whether it would come out the same today."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from maturity.documents.blocks import Block, Paragraph
from maturity.documents.figures import day, of_top
from maturity.documents.result import Result
from maturity.locale import gettext as _


@dataclass(frozen=True)
class HandedIn:
    """`stored` is the result as JSON of that day; `same` says whether today's would be that too.

    `by` is empty for somebody who has not said their name.
    """

    on: date
    by: str
    stored: str
    same: bool


def handed_in(result: Result, freeze: HandedIn) -> Iterator[Block]:
    sentence = _("Handed in on {day} by {name}.") if freeze.by else _("Handed in on {day}.")
    yield Paragraph(sentence.format(day=day(freeze.on), name=freeze.by))
    if not freeze.same:
        yield Paragraph(_differs(result, json.loads(freeze.stored)["overall"]))


def _differs(result: Result, overall: dict[str, int | None]) -> str:
    """The stored result stands. What this page works out today stands beside it."""
    changed = _("Since then, the way a result is worked out has changed: this page shows today's.")
    if overall["stage"] is None or overall["permille"] is None:
        return changed
    stood = _("What you handed in stays on record: overall {stage}, average {average}.").format(
        stage=result.stage_name(overall["stage"]),
        average=of_top(Fraction(overall["permille"], 1000), result.questionnaire.top_level),
    )
    return f"{changed} {stood}"
