"""One action of a plan as a fragment, folded: what it is, and what the organisation notes about it.

Saving comes first in every run of the card, before anything is drawn: a run may be cut short.
"""

from dataclasses import dataclass, replace

import streamlit as st

from maturity.access import Visitor
from maturity.domain.plan import ActionRecord
from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.usecases.plan_screen import ActionScreen, Card, action_screen
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.autosave import Seen
from maturity.web.components.peer_offers_beside import peer_offers_beside
from maturity.web.components.plan_own_action import reword_form
from maturity.web.components.plan_record import Places, record_boxes
from maturity.web.components.result_blocks import show_blocks
from maturity.web.components.standing import choose, say_standing
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.plan_permission import may_change
from maturity.web.record_form import (
    Noted,
    fill,
    key,
    name_of_entry,
    record_entry,
    remember_drawn,
    seen,
)
from maturity.web.record_words import difference
from maturity.web.settling import Entry, Settled, Standing, settle, shown
from maturity.web.visit import look_again


@dataclass(frozen=True)
class _Here:
    """Who looks at which action, and how it stands."""

    who: Visitor | None
    found: Round
    screen: ActionScreen
    entry: Entry[Noted]
    settled: Settled[Noted]


@st.fragment
def plan_card(assessment_id: str, card: Card, places: Places, *, opened: bool = False) -> None:
    """Looks nothing up while it is folded: a plan may have thirty of them.

    Its title alone stands on it: with other words it would be another one, and fold itself.
    """
    name = key(assessment_id, card.task_id, "look" if opened else "open")
    drawn = session.has(key(assessment_id, card.task_id, "status"))
    try:
        here = _look(assessment_id, card) if drawn or session.get(name, opened) else None
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    unfolded = st.expander(plain(card.title), expanded=opened, key=name, on_change="rerun")
    with unfolded:
        # What is unsaved may stand in a box, which would lose it if it were not drawn.
        if here is not None and (unfolded.open or not here.settled.is_stored):
            _draw(here, card, places)


def _look(assessment_id: str, card: Card) -> _Here:
    who, found = look_again(assessment_id)
    screen, stored = _stored(who, found, card)
    entry = record_entry(who, found, card.task_id, stored)
    settled = settle(entry)
    if _plan_moves(entry.stored, settled.stored):
        st.rerun()
    return _Here(who, found, screen, entry, settled)


def _stored(who: Visitor | None, found: Round, card: Card) -> tuple[ActionScreen, Seen[Noted]]:
    """While the database does not answer, what was shown last: what is typed must stay drawn."""
    assessment_id, task_id = found.assessment.id, card.task_id
    remembered = key(assessment_id, task_id, "screen")
    try:
        screen = action_screen(workplace(), who, found, task_id)
    except StoreError:
        last: ActionScreen | None = session.get(remembered, None)
        if last is None:
            raise
        return last, shown(name_of_entry(assessment_id, task_id), seen(last.kept, task_id))
    session.put(remembered, screen)
    return screen, seen(screen.kept, task_id)


def _plan_moves(before: Seen[Noted], now: Seen[Noted]) -> bool:
    """Whether what was just stored stands elsewhere on the page, too."""
    return _in_tables(before) != _in_tables(now)


def _in_tables(noted: Seen[Noted]) -> ActionRecord:
    return replace(noted.value.record, notes="", evidence_link="", reason="")


def _draw(here: _Here, card: Card, places: Places) -> None:
    found, task_id = here.found, card.task_id
    show_blocks(here.screen.blocks)
    remember_drawn(found, task_id, here.screen.title)
    settled = here.settled
    noted = settled.stored.value
    if not settled.is_stored and here.entry.widget is not None:
        noted = here.entry.widget
    fill(found.assessment.id, task_id, noted, stored=settled.is_stored)
    locked = not may_change(here.who, found) and settled.is_stored
    st.divider()
    record_boxes(found.assessment.id, here.screen, task_id, places, locked=locked)
    _say_how_it_stands(here)
    peer_offers_beside(here.who, found, task_id, here.screen.offers)
    if here.screen.own is not None and not locked:
        reword_form(here.who, found, here.screen.own)


def _say_how_it_stands(here: _Here) -> None:
    if here.settled.standing is Standing.ASK:
        question = _(
            "Not saved: {name} changed this action meanwhile ({time}): {theirs}. On this page: "
            "{mine}. Choose which stands."
        )
        choose(here.entry, here.who, here.found, difference, question)
    else:
        nothing = _("Nothing noted yet")
        say_standing(here.entry, here.settled, here.who, here.found, nothing)
