"""The votes on one question in a record: before and after, as far as they may be shown."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Paragraph, Table
from maturity.documents.workshop_words import agreement_in_words
from maturity.domain.consensus import FEWEST, agreement, enough_to_show
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.second_vote import Showing, Shown
from maturity.domain.vote import Counts
from maturity.locale import gettext as _


def spread(
    questionnaire: Questionnaire, question: Question, shown: Shown | None
) -> Iterator[Block]:
    """Nothing but a sentence where nothing may be shown."""
    if shown is None:
        yield Paragraph(_("There was no vote to show: the room talked."))
        return
    columns = _columns(shown)
    if columns:
        header = (_("Level"), *(name for name, _counts in columns))
        caption = _("Votes: {question}").format(question=question.title)
        yield Table(caption, header, tuple(_rows(questionnaire, [c for _name, c in columns])))
    for name, counts in columns:
        found = agreement(counts)
        if found is not None:
            said = agreement_in_words(found, questionnaire)
            yield Paragraph(_("{vote}: {said}").format(vote=name, said=said), bold=name)
    sentence = _sentence(shown)
    if sentence:
        yield Paragraph(sentence)


def _columns(shown: Shown) -> list[tuple[str, Counts]]:
    """Too few are left out here once more: what is printed cannot be taken back."""
    named = [(_("Before"), shown.before), (_("After"), shown.after)]
    if shown.how is not Showing.BESIDE:
        named = [(_("Votes"), shown.before if shown.after is None else shown.after)]
    return [(name, counts) for name, counts in named if counts and enough_to_show(counts)]


def _rows(questionnaire: Questionnaire, columns: list[Counts]) -> Iterator[tuple[str, ...]]:
    for level in questionnaire.levels:
        name = _("{level}, {name}").format(level=level.value, name=level.name)
        yield name, *(str(counts.levels[level.value]) for counts in columns)
    yield _("Do not know"), *(str(counts.dont_know) for counts in columns)


def _sentence(shown: Shown) -> str:
    if shown.how is Showing.NEARLY_NOBODY:
        return _("In the vote after that, nearly nobody changed.")
    if shown.how is Showing.TOO_FEW and shown.before is not None:
        return _("The vote after that is not shown: fewer than {fewest} chose a level.").format(
            fewest=FEWEST
        )
    if shown.how is Showing.TOO_FEW:
        return _("Fewer than {fewest} chose a level, so no votes are shown.").format(fewest=FEWEST)
    if shown.how is Showing.AFTER_ONLY:
        return _("Only the last vote is shown: the room was too small to put two side by side.")
    return ""
