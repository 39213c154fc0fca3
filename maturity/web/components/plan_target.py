"""One question's target as a fragment: where you are, and beside it what you aim for."""

import streamlit as st

from maturity.access import Visitor
from maturity.domain.questionnaire import Question
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.usecases.target_choices import TargetChoice
from maturity.web import session
from maturity.web.answer_form import response_text
from maturity.web.components.progress import theme_of
from maturity.web.components.standing import choose, say_standing
from maturity.web.escape import plain
from maturity.web.metrics import told
from maturity.web.plan_permission import may_change
from maturity.web.settling import Entry, Settled, Standing, settle
from maturity.web.target_form import PROPOSED, Chosen, held, key, seen, target_entry
from maturity.web.targets_here import choice_here
from maturity.web.visit import look_again

Fresh = dict[str, TargetChoice]
"""What the page looked up for all its questions at once. Each is taken out when it is drawn."""


@st.fragment
def plan_target(assessment_id: str, question: Question, fresh: Fresh) -> None:
    """Looks up how it stands in each run of its own: somebody may have chosen meanwhile."""
    try:
        who, found = look_again(assessment_id)
        choice = fresh.pop(question.id, None) or choice_here(who, found, question.id)
    except MaturityError as error:
        st.error(plain(told(error)))
        return
    entry = target_entry(who, found, question.id, seen(choice.kept))
    settled = settle(entry)
    on_screen = entry.widget if not settled.is_stored and entry.widget else settled.stored.value
    with st.container(border=True):
        st.subheader(question.title, anchor=False)
        _say_where(found, question)
        _compare(found, question, choice, _aim(choice, on_screen))
        if not session.has(key(assessment_id, question.id)):
            session.put(key(assessment_id, question.id), held(on_screen))
        locked = not may_change(who, found) and settled.is_stored
        _box(found, question, choice, locked=locked)
        _say_how_it_stands(entry, settled, who, found)


def _aim(choice: TargetChoice, chosen: Chosen) -> int | None:
    if chosen.level is None:
        return choice.proposed
    return max(chosen.level, choice.level or 0)


def _say_where(found: Round, question: Question) -> None:
    theme = theme_of(found, question.id).title
    foundation = _("{theme}. A foundation question.").format(theme=theme)
    st.caption(foundation if question.core else _("{theme}.").format(theme=theme))


def _compare(found: Round, question: Question, choice: TargetChoice, aim: int | None) -> None:
    """The two descriptors beside each other; below each other on a phone."""
    now, then = st.columns(2)
    if choice.level is None:
        now.markdown(_("**Where you are: nobody knows yet.** The plan has it found out first."))
    else:
        now.markdown(_described(_("Where you are: {level}"), found, question, choice.level))
    if aim is None or aim == choice.level:
        then.markdown(_("**What you aim for: the same.** It stays as it is."))
    else:
        then.markdown(_described(_("What you aim for: {level}"), found, question, aim))


def _described(label: str, found: Round, question: Question, level: int) -> str:
    name = label.format(level=response_text(found.questionnaire, level))
    return f"**{plain(name)}**\n\n{plain(question.levels[level])}"


def _box(found: Round, question: Question, choice: TargetChoice, *, locked: bool) -> None:
    names = _names(found, choice)
    st.selectbox(
        _("Is this good enough? If not, choose what to aim for."),
        list(names),
        format_func=lambda level: names.get(level, str(level)),
        key=key(found.assessment.id, question.id),
        disabled=locked,
    )


def _names(found: Round, choice: TargetChoice) -> dict[int | str, str]:
    """The proposal, today's level and those above it. One that was chosen before stays there."""
    name = {level.value: f"{level.value}, {level.name}" for level in found.questionnaire.levels}
    proposed = _("As proposed: leave it as it is")
    if choice.proposed is not None and choice.proposed != choice.level:
        proposed = _("As proposed: {level}").format(level=name[choice.proposed])
    names: dict[int | str, str] = {PROPOSED: proposed}
    if choice.level is not None:
        names[choice.level] = _("Keep {level}").format(level=name[choice.level])
    lowest = 0 if choice.level is None else choice.level + 1
    names |= {level: name[level] for level in name if level >= lowest}
    if choice.chosen is not None and choice.chosen not in names:
        below = _("{level}, below where you are").format(level=name[choice.chosen])
        names[choice.chosen] = below
    return names


def _say_how_it_stands(
    entry: Entry[Chosen], settled: Settled[Chosen], who: Visitor | None, found: Round
) -> None:
    if settled.standing is Standing.ASK:
        question = _(
            "Not saved: {name} chose meanwhile ({time}): {theirs}. On this page: {mine}. Choose "
            "which stands."
        )
        choose(entry, who, found, lambda chosen, _other: _in_words(found, chosen), question)
    else:
        say_standing(entry, settled, who, found, _("Nobody has chosen yet"))


def _in_words(found: Round, chosen: Chosen) -> str:
    if chosen.level is None:
        return _("as proposed")
    return plain(response_text(found.questionnaire, chosen.level))
