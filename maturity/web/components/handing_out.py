"""Handing questions of a round to people: as in the round before, many at once, or one by one."""

from collections import Counter
from collections.abc import Callable, Mapping

import streamlit as st

from maturity.access import Visitor
from maturity.domain.organisation import Person
from maturity.domain.questionnaire import Question
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.handing_out import (
    can_be_handed_to,
    hand_as_before,
    hand_by_tag,
    hand_questions,
    handed_before,
    questions_handed,
    tagged,
    take_back,
)
from maturity.usecases.rounds import Round, asked_in
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.handed_here import name_of, whose
from maturity.web.metrics import told
from maturity.web.tag_words import tag_name


def hand_out(who: Visitor | None, found: Round) -> None:
    known = can_be_handed_to(workplace(), who, found.organisation.id)
    people = tuple(sorted(known, key=lambda person: not person.name))
    _as_before(who, found)
    _by_tag(who, found, people)
    _one_by_one(who, found, people)


def count_text(found: Round, ids: list[str]) -> str:
    to_do = sum(question_id in found.to_do for question_id in ids)
    return ngettext(
        "{count} question, {open} still open", "{count} questions, {open} still open", len(ids)
    ).format(count=len(ids), open=to_do)


def _as_before(who: Visitor | None, found: Round) -> None:
    before = handed_before(workplace(), who, found)
    if not before:
        return
    st.header(_("As in the round before"), anchor=False)
    people = {person.id: person for person in before.values()}
    counts = Counter(person.id for person in before.values())
    lines = (
        "- "
        + ngettext("{name}: {count} question", "{name}: {count} questions", count).format(
            name=name_of(people[person_id]), count=count
        )
        for person_id, count in counts.items()
    )
    st.markdown("\n".join(lines))
    if st.button(_("Hand them to the same people")):
        _try(lambda: hand_as_before(workplace(), who, found.assessment.id))


def _by_tag(who: Visitor | None, found: Round, people: tuple[Person, ...]) -> None:
    """What was handed over is said here: the lists below are drawn afterwards."""
    tags = list(dict.fromkeys(tag for q in asked_in(found).questions for tag in q.tags))
    names = {person.id: person.name or _("No name yet") for person in people}
    if not tags:
        return
    st.header(_("Many at once"), anchor=False)
    st.write(_("By who is likely to know. Only questions that are nobody's yet are handed over."))
    with st.form(f"by tag:{found.assessment.id}"):
        tag = st.selectbox(_("Which questions?"), tags, format_func=lambda t: _tag(found, t))
        chosen = st.selectbox(
            _("To whom?"),
            list(names),
            index=None,
            placeholder=_("Choose a colleague"),
            format_func=lambda person_id: names.get(person_id, person_id),
        )
        pressed = st.form_submit_button(_("Hand them over"))
    if pressed and chosen is None:
        st.error(_("Choose a colleague first. Nothing was changed."))
    elif pressed and chosen is not None:
        _hand_tag(who, found, tag, chosen, names[chosen])


def _tag(found: Round, tag: str) -> str:
    count = len(tagged(found, tag))
    return ngettext("{about} ({count} question)", "{about} ({count} questions)", count).format(
        about=tag_name(tag), count=count
    )


def _hand_tag(who: Visitor | None, found: Round, tag: str, chosen: str, name: str) -> None:
    try:
        made = hand_by_tag(workplace(), who, found.assessment.id, tag, chosen)
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    rest = len(tagged(found, tag)) - len(made)
    words = [
        ngettext(
            "{count} question was handed to {name}.",
            "{count} questions were handed to {name}.",
            len(made),
        ).format(count=len(made), name=plain(name))
    ]
    if rest:
        words.append(
            ngettext(
                "{count} was somebody's already, and stays there.",
                "{count} were somebody's already, and stay there.",
                rest,
            ).format(count=rest)
        )
    st.success(" ".join(words))


def _one_by_one(who: Visitor | None, found: Round, people: tuple[Person, ...]) -> None:
    st.header(_("One by one"), anchor=False)
    handed = questions_handed(workplace(), who, found)
    st.markdown("\n".join(f"- {_line(found, person, handed)}" for person in people))
    names = {person.id: person.name or _("No name yet") for person in people}
    chosen = st.selectbox(
        _("Whose questions?"),
        list(names),
        index=None,
        placeholder=_("Choose a colleague"),
        format_func=lambda person_id: names.get(person_id, person_id),
        key=f"whose:{found.assessment.id}",
    )
    for person in people:
        if person.id == chosen:
            _of_person(who, found, person, handed)


def _line(found: Round, person: Person, handed: Mapping[str, Person]) -> str:
    own = _own(found, person, handed)
    if not own:
        return _("{name}: no question").format(name=name_of(person))
    return _("{name}: {questions}").format(name=name_of(person), questions=count_text(found, own))


def _of_person(
    who: Visitor | None, found: Round, person: Person, handed: Mapping[str, Person]
) -> None:
    """Other keys once their questions are others: the ticks then show what was stored."""
    own = _own(found, person, handed)
    key = f"handed:{found.assessment.id}:{person.id}:{hash(tuple(own))}"
    wanted = set()
    with st.form(key):
        for theme in asked_in(found).themes:
            st.subheader(theme.title, anchor=False)
            for question in theme.questions:
                label, here = _label(who, person, question, handed), question.id in own
                if st.checkbox(label, value=here, key=f"{key}:{question.id}"):
                    wanted.add(question.id)
        pressed = st.form_submit_button(_("Keep for {name}").format(name=name_of(person)))
    if pressed:
        _try(lambda: _change(who, found, person, wanted, set(own)))


def _own(found: Round, person: Person, handed: Mapping[str, Person]) -> list[str]:
    questions = asked_in(found).questions
    return [q.id for q in questions if q.id in handed and handed[q.id].id == person.id]


def _label(
    who: Visitor | None, person: Person, question: Question, handed: Mapping[str, Person]
) -> str:
    """What somebody else has can be moved by a tick: it says whose it is."""
    other = handed.get(question.id)
    if other is None or other.id == person.id:
        return plain(question.title)
    return f"{plain(question.title)} ({whose(who, other)})"


def _change(
    who: Visitor | None, found: Round, person: Person, now: set[str], before: set[str]
) -> None:
    """Only what was changed here: another lead may have handed out others meanwhile."""
    if now - before:
        hand_questions(workplace(), who, found.assessment.id, now - before, person.id)
    if before - now:
        take_back(workplace(), who, found.assessment.id, before - now, person.id)


def _try(act: Callable[[], object]) -> None:
    try:
        act()
    except MaturityError as error:
        st.error(plain(told(error)))
    else:
        st.rerun()
