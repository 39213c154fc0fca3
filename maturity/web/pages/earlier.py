"""What councils handed in that merged into the visitor's own, to be read."""

import streamlit as st

from maturity.access import Permission
from maturity.locale import gettext as _
from maturity.usecases.earlier_councils import earlier_councils, earlier_result
from maturity.usecases.organisations import organisations_of
from maturity.web.components.earlier_downloads import earlier_downloads
from maturity.web.components.result_blocks import show_blocks
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.page_list import page_at
from maturity.web.times import day
from maturity.web.visit import visit

who, _found, _path = visit()
councils = [
    (successor, council)
    for successor in organisations_of(workplace(), who)
    if who is not None and who.may(Permission.SEE, successor.id)
    for council in earlier_councils(workplace(), who, successor.id)
]
title = st.container()  # above what says whose round it is, though that is chosen first
rounds = {a.id: (successor, c, a) for successor, c in councils for a in reversed(c.rounds)}
for successor, council in councils:
    words = _("{name} merged into {successor} on {day}.").format(
        name=plain(council.organisation.name),
        successor=plain(successor.name),
        day=day(council.since),
    )
    if not council.rounds:
        words += " " + _("It has handed in no round.")
    st.write(words)
if rounds:
    st.write(_("What was handed in can be read here, and not changed."))
    names = {
        i: _("{organisation}, round {number}").format(
            organisation=council.organisation.name, number=assessment.number
        )
        for i, (_successor, council, assessment) in rounds.items()
    }
    chosen = st.selectbox(_("Which round?"), list(names), format_func=lambda i: names.get(i, i))
    successor, _council, assessment = rounds[chosen]
    blocks = earlier_result(workplace(), who, successor.id, assessment.id)
    with title:
        show_blocks(blocks[:1])
    show_blocks(blocks[1:])
    earlier_downloads(successor, assessment)
else:
    title.title(_("Earlier councils"), anchor=False)
    if not councils:
        st.write(_("No council merged into yours."))
st.page_link(page_at("colleagues"), label=_("Back to colleagues"))
