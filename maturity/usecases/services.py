"""What the leads of a shared service do: begin it, offer places in it, and say what it runs.

A group lead is a lead of the organisation that does the work. What members do is in
service_membership.py.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from maturity.access import Permission, Visitor, person_id, require
from maturity.documents.organisation_words import shown_name
from maturity.domain.audit import Event
from maturity.domain.group import Group
from maturity.domain.service import RunQuestion, ServiceOffer, Sharing, Signed
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.audit_trail import noted_of
from maturity.usecases.come_in import token_hash
from maturity.usecases.given_text import given_id, given_name
from maturity.usecases.workplace import Workplace

OFFER_LASTS = timedelta(days=14)


@dataclass(frozen=True)
class ServiceMember:
    """A member, or one that left. `agreed_at` is None while it has not agreed to be seen."""

    organisation_id: str
    name: str
    joined_at: datetime
    left_at: datetime | None
    agreed_at: datetime | None


def begin_service(
    workplace: Workplace, who: Visitor | None, organisation_id: str, name: str
) -> Group:
    """Makes an organisation a shared service, once. Nobody is a member yet."""
    known = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.LEAD_GROUP, known)
    group = Group(workplace.new_id(), given_name(name), organisation.id)
    if not workplace.store.begin_service(group):
        raise MaturityError(_("Your organisation is a shared service already. Look again."))
    return group


def service_run_by(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Group | None:
    """The group that the organisation does the work for, None where it is no shared service."""
    known = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.LEAD_GROUP, known)
    groups = workplace.store.groups_of(organisation.id)
    return next((group for group in groups if group.service_id == organisation.id), None)


def require_group(workplace: Workplace, who: Visitor | None, group_id: str) -> Group:
    """The group, if the visitor leads the organisation that does its work."""
    group = workplace.store.group(given_id(group_id))
    service_id = None if group is None else group.service_id
    service = None if service_id is None else workplace.store.organisation(service_id)
    require(who, Permission.LEAD_GROUP, service)
    if group is None:
        raise NotHere
    return group


def offer_membership(
    workplace: Workplace, who: Visitor | None, group_id: str, meant_for: str
) -> str:
    """A code for whoever leads the organisation that is to become a member. Nobody is a member
    before a lead there takes the place.
    """
    group = require_group(workplace, who, group_id)
    code, now = workplace.new_token(), workplace.now()
    offer = ServiceOffer(
        token_hash=token_hash(code),
        group_id=group.id,
        meant_for=given_name(meant_for),
        offered_by=person_id(who),
        offered_at=now,
        expires_at=now + OFFER_LASTS,
    )
    workplace.store.add_service_offer(offer)
    return code


def open_offers(
    workplace: Workplace, who: Visitor | None, group_id: str
) -> tuple[ServiceOffer, ...]:
    """The places that somebody can still take, oldest first."""
    group, now = require_group(workplace, who, group_id), workplace.now()
    return tuple(o for o in workplace.store.service_offers(group.id) if o.is_open(now))


def take_back_offer(
    workplace: Workplace, who: Visitor | None, group_id: str, offer_hash: str
) -> None:
    """Before somebody has taken the place."""
    group = require_group(workplace, who, group_id)
    offer = workplace.store.service_offer(given_id(offer_hash))
    if offer is None or offer.group_id != group.id:
        raise NotHere
    if not workplace.store.end_service_offer(offer.token_hash, _signed(workplace, who)):
        raise MaturityError(_("This place was taken or declined already. Look again."))


def service_members(
    workplace: Workplace, who: Visitor | None, group_id: str
) -> tuple[ServiceMember, ...]:
    """Who is a member or was, in the order in which they joined."""
    group = require_group(workplace, who, group_id)
    agreed = {s.organisation_id: s.agreed_at for s in open_sharings(workplace.store, group.id)}
    found = []
    for served in workplace.store.served_in(group.id):
        organisation = workplace.store.organisation(served.organisation_id)
        name = "" if organisation is None else shown_name(organisation)
        since = None if served.left_at else agreed.get(served.organisation_id)
        found.append(
            ServiceMember(served.organisation_id, name, served.joined_at, served.left_at, since)
        )
    return tuple(found)


def end_membership(
    workplace: Workplace, who: Visitor | None, group_id: str, organisation_id: str
) -> None:
    """The service no longer works for a member. What the member answered stays the member's."""
    group = require_group(workplace, who, group_id)
    member = workplace.store.organisation(given_id(organisation_id))
    if member is None:
        raise NotHere
    store = noted_of(workplace, who, Event.SERVICE_LEFT, member, group=group.id)
    store.leave_service(group.id, member.id, _signed(workplace, who))


def questions_run(workplace: Workplace, who: Visitor | None, group_id: str) -> frozenset[str]:
    """The ids of the questions that the service answers for its members."""
    group = require_group(workplace, who, group_id)
    return run_by(workplace.store, group.id)


def say_what_it_runs(
    workplace: Workplace,
    who: Visitor | None,
    group_id: str,
    question_ids: Collection[str],
    *,
    runs: bool = True,
) -> None:
    """Adds questions to those that the service answers for its members, or takes them out."""
    group = require_group(workplace, who, group_id)
    editions = workplace.library.questionnaires
    if not set(question_ids) <= {q.id for edition in editions for q in edition.questions}:
        raise NotHere
    known, now, by = workplace.store.service_questions(group.id), workplace.now(), person_id(who)
    versions = {i: known[i].version if i in known else 0 for i in sorted(set(question_ids))}
    changed = [
        RunQuestion(i, version + 1, runs, by, now)
        for i, version in versions.items()
        if (i in known and known[i].runs) != runs
    ]
    workplace.store.add_service_questions(group.id, changed)


def run_by(store: Store, group_id: str) -> frozenset[str]:
    """For use cases that have asked already, as the next one."""
    return frozenset(i for i, found in store.service_questions(group_id).items() if found.runs)


def open_sharings(store: Store, group_id: str) -> Sequence[Sharing]:
    return [sharing for sharing in store.sharings(group_id) if sharing.ended_at is None]


def _signed(workplace: Workplace, who: Visitor | None) -> Signed:
    return Signed(person_id(who), workplace.now())
