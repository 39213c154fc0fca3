"""Contribution files from installations of councils: each is taken or refused on its own."""

import streamlit as st

from maturity.access import Visitor
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.taskforce import Taken, take_contributions
from maturity.web import session
from maturity.web.context import workplace
from maturity.web.escape import plain

_TURN, _TAKEN = "intake:turn", "intake:taken"
MOST = 50
"""How many sentences are listed: whoever has more begins with these."""


def contribution_upload(who: Visitor | None) -> None:
    st.write(
        _(
            "Organisations that run this program themselves send you a file, contribution.json. "
            "A file with a mistake is refused with the reason. The others are taken."
        )
    )
    # Another key after each taking: the box is empty again.
    turn = session.get(_TURN, 0)
    # Of any type: Streamlit would refuse another one without a word, our reader says what to do.
    files = st.file_uploader(
        _("Contribution files"), accept_multiple_files=True, key=f"intake:{turn}"
    )
    pressed = st.button(_("Take these files"))
    if pressed and not files:
        st.error(_("No file was taken. Choose the files first."))
    elif pressed:
        given = [(file.name, file.getvalue()) for file in files]
        session.put(_TAKEN, take_contributions(workplace(), who, given))
        session.put(_TURN, turn + 1)
        st.rerun()
    _say_what_happened()


def _say_what_happened() -> None:
    """Until the next files are taken: the list is worked through."""
    taken: Taken | None = session.get(_TAKEN, None)
    if taken is None:
        return
    if taken.accepted:
        count = len(taken.accepted)
        words = ngettext("{count} file was taken.", "{count} files were taken.", count)
        st.success(words.format(count=count))
    if taken.refused:
        count = len(taken.refused)
        words = ngettext("{count} file was refused:", "{count} files were refused:", count)
        st.error(words.format(count=count))
        lines = [f"- {plain(sentence)}" for sentence in taken.refused[:MOST]]
        if count > MOST:
            more = _("And {count} more.").format(count=count - MOST)
            lines.append(f"- {more}")
        st.markdown("\n".join(lines))
