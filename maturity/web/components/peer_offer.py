"""On the results page, folded: the organisation's own offers to show others how it works."""

import streamlit as st

from maturity.access import ALLOWED, Permission, Visitor
from maturity.domain.peer_offer import PeerOffer
from maturity.domain.questionnaire import Question
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.peer_offers import GivenOffer, make_offer, own_offers, withdraw_offer
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.components.information_law import say_information_law
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.visit import look_again


@st.fragment
def peer_offer(assessment_id: str) -> None:
    """Looks nothing up while it is folded."""
    here = f"offer:{assessment_id}"
    title = _("Show others how you do something")
    with st.expander(title, key=here, on_change="rerun") as folded:
        if not folded.open:
            return
        try:
            who, found = look_again(assessment_id)
            _offers(who, found, here)
        except MaturityError as error:
            st.error(plain(told(error)))


def _offers(who: Visitor | None, found: Round, here: str) -> None:
    st.write(
        _(
            "Offer to show others how you do something, in your own words. It is shown, with the "
            "name of your organisation, to those on this server who have further to go there. Your "
            "levels are not shown, and the benchmark does not use it."
        )
    )
    questions = {question.id: question for question in found.questionnaire.questions}
    standing = [o for o in own_offers(workplace(), who, found) if o.question_id in questions]
    leads = _leads(who, found)
    for offer in standing:
        _own(who, offer, questions[offer.question_id], leads=leads)
    if not leads:
        st.write(_("The lead of your organisation makes and withdraws offers."))
        return
    taken = {offer.question_id for offer in standing if offer.open}
    _form(who, found, [q for q in questions.values() if q.id not in taken], here)


def _leads(who: Visitor | None, found: Round) -> bool:
    """The use cases decide; this only leaves out what would be refused."""
    role = None if who is None else who.role_in(found.organisation.id)
    return role is not None and Permission.SUBMIT in ALLOWED[role]


def _own(who: Visitor | None, offer: PeerOffer, question: Question, *, leads: bool) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(question.title)}**: {plain(offer.words)}")
        st.markdown(_("Ask: {contact}").format(contact=plain(offer.contact)))
        if offer.link:
            st.markdown(_("Link: {link}").format(link=plain(offer.link)))
        if not offer.open:
            st.warning(_("Whoever runs this server took it away. Nobody else sees it."))
        label = _("Withdraw the offer at '{question}'").format(question=plain(question.title))
        if leads and st.button(label, key=f"withdraw:{offer.id}"):
            withdraw_offer(workplace(), who, offer.organisation_id, offer.id)
            st.rerun()


def _form(who: Visitor | None, found: Round, questions: list[Question], here: str) -> None:
    """Another key after each offer that was made: the boxes are empty again."""
    turn = session.get(f"{here}:turn", 0)
    with st.form(f"{here}:{turn}"):
        chosen = _choice(questions, f"{here}:{turn}:question")
        words = st.text_area(_("What can you show?"), key=f"{here}:{turn}:words")
        whom = _("Whom to ask: a role or a team, not a person")
        contact = st.text_input(whom, key=f"{here}:{turn}:contact")
        link = st.text_input(
            _("Link, if there is something to read (https)"), key=f"{here}:{turn}:link"
        )
        say_information_law()
        pressed = st.form_submit_button(_("Show this offer to others"))
    if not pressed:
        return
    if chosen is None:
        raise MaturityError(_("Choose the question that you can show something for."))
    make_offer(workplace(), who, found.assessment.id, GivenOffer(chosen, words, contact, link))
    session.put(f"{here}:turn", turn + 1)
    st.rerun()


def _choice(questions: list[Question], key: str) -> str | None:
    titles = {question.id: question.title for question in questions}
    return st.selectbox(
        _("Which question?"),
        list(titles),
        index=None,
        placeholder=_("Choose a question"),
        format_func=lambda question_id: titles.get(question_id, question_id),
        key=key,
    )
