"""Help beside a question: why it matters, what to look for, what the law says there. Drawn only
while it is unfolded.
"""

from collections.abc import Iterator

import streamlit as st

from maturity.domain.law import LegalNote
from maturity.domain.questionnaire import Question
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.web.escape import plain
from maturity.web.times import day


def question_help(found: Round, question: Question) -> None:
    """One text: each element more is sent again with each answer."""
    title = _("Why it matters, what to show, and what the law says")
    key = f"help:{found.assessment.id}:{question.id}"
    with st.expander(title, key=key, on_change="rerun") as unfolded:
        if unfolded.open:
            st.markdown("\n\n".join(_paragraphs(found, question)))


def _paragraphs(found: Round, question: Question) -> Iterator[str]:
    yield question.why
    if question.evidence:
        yield _("You could show:")
        yield "\n".join(f"- {plain(item)}" for item in question.evidence)
    if question.trap:
        yield _("A common trap: {trap}").format(trap=question.trap)
    nation = found.organisation.nation
    for note in (n for n in question.legal_notes if n.nation == nation):
        yield _law(note)
    for page in (r for r in question.references if not r.nations or nation in r.nations):
        yield f"[{plain(page.name)}]({page.url})"


def _law(note: LegalNote) -> str:
    return _(
        "What the law says: {text} [{source}]({url}). Checked on {day}; it may have changed since."
    ).format(text=note.text, source=plain(note.source), url=note.url, day=day(note.checked_on))
