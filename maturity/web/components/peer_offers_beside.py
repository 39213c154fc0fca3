"""In the card of an action: who can show how they do it, folded; and reporting an offer."""

from urllib.parse import urlsplit

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.peer_offers import ShownOffer
from maturity.usecases.reported_offers import report_offer
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.components.information_law import say_information_law
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.permissions import may


def peer_offers_beside(
    who: Visitor | None, found: Round, task_id: str, offers: tuple[ShownOffer, ...]
) -> None:
    """Nothing where nobody offers anything. An offer that was just reported is not drawn again."""
    here = f"offers:{found.assessment.id}:{task_id}"
    if offers:
        with st.expander(_title(len(offers)), key=here):
            for offer in offers:
                _offer(who, found, task_id, offer)
    if session.has(_thanks(found, task_id)):
        st.success(_("Thank you. You do not see this offer any more; the taskforce does."))
        session.forget(_thanks(found, task_id))


def _title(count: int) -> str:
    return ngettext(
        "{count} organisation can show how it does this",
        "{count} organisations can show how they do this",
        count,
    ).format(count=count)


def _thanks(found: Round, task_id: str) -> str:
    return f"offers:{found.assessment.id}:{task_id}:reported"


def _offer(who: Visitor | None, found: Round, task_id: str, offer: ShownOffer) -> None:
    """Reporting takes two presses, and an offer leaves room for the next one."""
    show_offer(offer)
    if not may(who, Permission.ANSWER, found):
        return
    key = f"offers:{found.assessment.id}:{task_id}:{offer.id}"
    name = plain(offer.organisation)
    if st.button(_("Report the offer of {name}").format(name=name), key=f"{key}:button"):
        session.put(f"{key}:asked", offer.id)
    if not session.has(f"{key}:asked"):
        return
    with st.form(f"{key}:form", border=False):
        label = _("What is wrong with the offer of {name}?").format(name=name)
        reason = st.text_input(label, key=f"{key}:reason")
        say_information_law()
        pressed = st.form_submit_button(_("Report it as abusive"))
    if pressed and _reported(who, found, offer, reason):
        session.put(_thanks(found, task_id), offer.id)
        st.rerun()


def _reported(who: Visitor | None, found: Round, offer: ShownOffer, reason: str) -> bool:
    try:
        report_offer(workplace(), who, found.organisation.id, offer.id, reason)
    except MaturityError as error:
        st.error(plain(told(error)))
        return False
    return True


def show_offer(offer: ShownOffer) -> None:
    """As its organisation wrote it, every sign escaped."""
    lines = [
        f"**{plain(offer.organisation)}**: {plain(offer.words)}",
        plain(_("Ask: {contact}").format(contact=offer.contact)),
    ]
    if offer.link:
        text = _("Read more at {host}").format(host=urlsplit(offer.link).hostname)
        # It has no pointed bracket: web_address() lets none through.
        lines.append(f"[{plain(text)}](<{offer.link}>)")
    st.markdown("\n\n".join(lines))
