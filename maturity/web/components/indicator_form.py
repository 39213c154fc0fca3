"""One indicator: what it is, what was entered and comes of it, and a form to enter it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from functools import partial

import streamlit as st

from maturity.access import Visitor
from maturity.documents.figures import in_unit
from maturity.domain.indicator import Indicator
from maturity.domain.indicator_entry import (
    Fault,
    IndicatorEntry,
    IndicatorRecord,
    faults,
    figure,
)
from maturity.domain.questionnaire import exact
from maturity.errors import FaultyInput, MaturityError
from maturity.locale import gettext as _
from maturity.usecases.indicators import GivenEntry, enter_indicator
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.components.information_law import say_information_law
from maturity.web.components.standing import name_of
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.permissions import answers_locked
from maturity.web.times import moment

GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
"""Commas between thousands."""

Held = tuple[int, int]
"""The version that a form was drawn for, and the one that its figures are entered over."""

NUMBERS = ("value", "numerator", "denominator")


def indicator_form(
    who: Visitor | None, found: Round, indicator: Indicator, record: IndicatorRecord | None
) -> None:
    with st.container(border=True):
        st.header(indicator.title, anchor=False)
        st.write(indicator.definition)
        _say_entered(who, found, indicator, record)
        if not answers_locked(who, found):
            with st.expander(_("Enter or change: {title}").format(title=indicator.title)):
                _form(who, found, indicator, record)
        _say_published(indicator)


def _say_entered(
    who: Visitor | None, found: Round, indicator: Indicator, record: IndicatorRecord | None
) -> None:
    """The result of a ratio is worked out here, never typed."""
    result = None if record is None else figure(indicator, record.entry)
    if record is None or result is None:
        st.info(_("No figure yet"))
        return
    st.info(
        _("{figure}, {period}. Saved {time} by {name}").format(
            figure=plain(in_unit(result, indicator.unit)),
            period=plain(record.entry.period),
            time=moment(record.entered_at, workplace().now()),
            name=name_of(record.author_id, who, found),
        )
    )


def _say_published(indicator: Indicator) -> None:
    if indicator.caution:
        st.write(_("Take care: {caution}").format(caution=indicator.caution))
    if not indicator.reference_lines:
        return
    with st.expander(_("Published figures: {title}").format(title=indicator.title)):
        for line in indicator.reference_lines:
            st.write(
                _("{figure}: {text} [{source}, {year}]({url})").format(
                    figure=plain(in_unit(exact(line.value), indicator.unit)),
                    text=line.text,
                    source=plain(line.source),
                    year=line.year,
                    url=line.url,
                )
            )


def _form(
    who: Visitor | None, found: Round, indicator: Indicator, record: IndicatorRecord | None
) -> None:
    entry = IndicatorEntry() if record is None else record.entry
    current = 0 if record is None else record.version
    key = partial(_key, found, indicator)
    version, based_on = held = _held(key, current)
    with st.form(key(f"form:{version}"), border=False):
        _draw(indicator, entry, key, version)
        sure = _ask_if_sure(key, version)
        if st.form_submit_button(_("Save"), on_click=partial(_hold, indicator, key, held)):
            # Whoever presses again has seen what a colleague entered meanwhile.
            session.put(key("held"), (version, current))
            with _saying_what_is_wrong():
                given = GivenEntry(indicator.id, _read(key, version), based_on, sure)
                enter_indicator(workplace(), who, found.assessment.id, given)
                session.forget(key("held"))
                st.rerun()


def _draw(indicator: Indicator, entry: IndicatorEntry, key: partial[str], version: int) -> None:
    for name, label in _boxes(indicator):
        st.text_input(label, _number_text(getattr(entry, name)), key=key(f"{name}:{version}"))
    st.text_input(
        _("What time is it of? Asked for: {period}").format(period=indicator.period),
        entry.period,
        key=key(f"period:{version}"),
    )
    st.text_area(_("How did you define it?"), entry.note, key=key(f"note:{version}"))
    say_information_law()


def _held(key: partial[str], current: int) -> Held:
    """What is typed goes with the page that somebody leaves; the form then is of the newest."""
    held: Held = session.get(key("held"), (current, current))
    if session.has(key(f"period:{held[0]}")):
        return held
    session.forget(key("held"))
    return current, current


def _hold(indicator: Indicator, key: partial[str], held: Held) -> None:
    """Before the form is drawn again: as it was pressed, even if a colleague was faster, and with
    the question in it whether an unusual figure is meant.
    """
    session.put(key("held"), session.get(key("held"), held))
    try:
        unusual = faults(indicator, _read(key, held[0])) == (Fault.ASK,)
    except MaturityError:
        unusual = False
    session.put(key("unusual"), unusual)


def _ask_if_sure(key: partial[str], version: int) -> bool:
    """Only where a figure was unusual, and nothing else about it wrong."""
    if not session.get(key("unusual"), otherwise=False):
        return False
    return st.checkbox(_("This is right: I have checked it."), key=key(f"sure:{version}"))


def _key(found: Round, indicator: Indicator, name: str) -> str:
    return f"indicator:{found.assessment.id}:{indicator.id}:{name}"


def _boxes(indicator: Indicator) -> list[tuple[str, str]]:
    if indicator.kind == "ratio":
        return [("numerator", indicator.numerator), ("denominator", indicator.denominator)]
    return [("value", _("Your figure, in {unit}").format(unit=_unit(indicator)))]


def _unit(indicator: Indicator) -> str:
    return _("pounds") if indicator.unit == "GBP" else indicator.unit


def _number_text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:,f}"


def _read(key: partial[str], version: int) -> IndicatorEntry:
    def text(name: str) -> str:
        return session.get(key(f"{name}:{version}"), "")

    value, numerator, denominator = (_number(text(name)) for name in NUMBERS)
    return IndicatorEntry(value, numerator, denominator, text("period"), text("note"))


def _number(text: str) -> Decimal | None:
    """As people write figures: `£12,000`, `40 %`, `1 250.5`. Not `12,5`: a comma before the last
    digits may be a decimal point to whoever wrote it.
    """
    digits = text.strip().strip("£%").replace(" ", "").replace("\u00a0", "")
    if not digits:
        return None
    try:
        return Decimal(digits.replace(",", "") if GROUPED.fullmatch(digits) else digits)
    except InvalidOperation:
        raise MaturityError(
            _("'{text}' is not a number. Write it in digits, such as 12,000.").format(text=text)
        ) from None


@contextmanager
def _saying_what_is_wrong() -> Iterator[None]:
    """Here: the rest of the page has to be drawn, or what is typed there is lost."""
    try:
        yield
    except FaultyInput as refusal:
        for problem in refusal.problems:
            st.error(plain(problem))
    except MaturityError as refusal:
        st.error(plain(told(refusal)))
