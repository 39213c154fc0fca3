"""Releases that are out, each with its public file and the private record that never leaves."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from maturity.access import Visitor
from maturity.domain.taskforce import KeptRelease
from maturity.locale import gettext as _
from maturity.usecases.publishing import (
    private_record_file,
    published_file,
    published_releases,
)
from maturity.usecases.workplace import Workplace
from maturity.web.at_the_click import at_the_click
from maturity.web.context import workplace
from maturity.web.page_list import page_at
from maturity.web.times import day

Read = Callable[[Workplace, Visitor | None, str], bytes]


@dataclass(frozen=True)
class _File:
    """One of the two files of a release."""

    ending: str
    mime: str
    read: Read


_PUBLIC = _File(".sqlite", "application/vnd.sqlite3", published_file)
_PRIVATE = _File(".private.json", "application/json", private_record_file)


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
        _button(kept, public.format(day=day(kept.cut_off)), _PUBLIC)
        _button(kept, private.format(day=day(kept.cut_off)), _PRIVATE)


def _button(kept: KeptRelease, label: str, file: _File) -> None:
    st.download_button(
        label,
        data=at_the_click(lambda who: file.read(workplace(), who, kept.id)),
        file_name=f"social-value-release-{kept.cut_off.isoformat()}{file.ending}",
        mime=file.mime,
        key=f"{kept.id}{file.ending}",
        on_click="ignore",
    )
