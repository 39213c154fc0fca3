"""What a file would change, as a table in words; or what is wrong with it. Stores nothing."""

from collections.abc import Iterator

import streamlit as st

from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.answers_file import Preview
from maturity.web.answer_words import difference
from maturity.web.escape import plain

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
            now = difference(change.before, change.after, questionnaire)
            then = difference(change.after, change.before, questionnaire)
            rows.append((plain(change.title), now, then))
        st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))
    else:
        st.write(_("Nothing would change."))
    for sentence in _counts(preview):
        st.write(sentence)


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
