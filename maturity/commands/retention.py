"""`retention`: what was kept for long enough goes. For a timer, or for whoever runs the server."""

from datetime import UTC, datetime
from uuid import uuid4

import click

from maturity.commands.database import open_store
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.settings import KEEP_YEARS, read_settings


class NotAll(MaturityError):
    """Something that should have gone is still there."""


@click.command()
@click.option("--yes", is_flag=True, help="Delete it. Otherwise nothing is changed.")
def retention(yes: bool) -> None:
    """List what was kept for long enough and, with --yes, delete it."""
    from maturity.usecases.retention import delete_overdue, overdue, overdue_lines

    store, years = open_store(), read_settings().keep_years
    found = overdue(store, years, datetime.now(UTC))
    if years is None:
        click.echo(
            _("{variable} is not set: nothing is deleted for its age.").format(
                variable=KEEP_YEARS.name
            )
        )
    for line in overdue_lines(found):
        click.echo(line)
    if found.nothing:
        click.echo(_("There is nothing to delete."))
    if not yes:
        if not found.nothing:
            click.echo(_("Nothing was changed. Run this again with --yes to do it."))
        return
    wrong = delete_overdue(store, found, lambda: uuid4().hex)
    if wrong:
        raise NotAll("\n".join(wrong))
    if not found.nothing:
        click.echo(_("Done. Backups and copies of the database still have it: delete those too."))
