"""For the taskforce: offers that somebody reported, to take away or to keep."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.usecases.reported_offers import (
    ReportedOffer,
    keep_offer,
    remove_offer,
    reported_offers,
)
from maturity.web.components.peer_offers_beside import show_offer
from maturity.web.context import workplace
from maturity.web.escape import plain


def peer_offer_reports(who: Visitor | None) -> None:
    """Nothing where there is nothing to decide."""
    found = reported_offers(workplace(), who)
    if not found:
        return
    st.header(_("Offers that were reported"), anchor=False)
    st.write(
        _(
            "Somebody finds these offers abusive, and does not see them any more. Take an offer "
            "away for everybody, or keep it for the others."
        )
    )
    for reported in found:
        with st.container(border=True):
            _decide(who, reported)


def _decide(who: Visitor | None, reported: ReportedOffer) -> None:
    offer = reported.offer
    show_offer(offer)
    for reason in reported.reasons:
        st.markdown(_("What was said against it: {reason}").format(reason=plain(reason)))
    name = plain(offer.organisation)
    away = _("Take the offer of {name} away").format(name=name)
    if st.button(away, key=f"remove:{offer.id}"):
        remove_offer(workplace(), who, offer.id)
        st.rerun()
    if st.button(_("Keep the offer of {name}").format(name=name), key=f"keep:{offer.id}"):
        keep_offer(workplace(), who, offer.id)
        st.rerun()
