"""`audit`: the log of security-relevant acts, for whoever runs the server. It is only read."""

import json
from datetime import UTC, datetime

import click

from maturity.commands.database import open_store
from maturity.domain.audit import Checked, Entry
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext


class Broken(MaturityError):
    """The log is not as it was written."""


@click.group()
def audit() -> None:
    """The log of security-relevant acts: is it whole, and what does it say?"""


@audit.command()
@click.option("--expect", metavar="HASH", default="", help="A last hash that you wrote down.")
def verify(expect: str) -> None:
    """Say whether every entry stands as it was written, and the last hash."""
    from maturity.usecases.audit_log import verify_log

    wanted = expect.strip().lower()
    found = verify_log(open_store(), wanted)
    if not found.whole:
        raise Broken(
            _(
                "The audit log was changed: entry {number} is missing, or not as it was written. "
                "Compare it with a backup."
            ).format(number=found.broken)
        )
    click.echo(_as_line(found))
    if wanted and not found.met:
        raise Broken(
            _(
                "No entry has the hash that you name. Entries were cut off at the end, or the "
                "whole log was written anew. Compare it with a backup."
            )
        )
    if found.entries:
        click.echo(_("Last hash: {hash}").format(hash=found.hash))
        click.echo(_("Write it down, elsewhere: `audit verify --expect HASH` looks for it."))


def _as_line(found: Checked) -> str:
    if found.begins is None or found.ends is None:
        return _("The audit log is empty.")
    return ngettext(
        "{count} entry, of {begins}. It is as it was written.",
        "{count} entries, from {begins} to {ends}. All are as they were written.",
        found.entries,
    ).format(count=found.entries, begins=_moment(found.begins), ends=_moment(found.ends))


@audit.command("list")
@click.option("--organisation", metavar="ID", help="Only what is about this one.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="From this day on.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with every hash.")
def list_(organisation: str | None, since: datetime | None, as_json: bool) -> None:
    """Print the entries, oldest first. People and organisations are ids."""
    from maturity.usecases.audit_log import listed

    written = _json if as_json else _line
    for entry in listed(open_store(), organisation, since.date() if since else None):
        click.echo(written(entry))


def _line(entry: Entry) -> str:
    from maturity.usecases.audit_words import sentence

    note = entry.note
    parts = (str(entry.number), _moment(note.at), note.organisation_id or "-", sentence(note, str))
    return "  ".join(parts)


def _json(entry: Entry) -> str:
    note = entry.note
    return json.dumps(
        {
            "number": entry.number,
            "event": note.event.value,
            "actor": note.actor,
            "at": note.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "organisation_id": note.organisation_id,
            "facts": dict(note.facts),
            "previous": entry.previous,
            "hash": entry.hash,
        }
    )


def _moment(at: datetime) -> str:
    """UTC, for whoever compares it with other logs of the server."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
