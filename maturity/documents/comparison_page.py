"""All that a comparison tells, below its title: groups, questions, figures; or why there is none.

What a longer document tells of it is in comparison_text.py.
"""

from collections.abc import Iterator

from maturity.documents.benchmark_words import contributions_so_far, promise
from maturity.documents.blocks import Block, Paragraph
from maturity.documents.comparison_text import limits_part, national_sentence, standings_part
from maturity.documents.figures import number_word
from maturity.documents.indicator_comparison_text import indicators_part
from maturity.documents.question_shares_text import questions_part
from maturity.documents.reference_lines_text import reference_lines
from maturity.domain.comparison import Comparison, NotCompared
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import LEAST, Release
from maturity.locale import gettext as _


def comparison_page(questionnaire: Questionnaire, comparison: Comparison) -> tuple[Block, ...]:
    release = comparison.release
    if release is None:
        return tuple(_no_release(questionnaire, comparison))
    if comparison.because is not None:
        return tuple(_nothing(questionnaire, comparison.because))
    return tuple(_compared(questionnaire, comparison, release))


def _no_release(questionnaire: Questionnaire, comparison: Comparison) -> Iterator[Block]:
    none = _("There is no benchmark yet.")
    so_far = contributions_so_far(comparison.contributions)
    needed = _("The first one needs at least {least} of one kind.").format(least=number_word(LEAST))
    yield Paragraph(f"{none} {so_far} {needed}", bold=none)
    yield Paragraph(promise())
    yield from reference_lines(questionnaire.family)


def _nothing(questionnaire: Questionnaire, because: NotCompared) -> Iterator[Block]:
    if because is NotCompared.OTHER_FAMILY:
        yield Paragraph(_("The benchmark is about other questions than yours."))
        return
    count = sum(1 for _question in questionnaire.light_set().questions)
    yield Paragraph(
        _(
            "Your answers cannot be compared yet. Each of the {count} questions of the light set "
            "needs a level, or a reason why it does not apply; of a theme, at most a fifth may "
            "be set aside."
        ).format(count=count)
    )


def _compared(
    questionnaire: Questionnaire, comparison: Comparison, release: Release
) -> Iterator[Block]:
    opening = national_sentence(comparison)
    if opening:
        yield Paragraph(opening, bold=opening)
    if not comparison.groups and not comparison.missing and not comparison.questions:
        yield Paragraph(_("Organisations of your type are not compared with one another."))
    elif not comparison.groups:
        yield Paragraph(_("No group of yours is shown in this benchmark."))
    yield from standings_part(questionnaire, comparison, level=2)
    yield from questions_part(questionnaire, comparison)
    yield from indicators_part(questionnaire, comparison)
    yield from limits_part(questionnaire, release, level=2)
