"""Everything held about an organisation, for its leads: taking it along, and erasing it."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.erasing import GoingOrganisation
from maturity.domain.organisation import Organisation
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.erasing import before_erasing, erase_organisation, refuse_organisation
from maturity.web.components.download_link import download_link
from maturity.web.components.erasing_words import erased, listed, stays_of_organisation
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.routes.files_of_councils import ABOUT_ORGANISATION


def organisation_data(who: Visitor, organisation: Organisation) -> None:
    name = plain(organisation.name)
    st.header(_("About {name}").format(name=name), anchor=False)
    st.write(
        _(
            "Rounds, answers with their history, results, plans, workshops, contributions, and who "
            "did what. Names of colleagues are in it, as you see them here. Keep it safe."
        )
    )
    label = _("Download everything about {name}").format(name=organisation.name)
    download_link(label, ABOUT_ORGANISATION, organisation=organisation.id)
    with st.expander(_("Erase {name}").format(name=name), key=f"erase:{organisation.id}:part"):
        _erase(who, organisation, before_erasing(workplace(), who, organisation.id))


def _erase(who: Visitor, organisation: Organisation, going: GoingOrganisation) -> None:
    try:
        refuse_organisation(going)
    except MaturityError as error:
        st.write(plain(told(error)))
        return
    name, stays = plain(organisation.name), stays_of_organisation(going)
    listed(_("What goes, for everybody and for good:"), _goes(who, going))
    listed(_("What stays, and why:"), stays)
    st.write(_("Download everything first: nobody can bring it back."))
    with st.form(f"erase:{organisation.id}", border=False):
        typed = st.text_input(
            _("To erase it, type its name: {name}").format(name=name),
            key=f"erase:{organisation.id}:name",
        )
        pressed = st.form_submit_button(_("Erase {name} now").format(name=name))
    if pressed:
        erased(
            lambda: erase_organisation(workplace(), who, organisation.id, typed),
            _("{name} is erased.").format(name=name),
            stays,
        )


def _goes(who: Visitor, going: GoingOrganisation) -> list[str]:
    goes = [_("everything that the download has, with all history")]
    others = len(going.belong_nowhere_else)
    if who.person.id in going.belong_nowhere_else:
        goes.append(_("you yourself, since you belong to no other organisation here"))
        others -= 1
    if others:
        goes.append(
            ngettext(
                "{count} colleague who belongs to no other organisation here",
                "{count} colleagues who belong to no other organisation here",
                others,
            ).format(count=others)
        )
    if going.contributed:
        goes.append(
            _(
                "its part in the benchmark, as far as no release has it. If you sent a file to the "
                "taskforce, withdraw first and send that too: they have a copy of their own"
            )
        )
    return goes
