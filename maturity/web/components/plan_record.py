"""The boxes of one action: who does it, when, how far it is, and what shows it. Draws, saves
nothing.
"""

from datetime import date
from functools import partial

import streamlit as st

from maturity.documents.task_text import quarter_of_day, status_name
from maturity.domain.plan import Status
from maturity.locale import gettext as _
from maturity.usecases.plan_screen import ActionScreen
from maturity.web import record_form, session
from maturity.web.components.information_law import say_information_law
from maturity.web.record_form import KEEP, LATER, PLAN
from maturity.web.typed_day import written_day

Places = tuple[tuple[date, str], ...]
"""First days of quarters with their names. The last one lies behind the plan."""


def record_boxes(
    assessment_id: str, screen: ActionScreen, task_id: str, places: Places, *, locked: bool
) -> None:
    key = partial(record_form.key, assessment_id, task_id)
    _status(key, locked=locked)
    st.text_input(
        _("Owner: a role or a team"),
        placeholder=screen.owner,
        key=key("owner"),
        disabled=locked,
    )
    _days(key, screen, locked=locked)
    names = _quarter_names(places, session.get(key("quarter"), PLAN))
    st.selectbox(
        _("Quarter"),
        list(names),
        format_func=lambda code: names.get(code, code),
        key=key("quarter"),
        disabled=locked,
    )
    st.text_area(_("Notes"), key=key("notes"), disabled=locked)
    st.text_input(_("Link to the evidence"), key=key("evidence_link"), disabled=locked)
    say_information_law()


def _status(key: "partial[str]", *, locked: bool) -> None:
    st.selectbox(
        _("Status"), list(Status), format_func=status_name, key=key("status"), disabled=locked
    )
    status = session.get(key("status"), Status.NOT_STARTED)
    if status is Status.DROPPED:
        st.text_area(_("Why do you drop it?"), key=key("reason"), disabled=locked)
        say_information_law()
    if status is Status.DONE:
        st.write(
            _(
                "Done changes no answer and no score by itself. In the next round its questions "
                "come first: has the level risen?"
            )
        )


def _days(key: "partial[str]", screen: ActionScreen, *, locked: bool) -> None:
    """Where nobody sets a day, the plan does: the box shows it as long as it is empty."""
    start, due = st.columns(2)
    start.text_input(
        _("Start, such as 1 April 2027"),
        placeholder=written_day(screen.start),
        key=key("start"),
        disabled=locked,
    )
    due.text_input(
        _("Due, such as 30 June 2027"),
        placeholder=written_day(screen.due),
        key=key("due"),
        disabled=locked,
    )


def _quarter_names(places: Places, now: str) -> dict[str, str]:
    """By what the box holds. What is chosen `now` is among them, if it lies elsewhere, too."""
    names = {PLAN: _("Leave it to the plan")}
    for day, name in places[:-1]:
        names[record_form.keep_in(day)] = _("Keep it in {quarter}").format(quarter=name)
    for day, name in places[1:]:
        names[record_form.not_before(day)] = _("Not before {quarter}").format(quarter=name)
    if now.startswith(KEEP):
        kept = quarter_of_day(date.fromisoformat(now.removeprefix(KEEP)))
        names.setdefault(now, _("Keep it in {quarter}").format(quarter=kept))
    if now.startswith(LATER):
        later = quarter_of_day(date.fromisoformat(now.removeprefix(LATER)))
        names.setdefault(now, _("Not before {quarter}").format(quarter=later))
    return names
