"""The agenda of a workshop: its times, and its questions with place and minutes, to change."""

from dataclasses import dataclass

import streamlit as st

from maturity.access import Visitor
from maturity.domain.agenda import slots, timetable
from maturity.domain.workshop import ItemState, Workshop
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.workshops import MOST_MINUTES, OpenWorkshop, change_agenda
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.times import clock, day
from maturity.web.workshop_words import part_name, state_name


@dataclass(frozen=True)
class Row:
    """A question as the boxes have it: `place` is where it should go, `was` where it is."""

    question_id: str
    place: int
    was: int
    minutes: int


def agenda(who: Visitor | None, here: OpenWorkshop, *, may: bool) -> None:
    workshop = here.workshop
    st.header(_("Agenda"), anchor=False)
    if workshop.starts_at is not None:
        st.write(
            _("{day}, from {time}.").format(
                day=day(workshop.starts_at), time=clock(workshop.starts_at)
            )
        )
        st.markdown(_times(here))
    if may:
        _change(who, here)


def in_order(rows: list[Row]) -> dict[str, int]:
    """Minutes by question. Who types a place gets it: the others make room."""

    def turn(row: Row) -> tuple[int, int]:
        moved = (row.place > row.was) - (row.place < row.was)
        return row.place, moved

    return {row.question_id: row.minutes for row in sorted(rows, key=turn)}


def _times(here: OpenWorkshop) -> str:
    workshop = here.workshop
    if workshop.starts_at is None:
        return ""
    lines = [(_("From"), _("To"), _("What")), ("---", "---", "---")]
    for row in timetable(slots(workshop.items), workshop.starts_at):
        name = plain(part_name(row.slot, here.titles))
        item = workshop.item(row.slot.question_id or "")
        if item is not None and item.state is not ItemState.WAITING:
            name = f"{name} ({state_name(item.state)})"
        lines.append((clock(row.starts), clock(row.ends), name))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _change(who: Visitor | None, here: OpenWorkshop) -> None:
    workshop = here.workshop
    name = f"agenda:{workshop.id}"
    with st.expander(_("Change questions, order and minutes"), key=name, on_change="rerun") as part:
        if not part.open:
            return
        with st.form(f"{name}:{_same(workshop)}"):
            rows = _rows(here)
            further = _further(here)
            pressed = st.form_submit_button(_("Save the agenda"))
        if pressed:
            _save(who, here, rows, further)


def _rows(here: OpenWorkshop) -> list[Row]:
    """0 minutes take a question off the agenda."""
    st.write(_("Type the place where a question should go. 0 minutes take it off the agenda."))
    found = []
    for was, item in enumerate(here.workshop.items, start=1):
        title = here.titles[item.question_id]
        key = f"agenda:{here.workshop.id}:{_same(here.workshop)}:{item.question_id}"
        left, right = st.columns(2)
        place = left.number_input(
            _("{question}: place").format(question=title),
            min_value=1,
            max_value=len(here.workshop.items),
            value=was,
            key=f"{key}:place",
        )
        minutes = right.number_input(
            _("{question}: minutes").format(question=title),
            min_value=0,
            max_value=MOST_MINUTES,
            value=item.minutes,
            key=f"{key}:minutes",
        )
        found.append(Row(item.question_id, int(place), was, int(minutes)))
    return found


def _further(here: OpenWorkshop) -> list[str]:
    there = {item.question_id for item in here.workshop.items}
    rest = {i: title for i, title in here.titles.items() if i not in there}
    if not rest:
        return []
    return st.multiselect(
        _("Add questions at the end"),
        list(rest),
        format_func=lambda question_id: rest.get(question_id, question_id),
        key=f"agenda:{here.workshop.id}:{_same(here.workshop)}:further",
    )


def _save(who: Visitor | None, here: OpenWorkshop, rows: list[Row], further: list[str]) -> None:
    minutes = {i: planned for i, planned in in_order(rows).items() if planned}
    usual = here.workshop.items[0].minutes if here.workshop.items else 0
    try:
        new = dict.fromkeys(further, usual)
        change_agenda(workplace(), who, here.workshop.id, minutes | new)
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        st.rerun()


def _same(workshop: Workshop) -> int:
    """Boxes keep what was typed until the agenda itself is another."""
    return hash(tuple((item.question_id, item.minutes) for item in workshop.items))
