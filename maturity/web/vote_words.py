"""Words of a ballot on phones, and of what the wall shows. The wall's own are workshop_words.py."""

from maturity.documents.roles import role_name
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.vote import Choice, NoVote
from maturity.domain.workshop import VOTER_ROLES, VoterRole
from maturity.locale import gettext as _
from maturity.usecases.voting import Phone
from maturity.web.workshop_words import (
    label_name,
    level_words,
    no_level_sentence,
    result_sentence,
    showing_sentence,
)


def choice_name(questionnaire: Questionnaire, choice: Choice) -> str:
    """In a few words."""
    if choice is NoVote.DONT_KNOW:
        return _("Don't know")
    if isinstance(choice, NoVote):
        return _("Abstain")
    return level_words(questionnaire, choice)


def voter_roles() -> tuple[tuple[VoterRole, str], ...]:
    """In the order in which they are offered."""
    more = {"other": _("Something else"), "not-said": _("I would rather not say")}
    return tuple((role, more.get(role) or role_name(role)) for role in VOTER_ROLES)


def outcome_sentences(phone: Phone) -> list[str]:
    """What the room sees, for somebody who does not see the wall. Empty before the reveal."""
    shown, found = phone.shown, phone.agreement
    if shown is None:
        return []
    sentences = []
    counts = shown.before if shown.after is None else shown.after
    if found is not None and counts is not None:
        label = _("{label}.").format(label=label_name(found.label))
        sentences = [
            "" if phone.agreed else label,  # the level that was set says it
            result_sentence(found, phone.questionnaire),
            no_level_sentence(counts, found),
        ]
    return [sentence for sentence in (*sentences, showing_sentence(shown.how)) if sentence]
