"""The level that a person sets for a question: with its reason, its evidence and the other view."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.workshop import Agreed, Item, ItemState
from maturity.locale import gettext as _
from maturity.usecases.agreeing import GivenLevel, agree, reopen_level
from maturity.usecases.workshop_wall import Wall
from maturity.usecases.workshops import names_of_setters
from maturity.web.components.information_law import say_information_law
from maturity.web.components.workshop_buttons import do
from maturity.web.context import workplace
from maturity.web.escape import plain
from maturity.web.times import clock
from maturity.web.workshop_words import level_words

SETTABLE = frozenset({ItemState.WAITING, ItemState.REVEALED, ItemState.AGREED})


def say_agreed(who: Visitor | None, seen: Wall) -> None:
    """For the room."""
    agreed = None if seen.item is None else seen.item.agreed
    if agreed is None:
        return
    words = plain(level_words(seen.here.found.questionnaire, agreed.level))
    sentence = _("Agreed level: {level}") if agreed.settled else _("Level set, not agreed: {level}")
    with st.container(key="wall-big-agreed"):
        st.markdown(sentence.format(level=words))
    with st.container(key="wall-said"):
        for title, text in _texts(agreed):
            if text:
                st.markdown(f"**{title}:** {plain(text)}")
        st.caption(
            _("Set at {time} by {name}.").format(
                time=clock(agreed.at), name=_name(who, seen, agreed.by)
            )
        )


def _name(who: Visitor | None, seen: Wall, person_id: str) -> str:
    """A facilitator sees who set a level, and no other colleague."""
    names = names_of_setters(workplace(), who, seen.here.workshop.id)
    return plain(names.get(person_id, "")) or _("a colleague")


def level_form(who: Visitor | None, seen: Wall) -> None:
    """Nobody decides but a person: what is proposed is only marked."""
    item = seen.item
    if item is None or item.state not in SETTABLE:
        return
    if item.state is ItemState.WAITING:
        with st.expander(_("Set a level without a vote")):
            _level_form(who, seen, item)
    else:
        st.subheader(_("The level"), anchor=False)
        _level_form(who, seen, item)


def _level_form(who: Visitor | None, seen: Wall, item: Item) -> None:
    _propose(seen, item)
    name = f"agree:{seen.here.workshop.id}:{item.question_id}:{_since(item)}"
    with st.form(name):
        given = _boxes(name, seen, item)
        pressed = st.form_submit_button(
            _("Set this level"),
            type="primary" if item.state is ItemState.REVEALED else "secondary",
        )
    if pressed and given is None:
        st.error(_("Choose a level first."))
    elif pressed and given is not None:
        do(lambda: agree(workplace(), who, seen.here.workshop.id, given))
    _talk_again(who, seen, item)


def _propose(seen: Wall, item: Item) -> None:
    if seen.proposed is None or item.agreed is not None:
        return
    words = _("Proposed: {level}, the lower median. If nobody agrees, it is the careful choice.")
    st.write(words.format(level=plain(level_words(seen.here.found.questionnaire, seen.proposed))))


def _since(item: Item) -> str:
    """What the boxes are about. A level that a colleague set meanwhile is another form."""
    return f"{item.ballot}" if item.agreed is None else item.agreed.at.isoformat()


def _boxes(name: str, seen: Wall, item: Item) -> GivenLevel | None:
    questionnaire, now = seen.here.found.questionnaire, item.agreed
    level = st.radio(
        _("Which level?"),
        list(range(seen.here.top + 1)),
        index=seen.proposed if now is None else now.level,
        format_func=lambda value: level_words(questionnaire, value),
        horizontal=True,
        key=f"{name}:level",
    )
    open_ = st.checkbox(
        _("We do not agree. “Find the evidence” becomes an action of the plan."),
        value=now is not None and not now.settled,
        key=f"{name}:open",
    )
    reason, evidence, dissent = _words(name, now)
    if level is None:
        return None
    instead_of = None if now is None else now.at
    return GivenLevel(
        item.question_id, level, reason, evidence, dissent, not open_, instead_of, item.ballot
    )


def _words(name: str, now: Agreed | None) -> list[str]:
    titles = (_("Why this level?"), _("What shows it?"), _("Is there another view?"))
    before = ("", "", "") if now is None else (now.reason, now.evidence, now.dissent)
    texts = [
        st.text_area(title, value=text, key=f"{name}:{number}", height=68)
        for number, (title, text) in enumerate(zip(titles, before, strict=True))
    ]
    say_information_law()
    return texts


def _talk_again(who: Visitor | None, seen: Wall, item: Item) -> None:
    agreed = item.agreed
    if agreed is None:
        return
    workshop_id, question_id = seen.here.workshop.id, item.question_id
    if st.button(_("Take this level back, and talk again"), key=f"reopen:{agreed.at.isoformat()}"):
        do(lambda: reopen_level(workplace(), who, workshop_id, question_id, agreed.at))


def _texts(agreed: Agreed) -> tuple[tuple[str, str], ...]:
    return (
        (_("Reason"), agreed.reason),
        (_("Evidence"), agreed.evidence),
        (_("Another view"), agreed.dissent),
    )
