"""`contributions`: what organisations with an installation of their own send to the taskforce."""

from datetime import UTC, datetime
from pathlib import Path

import click

from maturity.commands.database import open_store
from maturity.commands.options import library, path_option, questionnaires
from maturity.errors import ContributionError
from maturity.locale import gettext as _


@click.group()
def contributions() -> None:
    """Contributions to the benchmark that came as files."""


@contributions.command("import")
@click.argument("files", type=path_option, nargs=-1, required=True, metavar="FILE...")
@questionnaires
def import_(files: tuple[Path, ...], folders: tuple[Path, ...]) -> None:
    """Take contributions and withdrawals into the database, each on its own."""
    from maturity.usecases.contribution_files import take_from_disk

    taken = take_from_disk(open_store(), library(folders), files, datetime.now(UTC))
    for name in taken.accepted:
        click.echo(_("{file} is taken.").format(file=name))
    if taken.refused:
        raise ContributionError(taken.refused)
