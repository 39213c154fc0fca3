"""What stays after an erasure, and why: said before and after. And the erasing itself."""

from collections.abc import Callable, Iterable

import streamlit as st

from maturity.domain.erasing import GoingOrganisation
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.web.escape import plain
from maturity.web.metrics import told


def listed(words: str, lines: Iterable[str]) -> None:
    """`lines` are ready to be shown."""
    st.markdown("\n".join([words, "", *(f"- {line}" for line in lines)]))


def stays_of_person() -> list[str]:
    return [
        _(
            "What you did stays true for your organisation: your answers keep an author, without a "
            "name, and nothing leads from there to you."
        ),
        _(
            "Texts in which somebody wrote your name, such as the owner of an action. Ask a "
            "colleague to change them."
        ),
        _backups(),
        _log(),
    ]


def stays_of_organisation(going: GoingOrganisation) -> list[str]:
    stays = []
    if going.published:
        stays.append(
            ngettext(
                "{count} contribution that a published release holds, without name and code. "
                "Later releases need it, so that nobody is given away. It counts in none of them.",
                "{count} contributions that published releases hold, without name and code. Later "
                "releases need them, so that nobody is given away. They count in none of them.",
                going.published,
            ).format(count=going.published)
        )
    if going.organisation.registered:
        stays.append(_("What the public register says about it: name, code, type and region."))
    return [*stays, _backups(), _log()]


def erased(act: Callable[[], bool], done: str, stays: Iterable[str]) -> None:
    """Where it went well, nothing else is shown: what was on the page is not there any more."""
    try:
        cleared = act()
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    st.success(done)
    listed(_("What stays, and why:"), stays)
    if not cleared:
        st.warning(
            _(
                "Traces of it may be in the database for a while. Tell whoever runs the server to "
                "run `retention --yes` in a quiet moment, and to read docs/privacy.md if it does "
                "not clear them."
            )
        )
    st.stop()


def _backups() -> str:
    return _("Backups and other copies, until whoever runs the server deletes them.")


def _log() -> str:
    return _("The audit log says that this was done, when and by whom: by ids, without a name.")
