"""One council with something of everything, by use cases: nine years of rounds, handed in, and one
in work with a plan, a workshop, a contribution and its people's accounts.
"""

from dataclasses import replace
from datetime import date
from itertools import count

from benchmarks.arranged import answer_all, there
from maturity.access import Visitor
from maturity.domain.identity import DomainTie, Identity, KeptIdentity
from maturity.domain.kept_plan import Wishes
from maturity.domain.legal_answer import LegalAnswer, LegalResponse
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.domain.peer_offer import PeerOffer
from maturity.domain.round import Assessment
from maturity.usecases.come_in import invite, visitor
from maturity.usecases.handing_in import submit_round
from maturity.usecases.handing_out import hand_questions
from maturity.usecases.joining import join
from maturity.usecases.legal_check import GivenLegalAnswer, answer_legal_check, legal_checks
from maturity.usecases.plans import GivenTarget, GivenWishes, change_request, choose_target
from maturity.usecases.rounds import open_round, start_round
from maturity.usecases.voting import cast_vote
from maturity.usecases.workplace import Workplace
from tests.contributions import a_contribution
from tests.e2e.councils import QUESTIONNAIRE, questionnaire
from tests.e2e.rooms import SCOPE, prepared

FIRST = "o0-"
"""Every id of it begins so, and so do its code, its domain and its addresses."""

HERE, CODE = f"{FIRST}here", f"{FIRST}code"
ROUNDS = 10
ROLES = (Role.LEAD, Role.CONTRIBUTOR, Role.CONTRIBUTOR, Role.READER, Role.FACILITATOR)
PHONES = 12


def begin_council(place: Workplace) -> None:
    numbers = count()
    place = replace(
        place,
        new_id=lambda: f"{FIRST}{next(numbers)}",
        new_token=lambda: f"{FIRST}{next(numbers)}",
    )
    place.store.save_organisation(Organisation(HERE, "", "england", register_code=CODE))
    lead, *colleagues = [_member(place, number, role) for number, role in enumerate(ROLES)]
    for number in range(1, ROUNDS):
        submit_round(place, lead, _answered(place, lead, number).id)
    begun = _answered(place, lead, ROUNDS)
    _beside(place, lead, begun)
    hand_questions(place, lead, begun.id, [SCOPE], colleagues[0].person.id)
    _around(place, lead)
    _vote(place, lead, begun)


def _member(place: Workplace, number: int, role: Role) -> Visitor:
    """With a work account."""
    person, now = Person(f"{FIRST}person{number}", f"{role.value.title()} {number}"), place.now()
    who = Identity("entra", "https://id.example.gov.uk", f"{FIRST}{number}", f"{FIRST}{number}@x")
    part = Membership(person.id, HERE, role)
    place.store.add_signed_in(KeptIdentity(who, person.id, now, now), person, part)
    return there(visitor(place, person.id))


def round_id(number: int) -> str:
    return f"{FIRST}round{number}"


def _answered(place: Workplace, lead: Visitor, number: int) -> Assessment:
    naming = replace(place, new_id=lambda: round_id(number))
    begun = start_round(naming, lead, HERE, QUESTIONNAIRE)
    answer_all(place, begun, f"{FIRST}person1")
    return begun


def _beside(place: Workplace, lead: Visitor, begun: Assessment) -> None:
    change_request(place, lead, begun.id, GivenWishes(Wishes(date(2027, 4, 1))))
    found = open_round(place, lead, begun.id)
    for question in questionnaire().light_set().questions:
        choose_target(place, lead, begun.id, GivenTarget(question.id, 3))
    for check in legal_checks(found):
        given = GivenLegalAnswer(check.id, LegalAnswer(LegalResponse.YES))
        answer_legal_check(place, lead, begun.id, given)


def _around(place: Workplace, lead: Visitor) -> None:
    """What points to it from outside its rounds."""
    author, now = lead.person.id, place.now()
    invite(place, lead, HERE, Role.READER)
    tie = DomainTie("entra", f"{FIRST}x.example", HERE, Role.READER, author, now)
    place.store.tie_domain(tie)
    given = a_contribution(
        CODE, key=f"{FIRST}key", record_id=f"{FIRST}c", questionnaire=questionnaire()
    )
    place.store.add_contributions([replace(given, organisation_id=HERE)])
    words = ("We show it.", "procurement@example.gov.uk", "")
    place.store.add_offer(PeerOffer(f"{FIRST}offer", HERE, SCOPE, *words, author, now))


def _vote(place: Workplace, lead: Visitor, begun: Assessment) -> None:
    room = prepared(place, lead, begun.id)
    room.start()
    room.open()
    for number in range(PHONES):
        _participant, token = join(place, room.code, "finance")
        cast_vote(place, token, SCOPE, 1, number % 6)
