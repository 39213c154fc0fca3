"""`release`: build, check, show, sign and bring in releases of the benchmark."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maturity.commands.database import open_store
from maturity.commands.options import OURS, library, path_option, questionnaires
from maturity.locale import gettext as _
from maturity.settings import read_settings

if TYPE_CHECKING:
    from maturity.usecases.release_files import FilesOrder


@click.group()
def release() -> None:
    """Releases of the benchmark: published figures that nobody can take apart."""


@release.command(context_settings={"show_default": True})
@click.option("--out", type=path_option, required=True, metavar="RELEASE.sqlite", help="New file.")
@click.option("--contributions", type=path_option, metavar="DIR", help="If not the database's.")
@click.option("--history", type=path_option, metavar="DIR", help="If not the folder of --out.")
@click.option("--k", type=int, default=10, help="Fewest organisations in a group; 10 or more.")
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="The last day that counts; today.")
@click.option("--register", type=path_option, metavar="FILE.csv", help="For ended authorities.")
@click.option("--services", type=path_option, metavar="FILE.csv", help="Who serves whom, by code.")
@click.option("--key", type=path_option, metavar="KEYFILE", help="Sign it with this private key.")
@click.option("--edition", default=OURS, metavar="ID", help="Which questionnaire.")
@questionnaires
def build(folders: tuple[Path, ...], **asked: Any) -> None:
    """Build a release with its private record, or nothing at all."""
    from maturity.usecases.release_files import build_release_files

    order = _order(asked)
    store = open_store() if order.contributions is None else None
    with _progress() as progress:
        built = build_release_files(library(folders), store, order, progress)
    for line in built.refused:
        click.echo(_("Refused: {line}").format(line=line), err=True)
    for line in built.warnings:
        click.echo(_("Warning: {line}").format(line=line), err=True)
    click.echo(built.told, nl=False)
    for path in built.files:
        click.echo(_("{path} is written.").format(path=path))
    click.echo(f"SHA-256: {built.sha256}")


def _order(asked: dict[str, Any]) -> "FilesOrder":
    from maturity.usecases.days import day_of
    from maturity.usecases.release_files import FilesOrder

    now = datetime.now(UTC)
    return FilesOrder(
        out=asked["out"],
        questionnaire_id=asked["edition"],
        cut_off=asked["at"].date() if asked["at"] else day_of(now),
        now=now,
        history=asked["history"] or asked["out"].parent,
        contributions=asked["contributions"],
        register=asked["register"],
        services=asked["services"],
        key=asked["key"],
        k=asked["k"],
    )


@contextmanager
def _progress() -> Iterator[Callable[[str, float], None]]:
    """On standard error, and only where somebody watches."""
    with click.progressbar(length=100, label=_("Building"), file=sys.stderr) as bar:

        def progress(_step: str, share: float) -> None:
            bar.update(max(0, min(100, int(100 * share)) - bar.pos))

        yield progress
        bar.update(max(0, 100 - bar.pos))


@release.command()
@click.argument("files", type=path_option, nargs=-1, required=True, metavar="FILE...")
@click.option("--history", type=path_option, required=True, metavar="DIR", help="All releases.")
def audit(files: tuple[Path, ...], history: Path) -> None:
    """Prove again that nobody can work out a record from what is out."""
    from maturity.usecases.release_audit import audit_files

    found = audit_files(files, history)
    for line in found.lines:
        click.echo(line)
    if not found.clean:
        click.get_current_context().exit(1)


@release.command()
@click.argument("file", type=path_option, metavar="FILE")
@questionnaires
def show(file: Path, folders: tuple[Path, ...]) -> None:
    """Show what is in a release."""
    from maturity.usecases.release_import import release_as_text

    click.echo(release_as_text(library(folders), file), nl=False)


@release.command("import")
@click.argument("file", type=path_option, metavar="FILE")
@click.option("--sha256", metavar="HEX", help="The file's, if you were told it: no signature then.")
@questionnaires
def import_(file: Path, sha256: str | None, folders: tuple[Path, ...]) -> None:
    """Take a release into the database, if the taskforce signed it."""
    from maturity.usecases.release_import import Trust, import_release

    trust = Trust(read_settings().release_key, sha256)
    done = import_release(open_store(), library(folders), file, trust, datetime.now(UTC))
    sentence = _("{file}: the release of {day} is in the database.")
    click.echo(sentence.format(file=file, day=done.cut_off))


@release.command()
@click.argument("file", type=path_option, metavar="FILE")
def keys(file: Path) -> None:
    """Make a new pair of keys, the private one in this new file."""
    from maturity.usecases.release_keys import write_new_keys

    public = write_new_keys(file)
    click.echo(_("{file} is the private key. Whoever has it can sign.").format(file=file), err=True)
    click.echo(f"MATURITY_RELEASE_KEY={public}")


@release.command()
@click.argument("file", type=path_option, metavar="FILE")
@click.option("--key", type=path_option, required=True, metavar="KEYFILE", help="The private key.")
def sign(file: Path, key: Path) -> None:
    """Sign a release, in a new file beside it."""
    from maturity.usecases.release_keys import read_key, sign_release

    click.echo(_("{path} is written.").format(path=sign_release(file, read_key(key))))
