"""`move`: everything from one database into another, such as from a file into PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import monotonic

import click

from maturity.commands.database import keeping_of
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.settings import DATABASE


@click.command()
@click.option("--from", "source", default="", metavar="DATABASE", help="The one that there is.")
@click.option("--to", "target", default="", metavar="DATABASE", help="One that is new or empty.")
def move(source: str, target: str) -> None:
    """Move everything into another database, counted and compared. Stop the servers first.

    A DATABASE is sqlite:FILE or postgresql://user@host/name. Leave one of both out, and it is that
    of MATURITY_DATABASE. A password on the command line can be read by others on this computer:
    keep it in MATURITY_DATABASE, in PGPASSWORD or in ~/.pgpass.
    """
    from maturity.usecases.keeping import move as move_all

    if not source and not target:
        raise click.UsageError(_("Name a database with --from or --to."))
    (old, old_name), (new, new_name) = keeping_of(source), keeping_of(target)
    begun = monotonic()
    moved = move_all(old, new, datetime.now(UTC), _say)
    for line in _done(moved, monotonic() - begun, old_name, new_name):
        click.echo(line)


def _done(moved: int, seconds: float, source: str, target: str) -> Iterator[str]:
    yield ngettext(
        "{count} row is in {target}, the same on both sides. It took {seconds} s.",
        "{count} rows are in {target}, the same on both sides. It took {seconds} s.",
        moved,
    ).format(count=moved, target=target, seconds=f"{seconds:.1f}")
    yield _("Set {variable} to its address for each server, and start them.").format(
        variable=DATABASE.name
    )
    yield _("{source} is as it was. Delete it when nobody needs it any more.").format(source=source)


def _say(table: str, rows: int, every: int) -> None:
    if rows < every:
        line = _("{table}: {rows} of {all} rows").format(table=table, rows=rows, all=every)
        click.echo(line)
    elif every:
        line = ngettext("{table}: {count} row", "{table}: {count} rows", every)
        click.echo(line.format(table=table, count=every))
