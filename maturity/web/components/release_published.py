"""Releases that are out, each with its public file and the private record that never leaves."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.taskforce import KeptRelease
from maturity.locale import gettext as _
from maturity.usecases.publishing import published_releases
from maturity.web.components.download_link import download_link
from maturity.web.context import workplace
from maturity.web.page_list import page_at
from maturity.web.routes.files_of_the_benchmark import PRIVATE, RELEASE
from maturity.web.times import day


def releases_here(who: Visitor | None) -> None:
    found = published_releases(workplace(), who)
    if not found:
        st.write(_("There is none yet."))
        return
    st.page_link(page_at("sector"), label=_("What the newest one says about the sector"))
    st.write(
        _(
            "The release is for everybody. The private record says whose contribution is in which "
            "group: keep it where only the taskforce can read it, and make a copy. Without it no "
            "further release can be built. Never send it to anybody."
        )
    )
    for kept in found:
        _release(kept)


def _release(kept: KeptRelease) -> None:
    words = (
        _("Contributions up to {day} (invented data)")
        if kept.invented
        else _("Contributions up to {day}")
    )
    st.subheader(words.format(day=day(kept.cut_off)), anchor=False)
    st.write(_("Check value of the file (SHA-256):"))
    st.code(kept.sha256, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        public, private = _("Release of {day} (SQLite)"), _("Private record of {day} (JSON)")
        download_link(public.format(day=day(kept.cut_off)), RELEASE, release=kept.id)
        download_link(private.format(day=day(kept.cut_off)), PRIVATE, release=kept.id)
