"""A workplace on a real database, with a clock that the test sets, and people to work there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from maturity.access import Visitor
from maturity.domain.assessment import Answer, Response
from maturity.domain.library import Library
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.domain.questionnaire import EvidenceCaps, Questionnaire
from maturity.domain.round import AnswerRecord, Assessment
from maturity.store.sql import SqlStore
from maturity.store.tables import Adapter
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.come_in import visitor
from maturity.usecases.rounds import start_round
from maturity.usecases.workplace import Workplace
from tests.beside import CUPS, STRONG, a_check
from tests.builders import a_question, a_questionnaire, a_theme
from tests.databases import migrated
from tests.not_nested import NotNested
from tests.tea_plan import tea_actions

TEA, NEXT_TEA, COFFEE = "tea-2026", "tea-2027", "coffee-2026"


def tea() -> Questionnaire:
    """Three questions, two of them in the light set; the theme `cup` has none of those."""
    pot = [a_question("pot.full", core=True, light=True), a_question("pot.warm", light=True)]
    cup = [a_question("cup.clean", weight=2)]
    caps = EvidenceCaps(word=2, document=3, records=4)
    return a_questionnaire(
        a_theme("pot", pot),
        a_theme("cup", cup),
        id=TEA,
        evidence=caps,
        legal_checks=(
            a_check("england.leaves", "england"),
            a_check("wales.milk", "wales"),
            a_check("england.boiling", "england"),
        ),
        indicators=(CUPS, STRONG),
    )


def next_tea() -> Questionnaire:
    """The next edition: `pot.warm` means something else, and `pot.lid` is new."""
    pot = [
        a_question("pot.full", core=True, light=True),
        a_question("pot.warm", light=True, meaning=2),
        a_question("pot.lid", light=True),
    ]
    cup = [a_question("cup.clean", weight=2)]
    return a_questionnaire(a_theme("pot", pot), a_theme("cup", cup), id=NEXT_TEA)


def coffee() -> Questionnaire:
    """Another questionnaire, without a light set."""
    return a_questionnaire(a_theme("bean", [a_question("bean.ground")]), id=COFFEE)


@dataclass
class Clock:
    """It stands still until a test moves it."""

    instant: datetime = datetime(2026, 3, 2, 14, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.instant

    def forward(self, by: timedelta) -> None:
        self.instant += by


def counting(word: str) -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{word}-{next(numbers)}"


@dataclass
class Place:
    """`work` is what use cases get. The rest arranges who is there before a test begins.

    `empty` is another database than a new one of SQLite at the path.
    """

    database: Path
    clock: Clock = field(default_factory=Clock)
    empty: Adapter | None = None

    def __post_init__(self) -> None:
        self.adapter = self.empty or migrated(self.database)
        self.work = Workplace(
            store=SqlStore(NotNested(self.adapter)),
            library=Library(
                (tea(), next_tea(), coffee()),
                catalogues=(tea_actions(TEA), tea_actions(NEXT_TEA)),
            ),
            now=self.clock,
            new_id=counting("id"),
            new_token=counting("token"),
        )

    def organisation(self, name: str = "Ambridge") -> Organisation:
        organisation = Organisation(name.lower(), name, "england")
        self.work.store.save_organisation(organisation)
        return organisation

    def person(self, name: str, *, owner: bool = False, taskforce: bool | None = None) -> Visitor:
        """An owner is of the taskforce too, as whoever follows an owner's link is."""
        duty = owner if taskforce is None else taskforce
        person = Person(name.lower(), name, owner, duty)
        self.work.store.save_person(person)
        return Visitor(person)

    def member(
        self, organisation: Organisation, name: str, role: Role, *, shut_out: bool = False
    ) -> Visitor:
        person = self.person(name).person
        self.work.store.save_membership(Membership(person.id, organisation.id, role, shut_out))
        return self.again(person)

    def lead(self, organisation: Organisation, name: str = "Ann") -> Visitor:
        return self.member(organisation, name, Role.LEAD)

    def contributor(self, organisation: Organisation, name: str = "Bob") -> Visitor:
        return self.member(organisation, name, Role.CONTRIBUTOR)

    def again(self, person: Person) -> Visitor:
        """As the person would come in now."""
        found = visitor(self.work, person.id)
        assert found is not None
        return found

    def round(self, questionnaire_id: str = TEA) -> tuple[Visitor, Assessment]:
        """A lead of Ambridge and a round that they have begun."""
        organisation = self.organisation()
        ann = self.lead(organisation)
        return ann, start_round(self.work, ann, organisation.id, questionnaire_id)

    def answer(
        self, who: Visitor, assessment: Assessment, question_id: str, response: Response = 3
    ) -> AnswerRecord:
        """Over whatever is there."""
        now = self.work.store.current_answers(assessment.id).get(question_id)
        given = GivenAnswer(question_id, Answer(response), now.version if now else 0)
        return answer_question(self.work, who, assessment.id, given)
