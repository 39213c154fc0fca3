"""The rounds and contributions of invented organisations. Who is there is in demonstration.py."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from maturity.access import Visitor
from maturity.domain.assessment import Answer, Scope
from maturity.domain.content_hash import content_hash
from maturity.domain.contribution import (
    Contribution,
    Envelope,
    KeptContribution,
    Record,
    Withdrawal,
    size_band,
)
from maturity.domain.contribution_check import recomputed
from maturity.domain.indicator_entry import IndicatorEntry, IndicatorRecord
from maturity.domain.invented_answers import given
from maturity.domain.invented_population import HALF_YEARS, Invented
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import AnswerRecord, Assessment, Origin
from maturity.usecases.handing_in import submit_round
from maturity.usecases.workplace import Workplace

A_DAY = timedelta(days=1)

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Part:
    """One organisation with its answers and figures, half-year by half-year. `key` is its secret
    in the benchmark, `lead` who answers for it.
    """

    one: Invented
    organisation: Organisation
    lead: Visitor
    key: str
    answers: tuple[Mapping[str, Answer], ...]
    figures: tuple[Mapping[str, IndicatorEntry], ...]


@dataclass(frozen=True)
class Scene:
    """Where it all happens. `ends` are the cut-offs."""

    work: Workplace
    questionnaire: Questionnaire
    parts: tuple[Part, ...]
    ends: tuple[date, ...]


def hand_in(scene: Scene, half: int, progress: Progress) -> int:
    """How many rounds were handed in."""
    taking_part = [part for part in scene.parts if part.one.hands_in[half]]
    for done, part in enumerate(taking_part):
        _one_round(scene, part, half)
        progress((half + (done + 1) / len(taking_part)) / HALF_YEARS)
    return len(taking_part)


def _one_round(scene: Scene, part: Part, half: int) -> None:
    at = _handed_in_at(scene, part, half)
    begun = Assessment(
        id=scene.work.new_id(),
        organisation_id=part.organisation.id,
        questionnaire_id=scene.questionnaire.id,
        number=sum(part.one.hands_in[:half]) + 1,
        scope=Scope.FULL if part.one.full else Scope.LIGHT,
        started_at=at - 14 * A_DAY,
        roles=("procurement", "commissioning"),
    )
    scene.work.store.start_assessment(begun, list(_answer_records(scene, part, half)))
    if part is scene.parts[0]:
        for indicator_id, entry in part.figures[half].items():
            record = IndicatorRecord(indicator_id, 1, entry, part.lead.person.id, at - A_DAY)
            scene.work.store.add_indicator_entry(begun.id, record)
    submit_round(replace(scene.work, now=lambda: at), part.lead, begun.id)


def _handed_in_at(scene: Scene, part: Part, half: int) -> datetime:
    """Spread over the twelve weeks before the cut-off."""
    day = scene.ends[half] - (5 + part.one.number * 7 % 80) * A_DAY
    return datetime.combine(day, time(10), UTC)


def _answer_records(scene: Scene, part: Part, half: int) -> Iterator[AnswerRecord]:
    asked = scene.questionnaire if part.one.full else scene.questionnaire.light_set()
    at = _handed_in_at(scene, part, half) - 2 * A_DAY
    for question in asked.questions:
        answer = part.answers[half][question.id]
        yield AnswerRecord(question.id, 1, answer, part.lead.person.id, Origin.OWN, at)


def contribute(scene: Scene, half: int) -> None:
    taking_part = (part for part in scene.parts if part.one.hands_in[half])
    scene.work.store.add_contributions([_contribution(scene, p, half) for p in taking_part])
    withdrawn_at = datetime.combine(scene.ends[half] - 2 * A_DAY, time(10), UTC)
    scene.work.store.add_withdrawals(
        [
            Withdrawal(part.one.code, part.key, withdrawn_at)
            for part in scene.parts
            if part.one.withdraws == half
        ]
    )


def _contribution(scene: Scene, part: Part, half: int) -> KeptContribution:
    at = _handed_in_at(scene, part, half) + A_DAY
    envelope = Envelope(part.one.code, part.key, part.lead.person.name, at)
    record = _record(scene.questionnaire, scene.work.new_id(), part, half)
    return KeptContribution(
        Contribution(envelope, record), at, organisation_id=part.organisation.id
    )


def _record(questionnaire: Questionnaire, record_id: str, part: Part, half: int) -> Record:
    asked = questionnaire.light_set()
    levels = {q.id: part.answers[half][q.id].level for q in asked.questions}
    themes, overall = recomputed(questionnaire, levels)
    return Record(
        id=record_id,
        questionnaire_id=questionnaire.id,
        content_hash=content_hash(asked),
        nation=part.one.nation,
        type=part.one.type,
        region=part.one.region,
        size=size_band(part.one.population),
        levels=levels,
        themes=themes,
        overall=overall,
        figures=tuple(given(part.figures[half])),
        invented=True,
    )
