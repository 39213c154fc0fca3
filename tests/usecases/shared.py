"""What tests of shared services share: a service, and councils that are its members."""

from dataclasses import dataclass

from maturity.access import Visitor
from maturity.domain.assessment import Answer, Response
from maturity.domain.group import Group
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.domain.service_answers import ServiceAnswer
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import continue_with_all, open_round, start_round
from maturity.usecases.service_answers import GivenConfirmation, service_answers
from maturity.usecases.service_membership import accept_membership, agree_to_be_seen
from maturity.usecases.services import begin_service, offer_membership, say_what_it_runs
from tests.usecases.places import TEA, Place

RUN = ("pot.full", "pot.warm")


@dataclass(frozen=True)
class Council:
    """A council, its lead, and its round."""

    lead: Visitor
    organisation: Organisation
    round: Assessment

    @property
    def id(self) -> str:
        return self.organisation.id


@dataclass(frozen=True)
class Service:
    """A shared service whose round has answers to what it runs."""

    lead: Visitor
    group: Group
    round: Assessment


def a_council(place: Place, name: str, questionnaire_id: str = TEA) -> Council:
    organisation = place.organisation(name)
    lead = place.lead(organisation, f"Lead of {name}")
    return Council(
        lead, organisation, start_round(place.work, lead, organisation.id, questionnaire_id)
    )


def a_service(
    place: Place, questionnaire_id: str = TEA, runs: tuple[str, ...] = RUN, response: Response = 3
) -> Service:
    star = a_council(place, "Star", questionnaire_id)
    group = begin_service(place.work, star.lead, star.id, "Star procurement")
    say_what_it_runs(place.work, star.lead, group.id, runs)
    for question_id in runs:
        given = Answer(response, comment="Typed by the service.", evidence="records")
        answer_question(place.work, star.lead, star.round.id, GivenAnswer(question_id, given))
    return Service(star.lead, group, star.round)


def join(place: Place, service: Service, council: Council, *, agrees: bool = False) -> Council:
    code = offer_membership(place.work, service.lead, service.group.id, council.organisation.name)
    accept_membership(place.work, council.lead, council.id, code)
    if agrees:
        agree_to_be_seen(place.work, council.lead, council.id, service.group.id)
    return council


def a_member(
    place: Place, service: Service, name: str = "Leeds", *, agrees: bool = False
) -> Council:
    return join(place, service, a_council(place, name), agrees=agrees)


def offered(place: Place, council: Council) -> dict[str, ServiceAnswer]:
    found = service_answers(place.work, council.lead, council.round.id)
    return {answer.question_id: answer for answer in found}


def as_seen(answer: ServiceAnswer) -> GivenConfirmation:
    return GivenConfirmation(
        answer.question_id, answer.group_id, answer.theirs.version, answer.based_on
    )


def hand_in(place: Place, council: Council, *levels: Response, everything: bool = True) -> Council:
    """Every question that has no answer yet, at these levels in turn."""
    if everything:
        continue_with_all(place.work, council.lead, council.round.id, council.round.version)
    found = open_round(place.work, council.lead, council.round.id)
    for number, question_id in enumerate(found.to_do):
        place.answer(council.lead, council.round, question_id, levels[number % len(levels)])
    submit_round(place.work, council.lead, council.round.id)
    return council
