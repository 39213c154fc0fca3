"""What is kept of shared services to statement parameters, and back from rows. No statement."""

from maturity.domain.service import Confirmation, RunQuestion, Served, ServiceOffer, Sharing
from maturity.store.rows import (
    Parameters,
    Row,
    instant,
    instant_of,
    optional_instant,
    optional_instant_of,
)


def offer_parameters(offer: ServiceOffer) -> Parameters:
    return {
        "token_hash": offer.token_hash,
        "group_id": offer.group_id,
        "meant_for": offer.meant_for,
        "offered_by": offer.offered_by,
        "offered_at": instant(offer.offered_at),
        "expires_at": instant(offer.expires_at),
        "organisation_id": offer.organisation_id,
        "ended_by": offer.ended_by,
        "ended_at": optional_instant(offer.ended_at),
        "accepted": int(offer.accepted),
    }


def offer_of(row: Row) -> ServiceOffer:
    token_hash, group, meant_for, offered_by, offered_at, expires_at, *ended = row
    organisation_id, ended_by, ended_at, accepted = ended
    return ServiceOffer(
        token_hash=token_hash,
        group_id=group,
        meant_for=meant_for,
        offered_by=offered_by,
        offered_at=instant_of(offered_at),
        expires_at=instant_of(expires_at),
        organisation_id=organisation_id,
        ended_by=ended_by,
        ended_at=optional_instant_of(ended_at),
        accepted=bool(accepted),
    )


def served_parameters(served: Served) -> Parameters:
    return {
        "group_id": served.group_id,
        "organisation_id": served.organisation_id,
        "number": served.number,
        "joined_by": served.joined_by,
        "joined_at": instant(served.joined_at),
        "left_by": served.left_by,
        "left_at": optional_instant(served.left_at),
    }


def served_of(row: Row) -> Served:
    group, organisation, number, joined_by, joined_at, left_by, left_at = row
    joined = instant_of(joined_at)
    left = optional_instant_of(left_at)
    return Served(group, organisation, number, joined_by, joined, left_by, left)


def sharing_parameters(sharing: Sharing) -> Parameters:
    return {
        "group_id": sharing.group_id,
        "organisation_id": sharing.organisation_id,
        "number": sharing.number,
        "agreed_by": sharing.agreed_by,
        "agreed_at": instant(sharing.agreed_at),
        "ended_by": sharing.ended_by,
        "ended_at": optional_instant(sharing.ended_at),
    }


def sharing_of(row: Row) -> Sharing:
    group, organisation, number, agreed_by, agreed_at, ended_by, ended_at = row
    agreed = instant_of(agreed_at)
    ended = optional_instant_of(ended_at)
    return Sharing(group, organisation, number, agreed_by, agreed, ended_by, ended)


def question_parameters(group_id: str, question: RunQuestion) -> Parameters:
    return {
        "group_id": group_id,
        "question_id": question.question_id,
        "version": question.version,
        "runs": int(question.runs),
        "set_by": question.set_by,
        "set_at": instant(question.set_at),
    }


def question_of(row: Row) -> RunQuestion:
    question_id, version, runs, set_by, set_at = row
    return RunQuestion(question_id, version, bool(runs), set_by, instant_of(set_at))


def confirmation_parameters(assessment_id: str, confirmation: Confirmation) -> Parameters:
    return {
        "assessment_id": assessment_id,
        "question_id": confirmation.question_id,
        "version": confirmation.version,
        "group_id": confirmation.group_id,
        "service_assessment_id": confirmation.service_assessment_id,
        "service_version": confirmation.service_version,
    }


def confirmation_of(row: Row) -> Confirmation:
    return Confirmation(*row)
