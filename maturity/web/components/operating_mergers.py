"""For the operator: organisations that merge into another."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from maturity.access import Visitor
from maturity.domain.organisation import Organisation
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.mergers import Merger, end_merger, merge_organisations, mergers
from maturity.usecases.work_accounts import find_organisations
from maturity.web.components.narrowed import narrowed
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.times import day


def operating_mergers(who: Visitor | None) -> None:
    st.header(_("Organisations that merge"), anchor=False)
    st.write(
        _(
            "People of a successor can read what those before it handed in, once a lead of each "
            "has agreed. No round is changed. Who has no lead any more is not asked."
        )
    )
    for merger in narrowed(
        _("Mergers: a part of the name that you look for"),
        "noted mergers",
        lambda words: mergers(workplace(), who, words),
    ):
        _noted(who, merger)
    before = _found(who, _("Which merge? Part of their names"), "merging")
    after = _found(who, _("Into which one? Part of its name"), "successor")
    if before and after:
        _form(who, before, after)


def _found(who: Visitor | None, label: str, key: str) -> tuple[Organisation, ...]:
    words = st.text_input(label, key=key)
    found = find_organisations(workplace(), who, words) if words else ()
    if words and not found:
        st.write(_("None of that name was found. Three letters at least."))
    return found


def _form(
    who: Visitor | None, before: tuple[Organisation, ...], after: tuple[Organisation, ...]
) -> None:
    names = {organisation.id: organisation.name for organisation in (*before, *after)}
    with st.form("merge"):
        merging = st.multiselect(
            _("They merge"),
            [organisation.id for organisation in before],
            format_func=lambda found: names.get(found, found),
            placeholder=_("Choose organisations"),
        )
        successor = st.selectbox(
            _("Their successor"),
            [organisation.id for organisation in after],
            format_func=lambda found: names.get(found, found),
        )
        pressed = st.form_submit_button(_("Note the merger"))
    if pressed and successor is not None:
        _try(partial(merge_organisations, workplace(), who, merging, successor))


def _noted(who: Visitor | None, merger: Merger) -> None:
    name = plain(merger.organisation.name)
    words = _("{name} into {successor}, noted on {day}.").format(
        name=name, successor=plain(merger.successor.name), day=day(merger.noted_at)
    )
    stands = (
        _("It waits for a lead of {name} to agree.").format(name=name)
        if merger.since is None
        else _("In force since {day}.").format(day=day(merger.since))
    )
    st.write(f"{words} {stands}")
    label = _("End the merger of {name}").format(name=name)
    if st.button(label, key=f"end merger:{merger.organisation.id}"):
        _try(partial(end_merger, workplace(), who, merger.organisation.id))


def _try(act: Callable[[], object]) -> None:
    try:
        act()
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        st.rerun()
