"""The first screen for somebody who is in: begin, or go on where they left off."""

import streamlit as st

from maturity.access import Permission
from maturity.locale import gettext as _
from maturity.usecases.organisations import organisations_of
from maturity.usecases.rounds import rounds_of
from maturity.web.components.begin import begin_organisation_form, begin_round_form, say_name_form
from maturity.web.components.explore import offer_exploring
from maturity.web.components.facilitating import facilitated, workshops_to_run
from maturity.web.components.overview import overview
from maturity.web.components.what_this_is import what_this_is
from maturity.web.context import workplace
from maturity.web.page_list import page_at
from maturity.web.permissions import reads_only, sees
from maturity.web.visit import visit

who, found, _path = visit()
everything = organisations_of(workplace(), who)
mine = [organisation for organisation in everything if not organisation.invented]
running = facilitated(who, tuple(mine))
answering = [o for o in mine if who is not None and who.may(Permission.ANSWER, o.id)]
unbegun = [o for o in answering if not rounds_of(workplace(), who, o.id)]
nameless = who is not None and not who.person.name and not (found and reads_only(who, found))

if found is not None and not sees(who, found):
    st.title(_("Social Value Maturity Index"), anchor=False)
elif found is not None and (found.organisation.invented or not nameless):
    overview(who, found)
else:
    what_this_is()
    if found is not None:
        say_name_form(who, found)

if running:
    workshops_to_run(who, running)
if unbegun:
    begin_round_form(who, unbegun[0])
if not mine:
    if who is not None and who.person.owner:
        begin_organisation_form(who)
    else:
        st.write(_("To answer for your organisation, ask a colleague there for a link."))
if who is not None and who.person.owner:
    st.page_link(page_at("organisations"), label=_("Organisations: let their leads in"))
if who is not None and who.person.taskforce:
    st.page_link(page_at("benchmark"), label=_("Benchmark: contributions and releases"))
if found is None:
    st.page_link(page_at("sector"), label=_("What the sector finds hardest"))
if len(mine) == len(everything):
    offer_exploring(who)
st.page_link(page_at("data"), label=_("Your data: take it with you, or have it erased"))
