"""What `doctor` looks at where the database is PostgreSQL's: the server, its settings, and room."""

from maturity.commands.database import Inside
from maturity.commands.patient import Patient
from maturity.commands.unwell import LookAtThis, Unwell
from maturity.errors import MaturityError
from maturity.locale import gettext as _

OLDEST = 150_000
"""The oldest on which the tool was tried."""


def server(patient: Patient) -> str:
    """Whether it can be reached, and what is in the database."""
    inside = patient.inside
    if patient.file is None and isinstance(inside, MaturityError):
        raise inside
    if not isinstance(inside, Inside) or inside.server is None:
        return ""
    address, found = patient.settings.database, inside.server
    if found.encoding != "UTF8":
        wrong = _("The database {address} does not keep all letters. Make one with UTF8.")
        raise Unwell(wrong.format(address=address))
    if inside.faults:
        damaged = _("The database {path} is damaged: {fault}. Restore a backup of it.")
        raise Unwell(damaged.format(path=address, fault=inside.faults[0]))
    if found.number < OLDEST:
        old = _("Database: PostgreSQL {version}. This tool was tried on 15 and nothing older.")
        raise LookAtThis(old.format(version=found.version))
    if not inside.applied:
        empty = _("Database: {address} is empty. The first start makes its tables.")
        return empty.format(address=address)
    return _("Database: {address}, {size} MB, PostgreSQL {version}.").format(
        address=address, size=f"{found.size / 1e6:.1f}", version=found.version
    )


def kept_for_good(patient: Patient) -> str:
    """Whether what was acknowledged is still there once the power was lost."""
    inside = patient.readable
    if inside is None or inside.server is None:
        return ""
    if inside.server.off:
        raise Unwell(
            _(
                "Power: PostgreSQL has {names} off. Answers that were saved may be lost with the "
                "power. Set it to on."
            ).format(names=", ".join(inside.server.off))
        )
    return _("Power: PostgreSQL keeps what was saved when the power fails.")


def connections(patient: Patient) -> str:
    """Nobody here knows how many servers there are: each of them takes some."""
    inside = patient.readable
    if inside is None or inside.server is None:
        return ""
    found = inside.server
    said = _(
        "Connections: {free} of {most} are free. A server of this tool takes up to {each}."
    ).format(free=found.free, most=found.connections, each=found.each)
    if found.free < found.each:
        raise LookAtThis(_("{found} Raise max_connections of PostgreSQL.").format(found=said))
    return said
