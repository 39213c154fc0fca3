"""Offers to show others how one does something: making one, and seeing those of others where one
has a gap. They belong to no contribution and no release. Reports are in reported_offers.py.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from maturity.access import Permission, Visitor, person_id, require
from maturity.documents.links import web_address
from maturity.domain.assessment import Answer, NoLevel, answer_to
from maturity.domain.organisation import Organisation
from maturity.domain.peer_offer import PeerOffer
from maturity.domain.plan import Task
from maturity.domain.targets import MATURE
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.free_text import kept, require_length
from maturity.usecases.given_text import LONGEST_NAME, given_id, one_line
from maturity.usecases.plans import PlanOnHand
from maturity.usecases.rounds import Round, asked_in, require_round
from maturity.usecases.workplace import Workplace

LONGEST_WORDS = 1_000
"""Characters: a paragraph. Whoever wants to know more asks."""


@dataclass(frozen=True)
class GivenOffer:
    """`words` are the organisation's own, `contact` a role or a team, `link` optional."""

    question_id: str
    words: str
    contact: str
    link: str = ""


@dataclass(frozen=True)
class ShownOffer:
    """What others see of an offer: no level, and nobody who made it. `link` is safe, or empty."""

    id: str
    question_id: str
    organisation: str
    words: str
    contact: str
    link: str


def make_offer(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenOffer
) -> PeerOffer:
    """Shown at once to whoever has a gap there. One for each question; at any level of one's own,
    so that an offer says nothing about it.
    """
    found = require_round(workplace, who, assessment_id, Permission.SUBMIT)
    if given.question_id not in {question.id for question in found.questionnaire.questions}:
        raise NotHere
    _require_none_yet(workplace.store.offers_of(found.organisation.id), given.question_id)
    offer = PeerOffer(
        id=workplace.new_id(),
        organisation_id=found.organisation.id,
        question_id=given.question_id,
        words=_words(given.words),
        contact=_contact(given.contact),
        link=_link(given.link),
        made_by=person_id(who),
        made_at=workplace.now(),
    )
    workplace.store.add_offer(offer)
    return offer


def _require_none_yet(standing: Iterable[PeerOffer], question_id: str) -> None:
    if any(offer.open and offer.question_id == question_id for offer in standing):
        raise MaturityError(
            _("You have an offer at this question already. Withdraw it before you make another.")
        )


def own_offers(workplace: Workplace, who: Visitor | None, found: Round) -> tuple[PeerOffer, ...]:
    """The organisation's own that are not withdrawn, those that were removed too, newest first."""
    here = require(who, Permission.SEE, workplace.store.organisation(found.organisation.id))
    return tuple(o for o in workplace.store.offers_of(here.id) if o.withdrawn_at is None)


def withdraw_offer(
    workplace: Workplace, who: Visitor | None, organisation_id: str, offer_id: str
) -> None:
    """Nobody sees it from now on."""
    known = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.SUBMIT, known)
    offer = workplace.store.offer(given_id(offer_id))
    if offer is None or offer.organisation_id != organisation.id:
        raise NotHere
    workplace.store.withdraw_offer(offer.id, workplace.now())


def offers_for_task(
    workplace: Workplace, who: Visitor | None, hand: PlanOnHand, task: Task
) -> tuple[ShownOffer, ...]:
    """Those of others at the questions that something to be done is about, where there is a gap."""
    known = workplace.store.organisation(hand.found.organisation.id)
    organisation = require(who, Permission.SEE, known)
    about = {move.question for move in task.moves} | {task.question}
    gaps = _gaps(hand.found, about, hand.plan.targets)
    return tuple(_shown(workplace, organisation, gaps))


def _gaps(found: Round, questions: Collection[str], targets: Mapping[str, int]) -> tuple[str, ...]:
    """Those of the questions that the organisation is below Mature at, or below its target."""
    asked = (question.id for question in asked_in(found).questions if question.id in questions)
    answers = ((question_id, answer_to(question_id, found.answers)) for question_id in asked)
    return tuple(i for i, answer in answers if _gap(answer, targets.get(i)))


def _gap(answer: Answer, target: int | None) -> bool:
    """Whoever does not know how it is done has something to learn, too."""
    if answer.level is None:
        return answer.response is NoLevel.DONT_KNOW
    return answer.level < max(MATURE, target or 0)


def _shown(
    workplace: Workplace, organisation: Organisation, questions: tuple[str, ...]
) -> Iterator[ShownOffer]:
    standing = workplace.store.offers_for(questions) if questions else ()
    hidden = workplace.store.offers_reported_by(organisation.id) if standing else ()
    for offer in standing:
        maker = workplace.store.organisation(offer.organisation_id)
        if offer.id not in hidden and may_see(organisation, offer, maker):
            yield shown_offer(offer, maker)


def may_see(organisation: Organisation, offer: PeerOffer, maker: Organisation | None) -> bool:
    """Others' that stand. What is invented stays among what is invented."""
    if maker is None or maker.id == organisation.id:
        return False
    return offer.open and maker.invented == organisation.invented


def shown_offer(offer: PeerOffer, maker: Organisation | None) -> ShownOffer:
    return ShownOffer(
        id=offer.id,
        question_id=offer.question_id,
        organisation="" if maker is None else maker.name,
        words=offer.words,
        contact=offer.contact,
        link=web_address(offer.link),
    )


def _words(text: str) -> str:
    words = kept(text).strip()
    if not words:
        raise MaturityError(_("The offer is empty. Write what you can show."))
    require_length(_("The offer"), words, LONGEST_WORDS)
    return words


def _contact(text: str) -> str:
    contact = one_line(text)
    if not contact:
        raise MaturityError(_("The contact is empty. Name a role or a team to ask, not a person."))
    require_length(_("The contact"), contact, LONGEST_NAME)
    return contact


def _link(text: str) -> str:
    link = one_line(text)
    if link and not web_address(link):
        raise MaturityError(
            _("The link is no address that begins with https://. Correct it, or leave it out.")
        )
    return link
