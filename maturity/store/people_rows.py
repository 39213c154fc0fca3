"""Organisations, groups, people and links to statement parameters, and back. No statement."""

from collections.abc import Iterable

from maturity.domain.group import Group
from maturity.domain.link import Link, Purpose
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.store.rows import (
    Parameters,
    Row,
    instant,
    instant_of,
    optional_instant,
    optional_instant_of,
)


def organisation_parameters(organisation: Organisation) -> Parameters:
    return {
        "id": organisation.id,
        "name": organisation.name,
        "nation": organisation.nation,
        "type": organisation.type,
        "region": organisation.region,
        "population": organisation.population,
        "population_year": organisation.population_year,
        "register_code": organisation.register_code or None,
        "invented": int(organisation.invented),
    }


def organisation_of(row: Row) -> Organisation:
    found, name, nation, kind, region, population, year, code, invented = row
    return Organisation(
        id=found,
        name=name,
        nation=nation,
        type=kind,
        region=region,
        population=population,
        population_year=year,
        register_code=code or "",
        invented=bool(invented),
    )


def group_parameters(group: Group) -> Parameters:
    return {"id": group.id, "name": group.name, "service_id": group.service_id}


def group_of(row: Row, members: Iterable[Row]) -> Group:
    found, name, service_id = row
    return Group(found, name, service_id, tuple(organisation_id for (organisation_id,) in members))


def person_parameters(person: Person) -> Parameters:
    return {
        "id": person.id,
        "name": person.name,
        "owner": int(person.owner),
        "taskforce": int(person.taskforce),
    }


def person_of(row: Row) -> Person:
    found, name, owner, taskforce = row
    return Person(found, name, bool(owner), bool(taskforce))


def membership_parameters(membership: Membership) -> Parameters:
    return {
        "person_id": membership.person_id,
        "organisation_id": membership.organisation_id,
        "role": membership.role.value,
        "shut_out": int(membership.shut_out),
        "has_left": int(membership.has_left),
    }


def membership_of(row: Row) -> Membership:
    person_id, organisation_id, role, shut_out, has_left = row
    return Membership(person_id, organisation_id, Role(role), bool(shut_out), bool(has_left))


def link_parameters(link: Link) -> Parameters:
    return {
        "token_hash": link.token_hash,
        "purpose": link.purpose.value,
        "made_by": link.made_by,
        "made_at": instant(link.made_at),
        "expires_at": instant(link.expires_at),
        "organisation_id": link.organisation_id,
        "role": link.role and link.role.value,
        "person_id": link.person_id,
        "used_at": optional_instant(link.used_at),
        "used_by": link.used_by,
        "revoked_at": optional_instant(link.revoked_at),
    }


def link_of(row: Row) -> Link:
    token, purpose, by, made, expires, organisation, role, person, used, used_by, revoked = row
    return Link(
        token_hash=token,
        purpose=Purpose(purpose),
        made_by=by,
        made_at=instant_of(made),
        expires_at=instant_of(expires),
        organisation_id=organisation,
        role=Role(role) if role else None,
        person_id=person,
        used_at=optional_instant_of(used),
        used_by=used_by,
        revoked_at=optional_instant_of(revoked),
    )
