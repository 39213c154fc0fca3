"""What somebody typed on a page that they have left: settled by the next run, or kept until it can
be, and said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round, asked_in
from maturity.web import record_form, session, target_form, wishes_form
from maturity.web.answer_form import answer_entry
from maturity.web.components.arrival import page_before
from maturity.web.components.contributors import roles_entry
from maturity.web.components.legal_item import legal_entries
from maturity.web.components.scope_line import scope_entry
from maturity.web.escape import plain
from maturity.web.settling import Entry, Standing, settle


@dataclass(frozen=True)
class Left:
    """An entry with what it is called, and the path of the page on which it stands."""

    entry: Entry[Any]
    name: str
    path: str


def settle_all(who: Visitor | None, found: Round) -> list[Left]:
    """First in the main script: an answer may be followed by a change of page at once. Returns what
    could not be stored.
    """
    unsaved: list[Left] = []
    waiting = False
    for left in _entries(who, found):
        if left.entry.widget is None:
            continue
        # Where the store cannot take one now, asking it for each of the others would take long.
        standing = Standing.WAITING if waiting else settle(left.entry, drawn=False).standing
        waiting = standing is Standing.WAITING
        if standing is not Standing.STORED:
            unsaved.append(left)
    return unsaved


def _entries(who: Visitor | None, found: Round) -> Iterator[Left]:
    for theme in found.questionnaire.themes:
        for question in theme.questions:
            yield Left(answer_entry(who, found, question.id), question.title, theme.id)
    first = next((theme.id for theme in asked_in(found).themes), "")
    yield Left(scope_entry(who, found), _("What is in scope"), first)
    yield Left(roles_entry(who, found), _("Who took part"), "round")
    for check, entry in legal_entries(who, found):
        yield Left(entry, check.text, "law")
    yield from _entries_of_plan(who, found)


def _entries_of_plan(who: Visitor | None, found: Round) -> Iterator[Left]:
    wishes = wishes_form.entry_drawn(who, found)
    if wishes is not None:
        preset = session.has(wishes_form.key(found.assessment.id, "preset"))
        yield Left(wishes, _("Priorities and capacity"), "targets" if preset else "priorities")
    for question, entry in target_form.entries_drawn(who, found):
        yield Left(entry, question.title, "targets")
    for title, noted in record_form.entries_drawn(who, found):
        yield Left(noted, plain(title), "plan")


def keep_left_behind(unsaved: list[Left], path: str) -> None:
    """A widget that is not drawn loses its value: what is unsaved is put back, and said. Whoever
    comes back to its page finds it there.
    """
    for left in unsaved:
        elsewhere = left.path != path
        if left.entry.widget is not None and (elsewhere or path != page_before()):
            left.entry.show(left.entry.widget)
        if elsewhere:
            st.warning(
                _("Not saved yet: '{name}'. Go back to its page to see why.").format(name=left.name)
            )
