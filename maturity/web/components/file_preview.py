"""What a file would change, as a table in words; or what is wrong with it. Stores nothing."""

from collections.abc import Iterator

import streamlit as st

from maturity.domain.assessment import Answer
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.answers_file import Preview
from maturity.web.answer_form import evidence_text, response_text
from maturity.web.escape import plain

LONGEST = 200
"""Characters of one text in the table: enough to know it by."""

MOST = 50
"""How many problems are listed: whoever has more begins with these."""


def show_problems(problems: tuple[str, ...]) -> None:
    st.error(
        ngettext(
            "Nothing was taken over: the file has a problem. Mend it, then choose the file again.",
            "Nothing was taken over: the file has {count} problems. Mend them all, then choose the "
            "file again.",
            len(problems),
        ).format(count=len(problems))
    )
    lines = [f"- {plain(problem)}" for problem in problems[:MOST]]
    if len(problems) > MOST:
        more = _("And {count} more.").format(count=len(problems) - MOST)
        lines.append(f"- {more}")
    st.markdown("\n".join(lines))


def show_preview(preview: Preview, questionnaire: Questionnaire) -> None:
    """A Markdown table: screen readers read its headings, and it needs no data frame."""
    if preview.changes:
        rows = [(_("Question"), _("Now"), _("Would become")), ("---", "---", "---")]
        for change in preview.changes:
            now = _in_words(change.before, change.after, questionnaire)
            then = _in_words(change.after, change.before, questionnaire)
            rows.append((plain(change.title), now, then))
        st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))
    else:
        st.write(_("Nothing would change."))
    for sentence in _counts(preview):
        st.write(sentence)


def _in_words(answer: Answer, other: Answer, questionnaire: Questionnaire) -> str:
    """The parts in which the two differ."""
    differing = (
        f"{label}: {plain(_cut(text))}" if label else plain(text)
        for (label, text), (_label, others) in zip(
            _parts(answer, questionnaire), _parts(other, questionnaire), strict=True
        )
        if text != others
    )
    return "; ".join(differing)


def _parts(answer: Answer, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Each part's label, none for the response, and what it says."""
    none = _("none")
    target = none if answer.target is None else response_text(questionnaire, answer.target)
    yield "", response_text(questionnaire, answer.response)
    yield _("Reason"), answer.reason or none
    yield _("Evidence"), evidence_text(answer.evidence) if answer.evidence else none
    yield _("Link to the evidence"), answer.evidence_link or none
    yield _("Note on the evidence"), answer.evidence_note or none
    yield _("Comment"), answer.comment or none
    yield _("Level you want to reach"), target


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def _counts(preview: Preview) -> Iterator[str]:
    if preview.same:
        yield ngettext(
            "{count} answer is there already.", "{count} answers are there already.", preview.same
        ).format(count=preview.same)
    if preview.empty:
        yield ngettext(
            "{count} row is empty and changes nothing.",
            "{count} rows are empty and change nothing.",
            preview.empty,
        ).format(count=preview.empty)
    if preview.left_out:
        yield ngettext(
            "{count} row is left out: this round does not ask its question. To take it too, "
            "continue with all questions first.",
            "{count} rows are left out: this round does not ask their questions. To take them too, "
            "continue with all questions first.",
            preview.left_out,
        ).format(count=preview.left_out)
