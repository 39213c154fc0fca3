"""What the page of a workshop shows while it is prepared, on the day, and after it."""

from datetime import timedelta

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.documents.roles import role_name
from maturity.domain.workshop import Workshop, WorkshopState
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.workshop_running import start_day
from maturity.usecases.workshops import OpenWorkshop
from maturity.web.components.workshop_agenda import agenda
from maturity.web.components.workshop_ahead import say_ahead
from maturity.web.components.workshop_closing import agreed_levels, offer_to_close
from maturity.web.components.workshop_downloads import pack_downloads, record_downloads
from maturity.web.components.workshop_form import change_form
from maturity.web.components.workshop_joining import (
    joining_card,
    offer_new_code,
    say_if_expired,
)
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.page_list import page_at
from maturity.web.permissions import may
from maturity.web.times import clock, day

SOON = timedelta(days=1)
"""Before that, starting is not what comes next, and a slip would end the votes before the day."""


def workshop_stage(who: Visitor | None, here: OpenWorkshop) -> bool:
    """Whether it is over, so that another may be prepared."""
    if here.workshop.state is WorkshopState.CLOSED:
        _after(who, here)
        return True
    if here.workshop.state is WorkshopState.PREPARING:
        _before(who, here)
    else:
        _on_the_day(who, here)
    return False


def _before(who: Visitor | None, here: OpenWorkshop) -> None:
    _say_when(here.workshop)
    if may(who, Permission.HOLD_WORKSHOP, here.found):
        _offer_to_start(who, here)
    st.header(_("How people join"), anchor=False)
    joining_card(here.workshop)
    if may(who, Permission.RUN_WORKSHOP, here.found):
        offer_new_code(who, here.workshop)
    say_ahead(who, here, may=False)
    _plan(who, here)
    pack_downloads(here)
    if may(who, Permission.HOLD_WORKSHOP, here.found):
        offer_to_close(who, here)


def _on_the_day(who: Visitor | None, here: OpenWorkshop) -> None:
    if st.button(_("To the wall"), type="primary"):
        st.switch_page(page_at("wall"))
    say_if_expired(here.workshop)
    say_ahead(who, here, may=may(who, Permission.RUN_WORKSHOP, here.found))
    _plan(who, here)
    st.header(_("How people join"), anchor=False)
    joining_card(here.workshop)
    if may(who, Permission.RUN_WORKSHOP, here.found):
        offer_new_code(who, here.workshop)
    pack_downloads(here)
    record_downloads(here)
    if may(who, Permission.HOLD_WORKSHOP, here.found):
        offer_to_close(who, here)


def _plan(who: Visitor | None, here: OpenWorkshop) -> None:
    agenda(who, here, may=may(who, Permission.RUN_WORKSHOP, here.found))
    if may(who, Permission.HOLD_WORKSHOP, here.found):
        change_form(who, here)


def _after(who: Visitor | None, here: OpenWorkshop) -> None:
    st.write(_("The workshop is closed."))
    if may(who, Permission.SUBMIT, here.found):
        agreed_levels(who, here)
    record_downloads(here)


def _offer_to_start(who: Visitor | None, here: OpenWorkshop) -> None:
    """A page link beside it, as the wall is where the day goes on."""
    st.write(_("Starting ends the votes before the day. It shows no vote to anybody."))
    soon = here.workshop.starts_at is None or here.workshop.starts_at - workplace().now() < SOON
    if st.button(_("Start the workshop"), type="primary" if soon else "secondary"):
        try:
            start_day(workplace(), who, here.workshop.id)
        except MaturityError as error:
            st.error(plain(told(error)))
        else:
            st.switch_page(page_at("wall"))
    st.page_link(page_at("wall"), label=_("Look at the wall"))


def _say_when(workshop: Workshop) -> None:
    if workshop.starts_at is None:
        return
    st.write(
        _("Planned for {day} at {time}. People can join until {end}.").format(
            day=day(workshop.starts_at),
            time=clock(workshop.starts_at),
            end=f"{day(workshop.expires_at)}, {clock(workshop.expires_at)}",
        )
    )
    if workshop.roles:
        roles = ", ".join(role_name(role) for role in workshop.roles)
        st.write(_("Expected: {roles}.").format(roles=roles))
    say_if_expired(workshop)
