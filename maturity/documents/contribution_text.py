"""What a contribution to the benchmark holds, exactly, and what becomes of it.

It is shown before anybody agrees. Whose it is, and how it is sent, stands elsewhere.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from maturity.documents.benchmark_words import marked, promise
from maturity.documents.blocks import Block, Bullets, Facts, Heading, Item, Paragraph, Table
from maturity.documents.figures import in_unit, of_top, quantity
from maturity.documents.indicator_text import PLACES
from maturity.documents.peer_words import region_name, size_name, type_name
from maturity.documents.question_shares_text import own_words
from maturity.domain.contribution import GivenFigure, Record
from maturity.domain.indicator import Indicator
from maturity.domain.law import Nation
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _


def contribution_text(questionnaire: Questionnaire, record: Record) -> tuple[Block, ...]:
    """`questionnaire` is the whole edition that the record names."""
    return (
        *contribution_summary(questionnaire, record),
        contribution_levels(questionnaire, record),
        *contribution_terms(),
    )


def contribution_summary(questionnaire: Questionnaire, record: Record) -> Iterator[Block]:
    """All but the levels."""
    yield Heading(marked(_("Exactly what would be sent"), invented=record.invented))
    yield Paragraph(
        _("No name, no comment, no evidence, no free text: only what stands in these lists.")
    )
    yield Facts(tuple(_attributes(questionnaire, record)))
    yield _averages(questionnaire, record)
    if record.figures:
        yield _figures(questionnaire, record)


def _attributes(questionnaire: Questionnaire, record: Record) -> Iterator[tuple[str, str]]:
    yield (
        _("Questions"),
        _("{title}, edition {edition}").format(
            title=questionnaire.title, edition=questionnaire.edition
        ),
    )
    yield _("Nation"), _nation(record.nation)
    yield _("Type"), type_name(record.type)
    yield _("Region"), region_name(record.region)
    yield _("Size"), size_name(record.size)
    yield _("Number of this contribution"), _("{id} (made by chance)").format(id=record.id)
    yield _("Check value of the questions"), _apart(record.content_hash)


def _apart(value: str) -> str:
    """In pieces that a line can hold."""
    return " ".join(value[start : start + 16] for start in range(0, len(value), 16))


def _nation(nation: Nation) -> str:
    return {
        "england": _("England"),
        "wales": _("Wales"),
        "scotland": _("Scotland"),
        "northern-ireland": _("Northern Ireland"),
    }[nation]


def _averages(questionnaire: Questionnaire, record: Record) -> Table:
    top = questionnaire.top_level
    titles = {theme.id: theme.title for theme in questionnaire.themes}
    given = [(_("Overall"), record.overall)]
    given += [(titles[i], average) for i, average in record.themes.items()]
    return Table(
        marked(_("Averages over the light set"), invented=record.invented),
        (_("Average"), _("You"), _("As sent, in thousandths")),
        tuple((name, of_top(Fraction(sent, 1000), top), str(sent)) for name, sent in given),
    )


def _figures(questionnaire: Questionnaire, record: Record) -> Table:
    known = {indicator.id: indicator for indicator in questionnaire.indicators}
    return Table(
        marked(_("Figures"), invented=record.invented),
        (_("Figure"), _("As entered")),
        tuple(
            (known[given.indicator_id].title, _entered(known[given.indicator_id], given))
            for given in record.figures
        ),
    )


def _entered(indicator: Indicator, given: GivenFigure) -> str:
    if given.value is not None:
        return in_unit(Fraction(given.value), indicator.unit)
    if given.numerator is None or given.denominator is None:
        return _("not entered")
    return _("{above}: {numerator}. {below}: {denominator}.").format(
        above=indicator.numerator,
        numerator=_number(given.numerator),
        below=indicator.denominator,
        denominator=_number(given.denominator),
    )


def _number(value: Decimal) -> str:
    return quantity(Fraction(value), PLACES)


def contribution_levels(questionnaire: Questionnaire, record: Record) -> Table:
    return Table(
        marked(_("Levels of the light set"), invented=record.invented),
        (_("Question"), _("Level")),
        tuple(
            (question.title, own_words(questionnaire, record.levels[question.id]))
            for question in questionnaire.questions
            if question.id in record.levels
        ),
    )


def contribution_terms() -> Iterator[Block]:
    """What is done with it, what the law may ask for, what is promised, and how to go back."""
    yield Heading(_("What is done with it"))
    sentences = (
        _(
            "The taskforce counts it into the next release of the benchmark: the middle and the "
            "quartiles of groups of at least ten, and shares of all councils, all rounded."
        ),
        _(
            "Whose it is stays in the taskforce's private record: your organisation's code, a key "
            "that only your contributions share, who agreed, and when. Neither that nor a single "
            "contribution is published."
        ),
        promise(),
        _(
            "You are not promised that it stays secret. Public bodies are under freedom of "
            "information law: somebody may ask you, or the taskforce, for a copy."
        ),
        _(
            "One contribution of each organisation counts, the newest. You can withdraw it at any "
            "time. That counts from the next release on: what is published stays published."
        ),
        _("Whether you contribute changes nothing in your own results, plan and documents."),
    )
    yield Bullets(tuple(Item(sentence) for sentence in sentences))
