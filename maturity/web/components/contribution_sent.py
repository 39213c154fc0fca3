"""What an organisation sent to the benchmark: when and by whom, as a file, and taking it back."""

from dataclasses import replace

import streamlit as st

from maturity.access import Visitor
from maturity.documents.blocks import Heading
from maturity.domain.contribution import KeptContribution
from maturity.locale import gettext as _
from maturity.usecases.contributing import withdraw
from maturity.usecases.contribution_screen import contribution_screen
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.components.contribution_offer import SENT, show_what_is_sent
from maturity.web.components.contribution_state import leads
from maturity.web.components.download_link import download_link
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.routes.files_of_the_benchmark import CONTRIBUTION
from maturity.web.times import clock, day

WITHDRAWN = "withdrawn"
"""The heading where reading goes on, once it was withdrawn."""


def say_what_happened() -> None:
    """Once: the next run has something else to say. Forgotten last, as a run may be cut short."""
    done = session.get("contribution:done", "")
    if done == "sent":
        st.success(_("Contributed. It counts in the next release."))
    elif done == "withdrawn":
        st.success(_("Withdrawn. It does not count from the next release on."))
    session.forget("contribution:done")


def what_was_sent(who: Visitor | None, found: Round, given: KeptContribution) -> None:
    envelope, record = given.contribution.envelope, given.contribution.record
    st.header(_("What was sent"), anchor=SENT)
    st.write(
        _("Sent on {day} at {time} by {name}, under the code {code}.").format(
            day=day(given.taken_at),
            time=clock(given.taken_at),
            name=plain(_name(envelope.consent_by)),
            code=plain(envelope.code),
        )
    )
    with st.expander(_("Look at what was sent")):
        screen = contribution_screen(workplace(), record)
        under = tuple(block for block in screen.summary if not isinstance(block, Heading))
        shown = replace(screen, summary=under)
        show_what_is_sent(shown, len(record.levels), "sent-table-then")
    if leads(who, found):
        _offer_file(found)
        _offer_withdrawal(who, found)
    else:
        st.write(_("The lead of your organisation can withdraw it."))


def say_withdrawn(who: Visitor | None, found: Round, given: KeptContribution) -> None:
    if given.withdrawn_at is None:
        return
    st.header(_("What was withdrawn"), anchor=WITHDRAWN)
    st.write(
        _("It was withdrawn on {day}. What was published before stays published.").format(
            day=day(given.withdrawn_at)
        )
    )
    if leads(who, found):
        _offer_file(found)


def _name(consent_by: str) -> str:
    """The envelope has the person's id behind the name."""
    return consent_by.rpartition("(")[0].strip() or _("a colleague")


def _offer_file(found: Round) -> None:
    st.header(_("As a file"), anchor=False)
    st.write(
        _(
            "Does the taskforce run this server? Then it has your contribution, and you need no "
            "file. Do you run the server yourselves? Then download it and send it to the "
            "taskforce. Give it to nobody else: it says whose it is."
        )
    )
    label = _("Download contribution.json")
    download_link(label, CONTRIBUTION, organisation=found.organisation.id)


def _offer_withdrawal(who: Visitor | None, found: Round) -> None:
    st.header(_("Withdraw it"), anchor=False)
    st.write(
        _(
            "It then counts in no release that is made from now on. What was published stays "
            "published: copies of it are with others. You may contribute again later."
        )
    )
    with st.form("withdraw"):
        sure = st.checkbox(_("Yes, we withdraw our contribution."), key="withdraw:sure")
        if st.form_submit_button(_("Withdraw")):
            if not sure:
                st.error(_("Nothing was changed. Tick the box first, if you mean it."))
                return
            withdraw(workplace(), who, found.organisation.id)
            session.put("contribution:done", "withdrawn")
            session.put("focus", WITHDRAWN)
            st.rerun()
