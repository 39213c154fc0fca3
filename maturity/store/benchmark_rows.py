"""What the taskforce keeps beside contributions to statement parameters, and back. No statement."""

from datetime import date

from maturity.domain.taskforce import EndedAuthority, IssuedCode, KeptRelease
from maturity.store.rows import Parameters, Row, instant, instant_of


def code_parameters(issued: IssuedCode) -> Parameters:
    return {
        "code": issued.code,
        "name": issued.name,
        "issued_at": instant(issued.issued_at),
        "organisation_id": issued.organisation_id,
    }


def code_of(row: Row) -> IssuedCode:
    code, name, issued_at, organisation_id = row
    return IssuedCode(code, name, instant_of(issued_at), organisation_id)


def ended_parameters(ended: EndedAuthority) -> Parameters:
    return {
        "code": ended.code,
        "ended_on": ended.ended_on.isoformat(),
        "replaced_by": ended.replaced_by,
    }


def ended_of(row: Row) -> EndedAuthority:
    code, ended_on, replaced_by = row
    return EndedAuthority(code, date.fromisoformat(ended_on), replaced_by)


def release_parameters(kept: KeptRelease) -> Parameters:
    return {
        "id": kept.id,
        "family": kept.family,
        "cut_off": kept.cut_off.isoformat(),
        "invented": int(kept.invented),
        "body": kept.body,
        "sha256": kept.sha256,
        "imported_at": instant(kept.imported_at),
    }


def release_of(row: Row) -> KeptRelease:
    found, family, cut_off, invented, body, sha256, imported_at = row
    return KeptRelease(
        id=found,
        family=family,
        cut_off=date.fromisoformat(cut_off),
        invented=bool(invented),
        body=body,
        sha256=sha256,
        imported_at=instant_of(imported_at),
    )
