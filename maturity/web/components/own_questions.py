"""What was handed to the visitor: on their first page, and at the top of all questions."""

from collections.abc import Mapping

import streamlit as st

from maturity.access import Visitor
from maturity.domain.organisation import Person
from maturity.locale import ngettext
from maturity.usecases.rounds import Round
from maturity.web.components.arrival import QUESTION
from maturity.web.components.progress import theme_of
from maturity.web.handed_here import own_questions
from maturity.web.page_list import page_at


def say_own_questions(who: Visitor | None, found: Round, handed: Mapping[str, Person]) -> None:
    """How many are theirs, and a way to the first that is still open."""
    own = own_questions(who, found, handed)
    still_open = [question_id for question_id in own if question_id in found.to_do]
    if still_open:
        sentence = ngettext(
            "{count} question is yours, {open} still open",
            "{count} questions are yours, {open} still open",
            len(own),
        )
        st.page_link(
            page_at(theme_of(found, still_open[0]).id),
            label=sentence.format(count=len(own), open=len(still_open)),
            query_params={QUESTION: still_open[0]},
        )
    elif own:
        st.write(
            ngettext(
                "The question that is yours is done.",
                "All {count} questions that are yours are done.",
                len(own),
            ).format(count=len(own))
        )
