"""An organisation that merges into another: what its people are told, and where a lead agrees."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.domain.organisation import Organisation
from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.usecases.earlier_councils import earlier_councils
from maturity.usecases.mergers import Merger, agree_to_merger, decline_merger, merger_of
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.page_list import page_at
from maturity.web.times import day


def merging(who: Visitor | None, organisation: Organisation) -> None:
    """On the page of colleagues: all that there is to it."""
    merger = merger_of(workplace(), who, organisation.id)
    if merger is not None:
        st.info(_sentence(merger))
    if merger is None or merger.since or not _leads(who, organisation):
        return
    names = _names(merger)
    st.write(
        _(
            "Once you agree, whoever sees the answers of {successor} can read the rounds that "
            "{name} handed in, with their plans and the names in them. What is in work stays yours."
        ).format(**names)
    )
    ids = (organisation.id, merger.successor.id)
    with st.container(horizontal=True):
        agreed = st.button(_("Agree that {name} merges into {successor}").format(**names))
        declined = st.button(_("{name} does not merge").format(**names))
    if agreed:
        _try(partial(agree_to_merger, workplace(), who, *ids))
    if declined:
        _try(partial(decline_merger, workplace(), who, organisation.id))


def say_merger(who: Visitor | None, organisation: Organisation) -> bool:
    """On other pages: a sentence, and the way to where a lead agrees. True where it has merged."""
    try:
        merger = merger_of(workplace(), who, organisation.id)
    except StoreError:
        return False  # nothing on screen waits for the database
    if merger is None:
        return False
    st.info(_sentence(merger))
    if merger.since is None and _leads(who, organisation):
        st.page_link(page_at("colleagues"), label=_("Agree or decline"))
    return merger.since is not None


def earlier_link(who: Visitor | None, organisation: Organisation) -> None:
    """For those of a successor."""
    try:
        found = earlier_councils(workplace(), who, organisation.id)
    except StoreError:
        return
    if found:
        st.page_link(page_at("earlier"), label=_("Rounds of councils that merged into yours"))


def _sentence(merger: Merger) -> str:
    names = _names(merger)
    if merger.since is None:
        return _(
            "Whoever runs this server noted on {day} that {name} merges into {successor}. A lead "
            "of {name} has not agreed yet."
        ).format(day=day(merger.noted_at), **names)
    return _(
        "{name} merged into {successor} on {day}. People there can read what {name} handed in. You "
        "keep your access, and the next round is begun there."
    ).format(day=day(merger.since), **names)


def _names(merger: Merger) -> dict[str, str]:
    return {"name": plain(merger.organisation.name), "successor": plain(merger.successor.name)}


def _leads(who: Visitor | None, organisation: Organisation) -> bool:
    return who is not None and who.may(Permission.SUBMIT, organisation.id)


def _try(act: Callable[[], object]) -> None:
    try:
        act()
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        st.rerun()
