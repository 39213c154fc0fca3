"""`doctor`: whether the tool can work here, and whether phones in a room can reach it."""

import os
import shlex
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from maturity.commands.database import faults_of_database
from maturity.commands.room_network import (
    SERVER_PORT,
    TrialPage,
    room_addresses,
    serves,
    trial_page,
)
from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.settings import ADDRESS, DATABASE, Settings, read_settings

LITTLE_ROOM = 500
"""Megabytes. A database of a large council stays far below, its backups beside it do not."""


class Unwell(MaturityError):
    """Something that stops the tool from working here."""


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
def doctor(workshop: bool, seconds: int) -> None:
    """Say whether the tool can work on this computer, and what to do if not."""
    settings = read_settings()
    if workshop:
        _try_phones(settings, seconds)
        return
    faults = 0
    for check in (_database, _folder, _disk, _content, _address):
        try:
            click.echo(check(settings))
        except MaturityError as fault:
            faults += 1
            click.echo(_("Fault: {sentence}").format(sentence=fault))
    if faults:
        raise Unwell(
            ngettext("{count} fault was found.", "{count} faults were found.", faults).format(
                count=faults
            )
        )


def _database(settings: Settings) -> str:
    path = settings.database
    if not path.exists():
        return _("Database: {path} does not exist yet. The first start makes it.").format(path=path)
    faults = faults_of_database(path)
    if faults:
        raise Unwell(
            _("The database {path} is damaged: {fault}. Restore a backup of it.").format(
                path=path, fault=faults[0]
            )
        )
    size = path.stat().st_size / 1e6
    return _("Database: {path}, {size} MB, sound.").format(path=path, size=f"{size:.1f}")


def _folder(settings: Settings) -> str:
    folder = _existing(settings.database)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Unwell(
            _(
                "Nobody may write in {folder} as this user. Change its rights, or set {name}."
            ).format(folder=folder, name=DATABASE.name)
        )
    if os.name == "posix" and _open_to_others(settings.database):
        raise Unwell(
            _("Other users may read {path}. Take that right away: chmod 600 {quoted}").format(
                path=settings.database, quoted=shlex.quote(str(settings.database))
            )
        )
    return _("Folder: {folder} may be written.").format(folder=folder)


def _open_to_others(path: Path) -> bool:
    return path.exists() and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _existing(path: Path) -> Path:
    """The folder in which it is, or in which folders for it would be made."""
    return next(folder for folder in path.absolute().parents if folder.is_dir())


def _disk(settings: Settings) -> str:
    folder = _existing(settings.database)
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < LITTLE_ROOM:
        raise Unwell(
            _("The disk of {folder} has {free} MB left. Make room.").format(
                folder=folder, free=free
            )
        )
    return _("Disk: {free} MB are free.").format(free=free)


def _content(_settings: Settings) -> str:
    from maturity.usecases.check_content import check_content

    today = datetime.now(ZoneInfo("Europe/London")).date()
    report = check_content(open_library((SHIPPED,), cache=None), today)
    return _("Content: no fault. {warnings}").format(
        warnings=ngettext("{count} warning.", "{count} warnings.", len(report.warnings)).format(
            count=len(report.warnings)
        )
    )


def _address(settings: Settings) -> str:
    if not settings.address:
        return _("Address: this computer only. Set {name} for others to reach it.").format(
            name=ADDRESS.name
        )
    if urlsplit(settings.address).scheme != "https":
        return _(
            "Address: {address}. It is not https: whoever shares the network can read along."
        ).format(address=settings.address)
    return _("Address: {address}").format(address=settings.address)


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
