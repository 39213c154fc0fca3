"""What the documents of a workshop call things: roles, labels, levels, times. No whole document."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from maturity.documents.blocks import Facts
from maturity.documents.figures import listed
from maturity.documents.roles import role_name
from maturity.domain.consensus import Agreement, Label
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.locale import gettext as _


def joined_as(role: str) -> str:
    """As it stands in a record, where nobody speaks of themselves."""
    if role == "other":
        return _("Another role")
    return _("Did not say") if role == "not-said" else role_name(role)


def label_name(label: Label) -> str:
    return {
        Label.AGREED: _("agreed"),
        Label.SHORT: _("short discussion"),
        Label.SPLIT: _("views are split"),
    }[label]


def level_name(questionnaire: Questionnaire, level: int) -> str:
    """`3, Mature`."""
    return _("{level}, {name}").format(level=level, name=questionnaire.levels[level].name)


def agreement_in_words(found: Agreement, questionnaire: Questionnaire) -> str:
    """What the room sees of a vote, without its histogram."""
    said = _("Median {level}. {near} of {votes} within one level. The room: {label}.").format(
        level=level_name(questionnaire, found.lower_median),
        near=found.within_one,
        votes=found.n,
        label=label_name(found.label),
    )
    many = _("Many do not know.")
    return f"{said} {many}" if found.many_dont_know else said


def descriptors(questionnaire: Questionnaire, question: Question) -> Facts:
    names = (level.name for level in questionnaire.levels)
    rows = (
        (_("{level} {name}").format(level=level, name=name), text)
        for level, (name, text) in enumerate(zip(names, question.levels, strict=True))
    )
    return Facts(tuple(rows))


def roles_listed(roles: Sequence[str]) -> str:
    return listed([role_name(role) for role in roles])


def clock(at: datetime) -> str:
    """The hour of the place where the workshop is: `at` says which."""
    return f"{at:%H:%M}"


def lasts(span: timedelta) -> str:
    """`3 h 25 min`."""
    hours, minutes = divmod(round(span.total_seconds() / 60), 60)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def others_may_ask() -> str:
    return _("Other people may ask to see this under freedom of information law.")
