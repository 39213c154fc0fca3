"""`import-organisations`: the public register of authorities into the database."""

from pathlib import Path

import click

from maturity.commands.database import open_store
from maturity.commands.options import path_option
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.settings import read_settings


@click.command("import-organisations")
@click.argument("register", type=path_option, metavar="FILE.csv")
def import_organisations(register: Path) -> None:
    """Bring the public register of authorities in, or up to date."""
    from uuid import uuid4

    from maturity.usecases.import_register import import_register

    done = import_register(open_store(), register, lambda: uuid4().hex)
    sentence = _("{database}: {new} new, {changed} changed, {same} as before.")
    click.echo(sentence.format(database=read_settings().database, **vars(done)))
    if done.alike:
        click.echo(_alike(done.alike))


def _alike(count: int) -> str:
    return ngettext(
        "{count} organisation entered by hand has the same name as one in the register. "
        "Both are kept.",
        "{count} organisations entered by hand have the same names as some in the register. "
        "All are kept.",
        count,
    ).format(count=count)
