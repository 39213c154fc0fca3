"""Answers of a page that somebody has left: settled by the next run, or kept until they can be."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

import streamlit as st

from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.web.answer_form import answer_entry
from maturity.web.components.contributors import roles_entry
from maturity.web.components.legal_item import legal_entries
from maturity.web.components.scope_line import scope_entry
from maturity.web.settling import Entry, Standing, settle

Unsaved = dict[str, Entry[Answer]]
"""By question."""


def settle_all(who: Visitor | None, found: Round) -> Unsaved:
    """First in the main script: an answer may be followed by a change of page at once."""
    unsaved: Unsaved = {}
    waiting = False
    for question in found.questionnaire.questions:
        entry = answer_entry(who, found, question.id)
        if entry.widget is None:
            continue
        # Where the store cannot take one now, asking it for each of the others would take long.
        standing = Standing.WAITING if waiting else settle(entry, drawn=False).standing
        waiting = standing is Standing.WAITING
        if standing is not Standing.STORED:
            unsaved[question.id] = entry
    return unsaved


def settle_beside(who: Visitor | None, found: Round) -> None:
    """The same for scope line, roles and legal check."""
    entries: Iterable[Entry[Any]] = chain(
        (scope_entry(who, found), roles_entry(who, found)), legal_entries(who, found)
    )
    for entry in entries:
        if entry.widget is not None and settle(entry, drawn=False).standing is Standing.WAITING:
            return


def keep_left_behind(found: Round, unsaved: Unsaved, path: str) -> None:
    """A widget that is not drawn loses its value: what is unsaved is put back, and said."""
    for theme in found.questionnaire.themes:
        for question in theme.questions:
            entry = unsaved.get(question.id)
            if entry is None or entry.widget is None or theme.id == path:
                continue
            entry.show(entry.widget)
            st.warning(
                _("Not saved yet: '{question}' on the page '{theme}'. Go back to see why.").format(
                    question=question.title, theme=theme.title
                )
            )
