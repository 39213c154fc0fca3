"""The line below an entry that says how it stands: saved when and by whom, waiting, or asked."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

import streamlit as st

from maturity.access import Visitor
from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.usecases.organisations import names_in
from maturity.usecases.rounds import Round
from maturity.web.autosave import Seen
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.settling import Entry, Settled, Standing
from maturity.web.times import moment
from maturity.web.trying_again import try_again

T = TypeVar("T")


def say_standing(
    entry: Entry[T], settled: Settled[T], who: Visitor | None, found: Round, nothing: str = ""
) -> None:
    """One element of one kind while all is well, so that only its words change: a screen reader
    says them then, politely and once. `nothing` is said where nobody has entered anything.
    """
    with st.container(key=f"standing:{entry.name}"):
        _say(settled, who, found, nothing or _("No answer yet"))
        if settled.standing is Standing.UNSAVED:
            st.button(_("Take the stored one"), key=f"{entry.name}:stored", on_click=entry.accept)


def _say(settled: Settled[T], who: Visitor | None, found: Round, nothing: str) -> None:
    if settled.standing is Standing.UNSAVED:
        st.warning(_("Not saved yet. {reason}").format(reason=plain(settled.reason)))
    elif settled.standing is Standing.WAITING:
        sentence = _("Not saved yet. {reason} It stays on this page and is tried again by itself.")
        st.warning(sentence.format(reason=plain(settled.reason)))
        try_again()
    elif settled.standing is Standing.STORED:
        at = settled.stored.at
        st.info(nothing if at is None else _saved(settled.stored, at, who, found))


def _saved(stored: Seen[T], at: datetime, who: Visitor | None, found: Round) -> str:
    time = moment(at, workplace().now())
    if who is not None and stored.by == who.person.id:
        return _("Saved {time}").format(time=time)
    return _("Saved {time} by {name}").format(time=time, name=name_of(stored.by, who, found))


def name_of(person_id: str, who: Visitor | None, found: Round) -> str:
    return name_of_member(person_id, who, found.organisation.id)


def name_of_member(person_id: str, who: Visitor | None, organisation_id: str) -> str:
    """Safe to show. Somebody who has not said their name yet is a colleague, and so is everybody
    while the database does not answer: what is unsaved on the page must still be drawn.
    """
    try:
        name = names_in(workplace(), who, organisation_id).get(person_id, "")
    except StoreError:
        name = ""
    return plain(name) or _("a colleague")


def choose(
    entry: Entry[T],
    who: Visitor | None,
    found: Round,
    say: Callable[[T, T], str],
    question: str = "",
) -> None:
    """Whose answer stands? Both stay in the history, whatever is chosen.

    `say` tells what one value says that another does not, safe to show. `question` is what is asked
    about something that is no answer.
    """
    sentence = question or _(
        "Not saved: {name} answered this meanwhile ({time}): {theirs}. On this page: {mine}. "
        "Choose which answer stands."
    )
    theirs = entry.stored.value
    mine = theirs if entry.widget is None else entry.widget
    said = {"theirs": say(theirs, mine), "mine": say(mine, theirs)}
    at = entry.stored.at
    time = moment(at, workplace().now()) if at else ""
    st.warning(sentence.format(name=name_of(entry.stored.by, who, found), time=time, **said))
    _offer_both(entry)


def _offer_both(entry: Entry[T]) -> None:
    left, right = st.columns(2)
    keep = partial(entry.remember, entry.stored)
    left.button(_("Keep what is on this page"), key=f"{entry.name}:mine", on_click=keep)
    right.button(_("Take the stored one"), key=f"{entry.name}:theirs", on_click=entry.accept)
