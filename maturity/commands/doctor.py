"""`doctor`: whether the tool can work here, and whether phones in a room can reach it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import click

from maturity.commands.checks import findings, patient_of
from maturity.commands.room_network import (
    SERVER_PORT,
    TrialPage,
    room_addresses,
    serves,
    trial_page,
)
from maturity.commands.unwell import Unwell
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.settings import ADDRESS, Settings, read_settings


@click.command()
@click.option("--workshop", is_flag=True, help="Find out whether phones here can reach the server.")
@click.option(
    "--seconds",
    type=click.IntRange(0, 3600),
    default=60,
    show_default=True,
    metavar="NUMBER",
    help="How long to wait for a phone.",
)
@click.option(
    "--thorough", is_flag=True, help="Look at every part of the database: it takes longer."
)
def doctor(workshop: bool, seconds: int, thorough: bool) -> None:
    """Say whether the tool can work on this computer, and what to do if not."""
    settings = read_settings()
    if workshop:
        _try_phones(settings, seconds)
        return
    faults = 0
    for line, is_fault in findings(patient_of(settings, thorough=thorough)):
        click.echo(line)
        faults += is_fault
    if faults:
        raise Unwell(
            ngettext("{count} fault was found.", "{count} faults were found.", faults).format(
                count=faults
            )
        )


def _try_phones(settings: Settings, seconds: int) -> None:
    addresses = room_addresses()
    host = urlsplit(settings.address).hostname
    if host and host not in (*addresses, "localhost", "127.0.0.1"):
        click.echo(_("Open this on a phone: {url}").format(url=f"{settings.address}/j"))
        click.echo(_("If it asks for a code, phones can vote. If not:"))
        _echo_all(_if_no_public_page())
        return
    if not addresses:
        raise Unwell(_("This computer is in no network. Join the room's wifi, or vote with cards."))
    port = urlsplit(settings.address).port or SERVER_PORT
    if host in addresses and serves(host, port):
        click.echo(
            _("The server is running. Open this on a phone: {url}").format(
                url=f"{settings.address}/j"
            )
        )
        click.echo(_("If it does not open:"))
        _echo_all(_if_not(settings.address))
        return
    with trial_page(addresses, port, not_counted=addresses) as page:
        _wait(page, seconds)
    _echo_all(_how_to_start(addresses[0], port))


def _wait(page: TrialPage, seconds: int) -> None:
    click.echo(
        ngettext(
            "For {count} second, open this on a phone in this room:",
            "For {count} seconds, open this on a phone in this room:",
            seconds,
        ).format(count=seconds)
    )
    _echo_all(iter(page.urls))
    visitor = page.first_visitor(seconds)
    if visitor is None:
        click.echo(_("No phone opened it. If you tried:"))
        _echo_all(_if_not(page.urls[0]))
        raise Unwell(_("Nobody knows yet whether phones can vote here."))
    click.echo(
        _("{visitor} opened it: phones here can reach this computer.").format(visitor=visitor)
    )


def _if_not(url: str) -> Iterator[str]:
    yield _("- Is the phone in the same wifi? A guest wifi often keeps its guests apart.")
    yield _("- Does a firewall on this computer stop it? Let in {place}.").format(
        place=urlsplit(url).netloc
    )
    yield _("- Make a hotspot with a phone, let this computer and the phones join it, try again.")
    yield _("- Vote with cards: print them with the workshop's pack.")


def _if_no_public_page() -> Iterator[str]:
    yield _("- Does it open on this computer? If not, ask who runs the server.")
    yield _(
        "- Does another page open on the phone? If not, join another wifi, or use its own data."
    )
    yield _("- Vote with cards: print them with the workshop's pack.")


def _how_to_start(address: str, port: int) -> Iterator[str]:
    """With the address that phones take: requests for any other name are refused."""
    yield _("Start the server for the room like this, and only in a network that you trust:")
    yield (
        f"    {ADDRESS.name}=http://{address}:{port} .venv/bin/python -m streamlit run app.py "
        f"--server.address={address} --server.port={port}"
    )


def _echo_all(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)
