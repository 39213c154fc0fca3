"""How a result is worked out: the rule, the means, what may be chance, what evidence supports."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Heading, Paragraph
from maturity.documents.figures import in_levels, of_top
from maturity.documents.result import Result
from maturity.documents.stage_rule import stage_rule
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _


def worked_out(result: Result) -> Iterator[Block]:
    yield Heading(_("How this is worked out"))
    missing = _("A missing answer counts as level 0.")
    yield Paragraph(f"{stage_rule(result.questionnaire)} {missing}")
    yield Paragraph(f"{_mean(result.questionnaire)} {_change(result)}".strip())
    evidenced = result.scorecard.evidenced
    if result.questionnaire.evidence is not None and evidenced is not None:
        yield Paragraph(
            _("Counting only what your evidence supports, the average would be {average}.").format(
                average=of_top(evidenced, result.questionnaire.top_level)
            )
        )


def _mean(questionnaire: Questionnaire) -> str:
    weights = {q.weight for q in questionnaire.questions} | {t.weight for t in questionnaire.themes}
    if weights == {1}:
        return _(
            "A theme's average is the mean of its levels. Overall it is the mean of the themes."
        )
    return _("Averages are weighted means: of levels in a theme, and of the themes overall.")


def _change(result: Result) -> str:
    change = result.scorecard.smallest_change
    if change is None:
        return ""
    return _(
        "Next time, a difference of {change} or less in the overall average may be chance."
    ).format(change=in_levels(change, result.questionnaire.top_level))
