"""A server that the tests of a worker share, and people in its database: arranged by use cases,
without a browser. Each test brings its own organisation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from playwright.sync_api import BrowserContext

from maturity.access import Visitor
from maturity.domain.assessment import Answer, Response
from maturity.domain.law import Nation
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.domain.round import Assessment
from maturity.location import PostgresAddress
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.come_in import make_owner_link, visitor
from maturity.usecases.exploring import explore
from maturity.usecases.rounds import asked_in, open_round, start_round
from maturity.usecases.workplace import Workplace
from maturity.web.context import example
from tests.e2e.councils import QUESTIONNAIRE, cookie, questionnaire, workplace
from tests.e2e.servers import Server


@dataclass(frozen=True)
class Site:
    """What walks need of a server; in `place` a test arranges what was there before."""

    server: Server
    database: Path | PostgresAddress

    @cached_property
    def place(self) -> Workplace:
        return workplace(self.database)

    @property
    def address(self) -> str:
        return self.server.address

    @property
    def owner_link(self) -> str:
        """A new one each time, as after a new start of the server: for the same owner, though."""
        return self.link(make_owner_link(self.place))

    def link(self, token: str) -> str:
        return f"{self.address}/link/{token}"

    def person(self, name: str, *, owner: bool = False) -> Visitor:
        person = Person(self.place.new_id(), name, owner, taskforce=owner)
        self.place.store.save_person(person)
        return Visitor(person)

    def council(
        self, name: str = "Rivermouth", nation: Nation = "england", lead: str = "Ann Lead"
    ) -> tuple[Visitor, Assessment]:
        """A lead, and a round of the light set without an answer."""
        organisation = Organisation(self.place.new_id(), name, nation)
        self.place.store.save_organisation(organisation)
        ann = self.member(organisation.id, lead, Role.LEAD)
        return ann, start_round(self.place, ann, organisation.id, QUESTIONNAIRE)

    def member(self, organisation_id: str, name: str, role: Role = Role.CONTRIBUTOR) -> Visitor:
        person = self.person(name).person
        self.place.store.save_membership(Membership(person.id, organisation_id, role))
        return self.again(person)

    def again(self, person: Person) -> Visitor:
        """As they would come in now."""
        found = visitor(self.place, person.id)
        assert found is not None
        return found

    def named(self, lead: str, organisation: str) -> tuple[Visitor, Assessment]:
        """Who began the organisation of this name in a browser, and its newest round."""
        found = self.place.store.organisations_by_hand()
        begun = next(one for one in found if one.name == organisation)
        people = self.place.store.people_of(begun.id)
        ann = self.again(next(person for person in people if person.name == lead))
        return ann, self.place.store.assessments_of(begun.id)[-1]

    def explorer(self) -> tuple[Visitor, Assessment]:
        """An owner who looks at the invented organisation, whose every page is full."""
        owner = self.person("Ann Lead", owner=True)
        place = replace(self.place, example=lambda: example(questionnaire()))
        explored = explore(place, owner, QUESTIONNAIRE)
        return self.again(owner.person), explored

    def answer(
        self, who: Visitor, assessment: Assessment, answers: Mapping[str, Answer | Response]
    ) -> None:
        """Over whatever is there."""
        now = self.place.store.current_answers(assessment.id)
        for question_id, given in answers.items():
            answer = given if isinstance(given, Answer) else Answer(given)
            based_on = now[question_id].version if question_id in now else 0
            given_answer = GivenAnswer(question_id, answer, based_on)
            answer_question(self.place, who, assessment.id, given_answer)

    def answer_the_rest(self, who: Visitor, assessment: Assessment, response: Response) -> None:
        """Every question asked that is still to be done."""
        to_do = open_round(self.place, who, assessment.id).to_do
        self.answer(who, assessment, dict.fromkeys(to_do, response))

    def asked(self, who: Visitor, assessment: Assessment) -> list[str]:
        found = open_round(self.place, who, assessment.id)
        return [question.id for question in asked_in(found).questions]

    def enter(self, context: BrowserContext, who: Visitor) -> None:
        """The browser has this person's cookie, as after a link that was followed before."""
        name, value = cookie(self.place, who.person.id).split("=", maxsplit=1)
        context.add_cookies([{"name": name, "value": value, "url": self.address}])
