"""The widgets of what is asked of a plan as a whole. Draws nothing.

They stand on two pages: priorities and capacity on one, where targets come from on the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from maturity.access import Visitor
from maturity.domain.kept_plan import KeptWishes, Wishes
from maturity.domain.plan import PlanRequest, Preset
from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.usecases.plans import GivenWishes, PlanOnHand, change_request, plan_of
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.autosave import Seen
from maturity.web.context import workplace
from maturity.web.settling import Entry, shown
from maturity.web.typed_day import day_not_read, read_day, written_day

CAPACITY = ("priorities", "days", "quarters", "start", "parallel", "most")
FIELDS = (*CAPACITY, "preset")

PRESETS: tuple[Preset, ...] = get_args(Preset)


@dataclass(frozen=True)
class Asked:
    """Wishes as widgets hold them. `unread` is a start that nobody can read, as it was typed."""

    wishes: Wishes
    unread: str = ""


NOTHING = Asked(Wishes(date.min))


def key(assessment_id: str, field: str) -> str:
    return f"wishes:{assessment_id}:{field}"


def name_of_entry(assessment_id: str) -> str:
    return f"wishes:{assessment_id}"


def stored_here(who: Visitor | None, found: Round) -> Seen[Asked]:
    """While the database does not answer, what was shown last: what is typed must stay drawn."""
    try:
        return _stored(plan_of(workplace(), who, found))
    except StoreError:
        last = shown(name_of_entry(found.assessment.id), Seen(NOTHING))
        if last.value == NOTHING:
            raise
        return last


def _stored(hand: PlanOnHand) -> Seen[Asked]:
    """Those that stand in, under version 0, where nobody has asked for anything yet."""
    request: PlanRequest = hand.request
    wishes = Wishes(
        start=request.start,
        quarters=request.quarters,
        days_a_quarter=request.days_a_quarter,
        parallel=request.parallel,
        most_actions=request.most_actions,
        priorities=request.priorities,
        preset=request.preset,
    )
    kept = hand.kept.wishes
    if kept is None:
        return Seen(Asked(wishes))
    return Seen(Asked(wishes), kept.version, kept.author_id, kept.asked_at)


def _seen(kept: KeptWishes) -> Seen[Asked]:
    return Seen(Asked(kept.wishes), kept.version, kept.author_id, kept.asked_at)


def wishes_entry(who: Visitor | None, found: Round, stored: Seen[Asked]) -> Entry[Asked]:
    assessment_id = found.assessment.id

    def save(asked: Asked, version: int) -> Seen[Asked]:
        if asked.unread:
            raise MaturityError(day_not_read(asked.unread))
        given = GivenWishes(asked.wishes, version)
        return _seen(change_request(workplace(), who, assessment_id, given))

    name = name_of_entry(assessment_id)
    return Entry(
        name=name,
        # After a new start of the server nobody knows what was shown: it may be what stands in.
        empty=NOTHING if stored.version else stored.value,
        widget=_widget(assessment_id, shown(name, stored).value),
        stored=stored,
        show=lambda asked: _show(assessment_id, asked),
        save=save,
    )


def entry_drawn(who: Visitor | None, found: Round) -> Entry[Asked] | None:
    """None while this browser tab has drawn none of the widgets."""
    if not any(session.has(key(found.assessment.id, field)) for field in FIELDS):
        return None
    return wishes_entry(who, found, stored_here(who, found))


def fill(assessment_id: str, asked: Asked, fields: Iterable[str], *, stored: bool) -> None:
    """Before the widgets are drawn: one that is not there gets its value. A start that is `stored`
    is shown as it was taken, however it was typed.
    """
    values = _values(asked)
    for field in fields:
        name = key(assessment_id, field)
        rewritten = stored and field == "start" and session.get(name, None) != values[field]
        if not session.has(name) or rewritten:
            session.put(name, values[field])


def _widget(assessment_id: str, last: Asked) -> Asked | None:
    names = {field: key(assessment_id, field) for field in FIELDS}
    held = {f: session.get(name, None) for f, name in names.items() if session.has(name)}
    return _asked({**_values(last), **held}, last.wishes) if held else None


def _asked(values: Mapping[str, object], last: Wishes) -> Asked:
    """A number that was emptied is as it was, where the plan cannot do without."""
    text = values["start"] if isinstance(values["start"], str) else ""
    start, preset, named = read_day(text), values["preset"], values["priorities"]
    wishes = Wishes(
        start=start or last.start,
        quarters=_number(values["quarters"]) or last.quarters,
        days_a_quarter=last.days_a_quarter if (d := _number(values["days"])) is None else d,
        parallel=_number(values["parallel"]),
        most_actions=_number(values["most"]),
        priorities=tuple(named) if isinstance(named, list) else last.priorities,
        preset=next((p for p in PRESETS if p == preset), last.preset),
    )
    return Asked(wishes, "" if start else text)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _show(assessment_id: str, asked: Asked) -> None:
    """Only before they are drawn in a run. What is not on this page is filled where it is."""
    for field, value in _values(asked).items():
        if session.has(key(assessment_id, field)):
            session.put(key(assessment_id, field), value)


def _values(asked: Asked) -> dict[str, object]:
    """By field, as widgets hold them."""
    wishes = asked.wishes
    return {
        "priorities": list(wishes.priorities),
        "days": wishes.days_a_quarter,
        "quarters": wishes.quarters,
        "start": asked.unread or written_day(wishes.start),
        "parallel": wishes.parallel,
        "most": wishes.most_actions,
        "preset": wishes.preset,
    }


def preset_name(preset: Preset) -> str:
    return {
        "propose": _("As proposed: one level up on foundation questions and on your priorities"),
        "law": _("What the law asks of you, and no more"),
        "foundations": _("Foundations: every foundation question at Mature (3)"),
        "next-stage": _("The shortest way to the next stage"),
        "solid": _("Solid: every question at Mature (3)"),
    }[preset]
