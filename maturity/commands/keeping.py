"""`backup` and `restore`: a copy of the database while people work, and a copy in its place."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity.commands.database import in_use, kept_database
from maturity.commands.options import path_option
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.settings import read_settings

if TYPE_CHECKING:
    from maturity.usecases.keeping import Exchange


class NotAgreed(MaturityError):
    """Whoever was asked did not want it."""


@click.command()
@click.argument("file", type=path_option, metavar="FILE")
def backup(file: Path) -> None:
    """Copy the database into a new file, while people work, and check the copy."""
    from maturity.usecases.keeping import back_up, contents_line

    store, keeping = kept_database()
    if keeping.contents() is not None:
        in_use()
    found = back_up(store, keeping, file, datetime.now(UTC))
    click.echo(
        _("{file} is written and checked: {contents}.").format(
            file=file, contents=contents_line(found)
        )
    )
    if found.pending:
        click.echo(
            _("It is of an earlier version of this tool: nothing was noted in the audit log.")
        )


@click.command()
@click.argument("file", type=path_option, metavar="FILE")
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Put a backup in the place of the database, which is kept. Stop the server first."""
    from maturity.usecases.keeping import exchange, restore_from

    _store, keeping = kept_database()
    for line in _both(exchange(keeping, file), file):
        click.echo(line)
    if not yes and not _agreed():
        raise NotAgreed(_("Nothing was changed."))
    kept = restore_from(keeping, file, datetime.now(UTC))
    for line in _done(file, kept):
        click.echo(line)


def _agreed() -> bool:
    """Who says nothing, or cannot be asked, does not agree."""
    try:
        return click.confirm(_("Replace it?"))
    except click.Abort:
        return False


def _both(found: "Exchange", file: Path) -> Iterator[str]:
    """What goes and what comes, before anybody is asked."""
    from maturity.usecases.keeping import contents_line

    database = read_settings().database
    if found.former is not None:
        yield _("{database} is replaced: {contents}.").format(
            database=database, contents=contents_line(found.former)
        )
    elif found.fault:
        yield _("It is replaced: {fault}").format(fault=found.fault)
    else:
        yield _("There is no database {database} yet.").format(database=database)
    yield _("{file} comes: {contents}.").format(file=file, contents=contents_line(found.copy))
    if found.copy.pending:
        yield _("It is of an earlier version, and is brought up to this one.")


def _done(file: Path, kept: str | None) -> Iterator[str]:
    yield _("{database} is what {file} holds. Start the server.").format(
        database=read_settings().database, file=file
    )
    if kept is not None:
        yield _("What was there before is in {kept}.").format(kept=kept)
    yield _(
        "What happened after the backup is undone. Look who was shut out, left or was erased since "
        "then, and do it again."
    )
