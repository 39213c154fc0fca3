"""Preparing a workshop: its questions, its day, who comes, and whether people vote beforehand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import streamlit as st

from maturity.access import Visitor
from maturity.documents.roles import role_name
from maturity.domain.contributors import CONTRIBUTOR_ROLES, ContributorRole
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.workshop import Workshop
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.usecases.workshops import (
    LASTS,
    MOST_MINUTES,
    GivenDay,
    GivenWorkshop,
    OpenWorkshop,
    change_preparation,
    prepare_workshop,
)
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.times import clock
from maturity.web.times import day as written
from maturity.web.workshop_day import read_start

LIGHT, ALL, OWN = "light", "all", "own"
MINUTES = 7
"""For each of the light set's 20 questions in half a day."""

USUAL = "9:30"

CODE_DAYS = (3, 7, 14, 30)


@dataclass(frozen=True)
class People:
    """Who comes, and how long after its start a code lets them in."""

    roles: tuple[ContributorRole, ...]
    vote_ahead: bool
    lasts: timedelta


def prepare_form(who: Visitor | None, found: Round) -> None:
    st.header(_("Prepare a workshop"), anchor=False)
    questions = _questions(found)
    name = f"workshop:{found.assessment.id}"
    with st.form(f"prepare:{found.assessment.id}"):
        texts = _day(name)
        minutes = st.number_input(
            _("Minutes for each question. You can change each of them later."),
            min_value=1,
            max_value=MOST_MINUTES,
            value=MINUTES,
            key=f"{name}:minutes",
        )
        people = _people(name)
        pressed = st.form_submit_button(_("Prepare the workshop"), type="primary")
    if pressed:
        _save(
            lambda: prepare_workshop(
                workplace(),
                who,
                found.assessment.id,
                _given(dict.fromkeys(questions, int(minutes)), _given_day(texts, people)),
            )
        )


def change_form(who: Visitor | None, here: OpenWorkshop) -> None:
    """All but the agenda, which has boxes of its own. On the day, too: a code may expire early."""
    workshop = here.workshop
    name = f"change:{workshop.id}"
    title = _("Change the day, who is expected, and how long people can join")
    with st.expander(title, key=name, on_change="rerun") as part:
        if not part.open:
            return
        with st.form(f"{name}:form"):
            texts, people = _day(name, workshop), _people(name, workshop)
            pressed = st.form_submit_button(_("Save this"))
        if pressed:
            _save(
                lambda: change_preparation(workplace(), who, workshop.id, _given_day(texts, people))
            )


def _save(act: Callable[[], Workshop]) -> None:
    try:
        act()
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        st.rerun()


def _questions(found: Round) -> list[str]:
    """In the order of the questionnaire, or as they were chosen one by one."""
    questionnaire = found.questionnaire
    names = {
        LIGHT: _("The light set"),
        ALL: _("All questions"),
        **{theme.id: theme.title for theme in questionnaire.themes},
        OWN: _("Our own choice"),
    }
    chosen = st.selectbox(
        _("Which questions?"),
        list(names),
        format_func=lambda name: names.get(name, name),
        key=f"workshop:{found.assessment.id}:set",
    )
    if chosen != OWN:
        return _of_set(questionnaire, chosen)
    titles = {question.id: question.title for question in questionnaire.questions}
    return st.multiselect(
        _("Choose questions in the order in which you want to talk about them"),
        list(titles),
        format_func=lambda question_id: titles.get(question_id, question_id),
        key=f"workshop:{found.assessment.id}:own",
    )


def _of_set(questionnaire: Questionnaire, chosen: str) -> list[str]:
    if chosen == LIGHT:
        questionnaire = questionnaire.light_set()
    themes = [theme for theme in questionnaire.themes if chosen in (LIGHT, ALL, theme.id)]
    return [question.id for theme in themes for question in theme.questions]


def _day(name: str, now: Workshop | None = None) -> tuple[str, str]:
    starts_at = None if now is None else now.starts_at
    day, time = st.columns(2)
    return (
        day.text_input(
            _("Day, such as 14 May 2027"),
            value="" if starts_at is None else written(starts_at),
            key=f"{name}:day",
        ),
        time.text_input(
            _("It starts at, such as 9:30"),
            value=USUAL if starts_at is None else clock(starts_at),
            key=f"{name}:time",
        ),
    )


def _people(name: str, now: Workshop | None = None) -> People:
    roles = st.multiselect(
        _("Who is expected? Roles, no names."),
        CONTRIBUTOR_ROLES,
        default=() if now is None else now.roles,
        format_func=role_name,
        key=f"{name}:roles",
    )
    ahead = st.checkbox(
        _("People may vote before the day"),
        value=now is not None and now.vote_ahead,
        key=f"{name}:ahead",
    )
    names = _lasting()
    days = st.selectbox(
        _("How long can people join?"),
        list(names),
        index=list(names).index(_days(now)),
        format_func=lambda count: names.get(count, str(count)),
        key=f"{name}:lasts",
    )
    return People(tuple(roles), ahead, timedelta(days=days) if days else LASTS)


def _lasting() -> dict[int, str]:
    """By days, 0 for what is usual."""
    hours = _("{count} hours from the start").format(count=int(LASTS / timedelta(hours=1)))
    words = _("{count} days from the start")
    return {0: hours, **{days: words.format(count=days) for days in CODE_DAYS}}


def _days(now: Workshop | None) -> int:
    if now is None or now.starts_at is None:
        return 0
    days = (now.expires_at - now.starts_at).days
    return days if days in CODE_DAYS else 0


def _given(minutes: dict[str, int], day: GivenDay) -> GivenWorkshop:
    return GivenWorkshop(day.starts_at, day.roles, day.vote_ahead, day.expires_at, minutes=minutes)


def _given_day(texts: tuple[str, str], people: People) -> GivenDay:
    starts_at = read_start(*texts)
    return GivenDay(
        starts_at=starts_at,
        roles=people.roles,
        vote_ahead=people.vote_ahead,
        expires_at=starts_at + people.lasts,
    )
