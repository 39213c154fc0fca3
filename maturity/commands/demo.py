"""`demo`: a database full of invented organisations, to look around in and to show others."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from maturity.commands.database import at_once
from maturity.commands.options import library, questionnaire, questionnaires
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.settings import read_settings

if TYPE_CHECKING:
    from maturity.domain.library import Library
    from maturity.domain.release import Release
    from maturity.usecases.demonstration import Made
    from maturity.usecases.workplace import Workplace

TOKEN_BYTES = 16
"""128 bits: nobody guesses a link."""

HERE = "http://127.0.0.1:8501"
"""Where `streamlit run app.py` answers unless somebody set another address."""


@click.command()
@questionnaires
@questionnaire
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    metavar="NUMBER",
    help="Another number invents other organisations.",
)
def demo(folders: tuple[Path, ...], questionnaire_id: str, seed: int) -> None:
    """Fill a new database with invented organisations, their rounds and a benchmark."""
    from maturity.usecases.demonstration import make_demonstration

    workplace = _workplace(library(folders))
    today = datetime.now(ZoneInfo("Europe/London")).date()
    with click.progressbar(length=1_000, label=_("Inventing"), file=sys.stderr) as bar:

        def progress(share: float) -> None:
            bar.update(int(share * 1_000) - bar.pos)

        made = at_once(
            lambda store: make_demonstration(
                workplace(store), questionnaire_id, seed, today, progress
            )
        )
    for line in _lines(made):
        click.echo(line)


def _workplace(shelf: "Library") -> "partial[Workplace]":
    """It takes the store, which is there within a transaction only."""
    from secrets import token_urlsafe
    from uuid import uuid4

    from maturity.usecases.workplace import Workplace

    return partial(
        Workplace,
        library=shelf,
        now=lambda: datetime.now(UTC),
        new_id=lambda: uuid4().hex,
        new_token=lambda: token_urlsafe(TOKEN_BYTES),
    )


def _lines(made: "Made") -> Iterator[str]:
    settings = read_settings()
    yield _("{database} is filled. Everything in it is invented:").format(
        database=settings.database.in_full
    )
    yield _(
        "- {organisations} organisations, {rounds} rounds handed in, {contributions} contributions "
        "and {offers} offers to show how something is done"
    ).format(
        organisations=made.organisations,
        rounds=made.rounds,
        contributions=made.contributions,
        offers=made.offers,
    )
    yield from map(_release, made.releases)
    yield _("No real release takes any of it. Use this database for nothing else.")
    link = f"{settings.address or HERE}/link/{made.token}"
    yield _("Start the server on this database, with MATURITY_DATABASE set to it.")
    yield _("To come in as the lead of {name}, open this once: {link}").format(
        name=made.organisation.name, link=link
    )


def _release(release: "Release") -> str:
    published = ngettext(
        "{count} group published", "{count} groups published", len(release.groups)
    ).format(count=len(release.groups))
    held = ngettext("{count} held back", "{count} held back", len(release.missing)).format(
        count=len(release.missing)
    )
    return _("- the release of {day}: {published}, {held}").format(
        day=release.cut_off.isoformat(), published=published, held=held
    )
