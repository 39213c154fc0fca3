"""One indicator: what it is, what was entered and comes of it, and a form to enter it."""

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
from maturity.web.times import moment

NUMBERS = ("value", "numerator", "denominator")


def indicator_form(
    who: Visitor | None, found: Round, indicator: Indicator, record: IndicatorRecord | None
) -> None:
    with st.container(border=True):
        st.header(indicator.title, anchor=False)
        st.write(indicator.definition)
        _say_entered(who, found, indicator, record)
        if not found.frozen:
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
    version = 0 if record is None else record.version
    key = partial(_key, found, indicator)
    with st.form(key(f"form:{version}"), border=False):
        for name, label in _boxes(indicator):
            st.text_input(label, _number_text(getattr(entry, name)), key=key(f"{name}:{version}"))
        st.text_input(
            _("What time is it of? Asked for: {period}").format(period=indicator.period),
            entry.period,
            key=key(f"period:{version}"),
        )
        st.text_area(_("How did you define it?"), entry.note, key=key(f"note:{version}"))
        say_information_law()
        sure = _ask_if_sure(key, version)
        notice = partial(_notice_unusual, indicator, key, version)
        if st.form_submit_button(_("Save"), on_click=notice):
            _save(who, found, GivenEntry(indicator.id, _read(key, version), version, sure))


def _notice_unusual(indicator: Indicator, key: partial[str], version: int) -> None:
    """Before the form is drawn again, so that the question stands in it."""
    try:
        unusual = faults(indicator, _read(key, version)) == (Fault.ASK,)
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
    """As people write figures: `£12,000`, `40 %`, `1 250.5`."""
    digits = text.strip().strip("£%").replace(",", "").replace(" ", "").replace("\u00a0", "")
    if not digits:
        return None
    try:
        return Decimal(digits)
    except InvalidOperation:
        raise MaturityError(
            _("'{text}' is not a number. Write it in digits, such as 12,000.").format(text=text)
        ) from None


def _save(who: Visitor | None, found: Round, given: GivenEntry) -> None:
    try:
        enter_indicator(workplace(), who, found.assessment.id, given)
    except FaultyInput as refusal:
        for problem in refusal.problems:
            st.error(plain(problem))
    else:
        st.rerun()
