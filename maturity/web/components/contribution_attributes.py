"""What the register does not say of an organisation, and the benchmark compares by: asked here."""

import streamlit as st

from maturity.locale import gettext as _
from maturity.usecases.contribution_preview import Ask, GivenAttributes
from maturity.usecases.contribution_screen import choices
from maturity.usecases.rounds import Round
from maturity.web import session


def given_attributes(found: Round) -> GivenAttributes:
    """What was chosen below, in the run before."""
    return GivenAttributes(
        session.get(_key(found, "type"), None),
        session.get(_key(found, "region"), None),
        session.get(_key(found, "size"), None),
        given_code(found),
    )


def given_code(found: Round) -> str:
    return str(session.get(_key(found, "code"), "")).strip()


def ask_for_attributes(found: Round, asks: tuple[Ask, ...]) -> None:
    if not asks:
        return
    st.header(_("What we do not know yet"), anchor=False)
    offered = choices(found.organisation.nation)
    if "type" in asks:
        _choose(found, "type", _("What kind of organisation are you?"), offered.types)
    if "region" in asks:
        _choose(found, "region", _("In which part of the country?"), offered.regions)
    if "size" in asks:
        _choose(found, "size", _("How many people live in your area?"), offered.sizes)
    if "code" in asks:
        st.text_input(
            _("Your organisation's code, from the taskforce"),
            key=_key(found, "code"),
            help=_(
                "The register has no code for you. Ask the taskforce for one: it ties your "
                "contributions together where your name must not be."
            ),
        )


def _choose(found: Round, ask: Ask, question: str, names: object) -> None:
    known: dict[str, str] = dict(names)  # type: ignore[call-overload]
    st.selectbox(
        question,
        list(known),
        index=None,
        format_func=lambda one: known.get(one, one),
        placeholder=_("Choose"),
        key=_key(found, ask),
    )


def _key(found: Round, ask: Ask) -> str:
    return f"contribute:{found.assessment.id}:{ask}"
