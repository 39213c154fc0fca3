"""Cards that people hold up: a box for each level, typed in seconds. The same counts as phones."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.vote import Counts
from maturity.domain.workshop import Item, ItemState
from maturity.locale import gettext as _
from maturity.usecases.workshop_running import GivenCards, set_cards
from maturity.usecases.workshop_wall import Wall
from maturity.web.components.workshop_buttons import do
from maturity.web.context import workplace

CARDS_COUNT = frozenset({ItemState.OPEN, ItemState.COUNTED})


def cards_form(who: Visitor | None, seen: Wall) -> None:
    """An empty box is none. Tab goes from box to box, Enter hands them in."""
    item = seen.item
    if item is None or item.state not in CARDS_COUNT:
        return
    st.subheader(_("Voting cards"), anchor=False)
    st.write(_("Everybody holds up a card at the same time. Count each level."))
    name = f"cards:{seen.here.workshop.id}:{item.question_id}:{item.ballot}"
    with st.form(name):
        counts = _boxes(name, seen)
        pressed = st.form_submit_button(_("Count these cards"))
    if pressed:
        _hand_in(who, seen, item, counts)
    elif seen.cards is not None and seen.cards.given:
        st.success(_("{count} cards are counted.").format(count=seen.cards.given))


def _boxes(name: str, seen: Wall) -> Counts:
    top, typed = seen.here.top, seen.cards
    columns = st.columns(top + 2)
    levels = []
    for level in range(top + 1):
        with columns[level]:
            levels.append(
                _box(str(level), f"{name}:{level}", None if typed is None else typed.levels[level])
            )
    with columns[-1]:
        none = _box(_("Don't know"), f"{name}:none", None if typed is None else typed.dont_know)
    return Counts(tuple(levels), none)


def _box(label: str, key: str, typed: int | None) -> int:
    found = st.number_input(label, min_value=0, step=1, value=typed or None, key=key)
    return found or 0


def _hand_in(who: Visitor | None, seen: Wall, item: Item, counts: Counts) -> None:
    given = GivenCards(item.question_id, item.ballot, counts)
    do(lambda: set_cards(workplace(), who, seen.here.workshop.id, given))
