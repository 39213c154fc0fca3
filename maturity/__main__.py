"""The command line: one function a command, thin, calling a use case. More are in commands/."""

import errno
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from maturity import __version__
from maturity.commands.audit import audit
from maturity.commands.contributions import contributions
from maturity.commands.demo import demo
from maturity.commands.doctor import doctor
from maturity.commands.keeping import backup, restore
from maturity.commands.lost_leads import lead_link
from maturity.commands.move import move
from maturity.commands.options import (
    library,
    light,
    path_option,
    questionnaire,
    questionnaires,
)
from maturity.commands.plan import plan
from maturity.commands.register import import_organisations
from maturity.commands.release import release
from maturity.commands.retention import retention
from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.domain.assessment import Scope
from maturity.errors import FaultyInput, MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext


class Commands(click.Group):
    """The one place where an error becomes a message and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except MaturityError as error:
            click.echo(error, err=True)
            if isinstance(error, FaultyInput):
                click.echo(_summary(len(error.problems)), err=True)
            return ctx.exit(1)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            return ctx.exit(_unwritten(error))


def _unwritten(error: OSError) -> int:
    """The terminal, file or disk that the output goes to failed. What is left goes nowhere."""
    sentence = _("The output could not be written: {reason}.")
    click.echo(sentence.format(reason=error.strerror or error), err=True)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _summary(problems: int) -> str:
    return ngettext("{count} problem.", "{count} problems.", problems).format(count=problems)


@click.group(cls=Commands)
@click.version_option(__version__)
def cli() -> None:
    """The Social Value Maturity Index: where an organisation stands, and what would help."""


@cli.command()
@questionnaires
def check(folders: tuple[Path, ...]) -> None:
    """Check all content and report every problem."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from maturity.usecases.check_content import check_content

    today = datetime.now(ZoneInfo("Europe/London")).date()
    report = check_content(open_library((SHIPPED, *folders), cache=None), today)
    for line in report.counts:
        click.echo(line)
    for line in report.warnings:
        click.echo(_("Warning: {line}").format(line=line), err=True)


@cli.command()
@questionnaires
@questionnaire
@light
@click.option("--out", type=path_option, metavar="FILE.csv", help="Write to this new file.")
def template(
    folders: tuple[Path, ...], questionnaire_id: str, scope: Scope, out: Path | None
) -> None:
    """Make an answers file to fill in with a spreadsheet."""
    from maturity.usecases.make_template import make_template, template_hints, write_template

    shelf = library(folders)
    text = make_template(shelf, questionnaire_id, scope)
    if out is None:
        click.echo(text, nl=False)
        return
    write_template(text, out)
    for line in template_hints(shelf, questionnaire_id, out):
        click.echo(line)


@cli.command()
@click.argument("answers", type=path_option, metavar="ANSWERS.csv")
@questionnaires
@questionnaire
@light
@click.option("--roles", default="", metavar="TEXT", help="Who took part, separated by commas.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
def score(
    answers: Path,
    folders: tuple[Path, ...],
    questionnaire_id: str,
    scope: Scope,
    roles: str,
    form: str,
) -> None:
    """Score an answers file and say where the organisation stands."""
    from maturity.usecases.score_answers import AnswersFile, score_as_json, score_as_text

    shelf, file = library(folders), AnswersFile(answers, questionnaire_id, scope, roles)
    # Programs get UTF-8 whatever letters the terminal has: none may be lost on the way.
    shown = score_as_json(shelf, file).encode() if form == "json" else score_as_text(shelf, file)
    click.echo(shown, nl=False)


@cli.command()
@click.argument("before", type=path_option, metavar="BEFORE.csv")
@click.argument("after", type=path_option, metavar="AFTER.csv")
@questionnaires
@questionnaire
@click.option(
    "--before-questionnaire",
    metavar="ID",
    help="The earlier round's questionnaire, if it was another edition.",
)
@light
def compare(
    before: Path,
    after: Path,
    folders: tuple[Path, ...],
    questionnaire_id: str,
    before_questionnaire: str | None,
    scope: Scope,
) -> None:
    """Say what changed between two rounds."""
    from maturity.usecases.compare_rounds import compare_rounds
    from maturity.usecases.score_answers import AnswersFile

    earlier = AnswersFile(before, before_questionnaire or questionnaire_id, scope)
    later = AnswersFile(after, questionnaire_id, scope)
    click.echo(compare_rounds(library(folders), earlier, later), nl=False)


@cli.command()
@click.argument("receipt", type=path_option, metavar="RECEIPT.json")
@questionnaires
def verify(receipt: Path, folders: tuple[Path, ...]) -> None:
    """Work out a receipt again, and say what comes to something else."""
    from maturity.usecases.verify_receipt import verify_receipt

    click.echo(verify_receipt(library(folders), receipt))


for command in (
    plan,
    import_organisations,
    contributions,
    release,
    demo,
    doctor,
    backup,
    restore,
    move,
    audit,
    retention,
    lead_link,
):
    cli.add_command(command)


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        # A letter that the terminal does not have is no reason to print nothing.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="python -m maturity")


if __name__ == "__main__":
    main()
