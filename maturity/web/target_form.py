"""The box of one question's target: its key, and a choice from and to its value. Draws nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from maturity.access import Visitor
from maturity.domain.kept_plan import KeptTarget
from maturity.domain.questionnaire import Question
from maturity.errors import StoreError
from maturity.usecases.plan_screen import kept_plan
from maturity.usecases.plans import GivenTarget, choose_target
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.autosave import Seen
from maturity.web.context import workplace
from maturity.web.settling import Entry, shown

PROPOSED = "proposed"
"""What the box holds beside levels: nobody has chosen, the plan proposes."""


@dataclass(frozen=True)
class Chosen:
    """The level that somebody chose; None where it is left to the plan."""

    level: int | None = None


def key(assessment_id: str, question_id: str) -> str:
    return f"target:{assessment_id}:{question_id}"


def seen(kept: KeptTarget | None) -> Seen[Chosen]:
    if kept is None:
        return Seen(Chosen())
    return Seen(Chosen(kept.level), kept.version, kept.author_id, kept.chosen_at)


def target_entry(
    who: Visitor | None, found: Round, question_id: str, stored: Seen[Chosen]
) -> Entry[Chosen]:
    assessment_id = found.assessment.id
    name = key(assessment_id, question_id)

    def save(chosen: Chosen, version: int) -> Seen[Chosen]:
        given = GivenTarget(question_id, chosen.level, version)
        return seen(choose_target(workplace(), who, assessment_id, given))

    return Entry(
        name=f"{name}:entry",
        empty=Chosen(),
        widget=Chosen(_level(session.get(name, None))) if session.has(name) else None,
        stored=stored,
        show=lambda chosen: session.put(name, held(chosen)),
        save=save,
    )


def entries_drawn(who: Visitor | None, found: Round) -> Iterator[tuple[Question, Entry[Chosen]]]:
    """Of the questions whose box this browser tab has drawn."""
    assessment_id = found.assessment.id
    questions = found.questionnaire.questions
    here = [question for question in questions if session.has(key(assessment_id, question.id))]
    stored = _stored(who, found, [question.id for question in here])
    for question in here:
        yield question, target_entry(who, found, question.id, stored[question.id])


def _stored(
    who: Visitor | None, found: Round, question_ids: Sequence[str]
) -> Mapping[str, Seen[Chosen]]:
    """While the database does not answer, what was shown last."""
    if not question_ids:
        return {}
    assessment_id = found.assessment.id
    try:
        targets = kept_plan(workplace(), who, assessment_id).targets
    except StoreError:
        return {i: shown(f"{key(assessment_id, i)}:entry", Seen(Chosen())) for i in question_ids}
    return {i: seen(targets.get(i)) for i in question_ids}


def held(chosen: Chosen) -> int | str:
    """As the box holds it."""
    return PROPOSED if chosen.level is None else chosen.level


def _level(value: object) -> int | None:
    return value if isinstance(value, int) else None
