"""How a round stands, and where to go on: what somebody sees who comes back."""

from collections.abc import Collection

import streamlit as st

from maturity.access import Visitor
from maturity.domain.assessment import Scope
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.rounds import Round, asked_in
from maturity.web.components.arrival import QUESTION
from maturity.web.components.benchmark_links import benchmark_links
from maturity.web.components.merging import earlier_link, say_merger
from maturity.web.components.own_questions import say_own_questions
from maturity.web.components.plan_dues import say_dues
from maturity.web.components.progress import say_progress, theme_of
from maturity.web.components.service_waiting import say_waiting
from maturity.web.escape import plain
from maturity.web.finished_here import finished_here
from maturity.web.handed_here import handed_here, to_do_first
from maturity.web.page_list import page_at
from maturity.web.permissions import reads_only
from maturity.web.rounds import all_rounds, choose_round
from maturity.web.times import day


def overview(who: Visitor | None, found: Round) -> None:
    st.title(plain(found.organisation.name), anchor=False)
    st.write(_standing(found))
    say_merger(who, found.organisation)
    say_waiting(who, found)
    handed = handed_here(who, found)
    say_own_questions(who, found, handed)
    if reads_only(who, found):
        _see_where_you_stand()
    else:
        go_on(found, first=to_do_first(who, found, handed, finished_here(who, found)))
    _themes(found)
    _beside()
    _what_comes_of_it(who, found)
    benchmark_links(who, found)
    _other_rounds(who, found)
    earlier_link(who, found.organisation)


def _standing(found: Round) -> str:
    begun = _("Round {number}, begun on {day}.").format(
        number=found.assessment.number, day=day(found.assessment.started_at)
    )
    if found.frozen:
        return begun + " " + _("It was handed in. It can be looked at, and not changed.")
    return (
        begun
        + " "
        + _("{done} of {all} questions are done.").format(done=found.done, all=found.asked)
    )


def go_on(found: Round, after: str | None = None, first: Collection[str] = ()) -> None:
    """The one next step: a question, those of `first` before all others, or what follows when there
    is none.

    Below the questions of a theme it names none: which is next changes as they are answered.
    """
    following = found.next_question(after, first)
    if found.frozen or following is None:
        _see_where_you_stand()
        return
    label = _("Go on to the next question")
    if after is None:
        title = next(q.title for q in found.questionnaire.questions if q.id == following)
        label = _("Next question: {title}").format(title=title)
    if st.button(label, type="primary", key="go on"):
        st.switch_page(page_at(theme_of(found, following).id), query_params={QUESTION: following})


def _see_where_you_stand() -> None:
    if st.button(_("See where you stand"), type="primary", key="go on"):
        st.switch_page(page_at("results"))


def _themes(found: Round) -> None:
    st.header(_("The four themes"), anchor=False)
    for theme in asked_in(found).themes:
        st.page_link(page_at(theme.id), label=theme.title)
        say_progress(found, theme)
    rest = len(list(found.questionnaire.questions)) - found.asked
    if found.assessment.scope is Scope.LIGHT and found.done == found.asked and rest:
        sentence = ngettext("Continue with {count} more", "Continue with {count} more", rest)
        st.page_link(page_at("round"), label=sentence.format(count=rest))


def _beside() -> None:
    st.header(_("Beside the questions"), anchor=False)
    for path in ("questions", "handing", "law", "indicators", "files", "workshop"):
        st.page_link(page_at(path))


def _what_comes_of_it(who: Visitor | None, found: Round) -> None:
    st.header(_("What comes of it"), anchor=False)
    say_dues(who, found)
    for path in ("results", "priorities", "targets", "plan", "documents", "round", "colleagues"):
        st.page_link(page_at(path))


def _other_rounds(who: Visitor | None, found: Round) -> None:
    others = [pair for pair in all_rounds(who) if pair[1].id != found.assessment.id]
    if not others:
        return
    st.header(_("Other rounds"), anchor=False)
    for organisation, assessment in others:
        name = _("{organisation}, round {number}").format(
            organisation=plain(organisation.name), number=assessment.number
        )
        if st.button(name, key=f"choose:{assessment.id}"):
            choose_round(assessment)
            st.rerun()
