"""Organisations that hand in a round and may contribute it, and crowds that have done so."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from maturity.access import Visitor
from maturity.domain.assessment import Answer, Response
from maturity.domain.contribution import GivenFigure, KeptContribution
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.contributing import contribute
from maturity.usecases.contribution_preview import GivenAttributes, contribution_preview
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import start_round
from maturity.usecases.workplace import Workplace
from tests.builders import NA
from tests.contributions import a_contribution
from tests.usecases.places import TEA, Place, counting, tea


def equip(place: Place) -> Place:
    """Ids and secrets as long as those that files may have."""
    number, token = counting("id"), counting("token")
    place.work = replace(
        place.work, new_id=lambda: f"{number():_>12}", new_token=lambda: f"{token():_>24}"
    )
    return place


def say_yes(
    work: Workplace, who: Visitor, round_id: str, given: GivenAttributes | None = None
) -> KeptContribution:
    """To exactly what is shown."""
    seen = contribution_preview(work, who, round_id, given).record
    return contribute(work, who, round_id, given, agreed_to=seen)


def registered(place: Place, code: str = "AMB", **fields: object) -> Organisation:
    made = Organisation(
        id=code.lower(),
        name=f"Council {code}",
        nation="england",
        type="district",
        region="South East",
        population=120_000,
        register_code=code,
    )
    organisation = replace(made, **fields)  # type: ignore[arg-type]
    place.work.store.save_organisation(organisation)
    return organisation


def begun(
    place: Place, organisation: Organisation, *responses: Response
) -> tuple[Visitor, Assessment]:
    """A round of its lead, with these answers to the light set."""
    lead = place.lead(organisation, f"Lead of {organisation.id}")
    round_ = start_round(place.work, lead, organisation.id, TEA)
    for question, response in zip(("pot.full", "pot.warm"), responses, strict=False):
        reason = "We drink it cold." if response is NA else ""
        given = GivenAnswer(question, Answer(response, reason))
        answer_question(place.work, lead, round_.id, given)
    return lead, round_


def handed_in(
    place: Place, organisation: Organisation, *responses: Response
) -> tuple[Visitor, Assessment]:
    lead, round_ = begun(place, organisation, *(responses or (3, 2)))
    return lead, submit_round(place.work, lead, round_.id)


def crowd(place: Place, count: int, at: datetime | None = None, level: int = 2) -> None:
    """So many districts of the register, and a contribution each."""
    when = at or place.clock()
    codes = [f"D{number:03}" for number in range(count)]
    place.work.store.save_organisations(
        [Organisation(code, code, "england", "district", register_code=code) for code in codes]
    )
    given: list[KeptContribution] = []
    for number, code in enumerate(codes):
        share = GivenFigure("strong", numerator=Decimal(number), denominator=Decimal(count))
        levels = (number % 6, level)
        given.append(a_contribution(code, levels, questionnaire=tea(), at=when, figures=[share]))
    place.work.store.add_contributions(given)
