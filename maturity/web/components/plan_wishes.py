"""What is asked of a plan: priorities, time and capacity, as a fragment saved like an answer."""

from functools import partial

import streamlit as st

from maturity.access import Visitor
from maturity.documents.figures import day, listed
from maturity.domain.plan import MOST_PRIORITIES
from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.usecases.plan_screen import plan_in_brief
from maturity.usecases.plan_wishes import MOST_AT_ONCE, MOST_DAYS, MOST_QUARTERS
from maturity.usecases.rounds import Round, asked_in
from maturity.web import wishes_form
from maturity.web.components.standing import choose, say_standing
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.plan_permission import may_change
from maturity.web.settling import Entry, Settled, Standing, settle
from maturity.web.visit import look_again
from maturity.web.wishes_form import CAPACITY, Asked, fill, stored_here, wishes_entry


@st.fragment
def plan_wishes(assessment_id: str) -> None:
    try:
        who, found = look_again(assessment_id)
        entry = wishes_entry(who, found, stored_here(who, found))
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    settled = settle(entry)
    fill(assessment_id, on_screen(entry, settled), CAPACITY, stored=settled.is_stored)
    locked = not may_change(who, found) and settled.is_stored
    _priorities(found, locked=locked)
    _capacity(assessment_id, locked=locked)
    say_wishes(entry, settled, who, found)
    if settled.is_stored:
        _say_what_comes_of_it(who, found)


def _say_what_comes_of_it(who: Visitor | None, found: Round) -> None:
    try:
        brief = plan_in_brief(workplace(), who, found)
    except StoreError:
        return
    st.write(_("**The plan now:** {brief}").format(brief=plain(brief)))


def on_screen(entry: Entry[Asked], settled: Settled[Asked]) -> Asked:
    if settled.is_stored or entry.widget is None:
        return settled.stored.value
    return entry.widget


def say_wishes(
    entry: Entry[Asked], settled: Settled[Asked], who: Visitor | None, found: Round
) -> None:
    if settled.standing is Standing.ASK:
        titles = priority_titles(found)
        question = _(
            "Not saved: {name} changed this meanwhile ({time}): {theirs}. On this page: {mine}. "
            "Choose which stands."
        )
        choose(entry, who, found, lambda asked, _other: _in_words(asked, titles), question)
    else:
        say_standing(entry, settled, who, found, _("Nothing changed yet: this is our proposal"))


def priority_titles(found: Round) -> dict[str, str]:
    """Themes, then questions with their themes, by id."""
    themes = asked_in(found).themes
    titles = {theme.id: _("All of {theme}").format(theme=theme.title) for theme in themes}
    return titles | {
        question.id: _("{theme}: {question}").format(theme=theme.title, question=question.title)
        for theme in themes
        for question in theme.questions
    }


def _in_words(asked: Asked, titles: dict[str, str]) -> str:
    wishes = asked.wishes
    named = [titles.get(i, i) for i in wishes.priorities]
    words = [
        _("priorities: {titles}").format(titles=listed(named) or _("none")),
        _("{days} staff days a quarter").format(days=wishes.days_a_quarter),
        _("{quarters} quarters from {day}").format(
            quarters=wishes.quarters, day=asked.unread or day(wishes.start)
        ),
        _("at once: {count}").format(count=wishes.parallel or _("any number")),
        _("at most: {count}").format(count=wishes.most_actions or _("as usual")),
        wishes_form.preset_name(wishes.preset),
    ]
    return plain("; ".join(words))


def _priorities(found: Round, *, locked: bool) -> None:
    st.header(_("What matters most to you"), anchor=False)
    titles = priority_titles(found)
    st.multiselect(
        _("Up to three themes or questions that come first"),
        list(titles),
        max_selections=MOST_PRIORITIES,
        placeholder=_("Choose, or leave it open"),
        format_func=lambda i: titles.get(i, i),
        key=wishes_form.key(found.assessment.id, "priorities"),
        disabled=locked,
    )


def _capacity(assessment_id: str, *, locked: bool) -> None:
    """A row at a time, so that the order is the same on a phone. The last two may stay empty."""
    key = partial(wishes_form.key, assessment_id)
    st.header(_("What you can do"), anchor=False)
    left, right = st.columns(2)
    start = _("First day, such as 1 April 2027")
    left.text_input(start, key=key("start"), disabled=locked)
    quarters = _("Number of quarters")
    right.number_input(quarters, 1, MOST_QUARTERS, step=1, key=key("quarters"), disabled=locked)
    days = _("Staff days a quarter, of all roles together")
    st.number_input(days, 0, MOST_DAYS, step=1, key=key("days"), disabled=locked)
    for field, label in (
        ("parallel", _("Actions at once, at most (empty: any number)")),
        ("most", _("Actions begun in twelve months, at most (empty: the usual number)")),
    ):
        st.number_input(label, 1, MOST_AT_ONCE, None, step=1, key=key(field), disabled=locked)
