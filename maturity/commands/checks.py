"""What `doctor` looks at: a line for each, and what to do where something is not as it should."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from maturity.commands import file_checks, server_checks
from maturity.commands.patient import Patient
from maturity.commands.sign_in import sign_in
from maturity.commands.unwell import LookAtThis, Unwell
from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.settings import ADDRESS, VARIABLES, Settings, unknown_variables

LONG_AGO = timedelta(days=7)
"""Without a backup."""

SKEW = timedelta(minutes=2)
"""A clock that was set right meanwhile may have been a little fast."""

ALIKE = 0.85
"""Of two names that begin in the same way."""


def findings(patient: Patient) -> Iterator[tuple[str, bool]]:
    """The line of each check, and whether it is a fault."""
    for check in CHECKS:
        try:
            found = check(patient)
        except LookAtThis as doubt:
            yield _("Look at this: {sentence}").format(sentence=doubt), False
        except MaturityError as fault:
            yield _("Fault: {sentence}").format(sentence=fault), True
        else:
            if found:
                yield _("OK: {sentence}").format(sentence=found), False


def _schema(patient: Patient) -> str:
    inside = patient.readable
    if inside is None or not (inside.applied or patient.file):
        return ""
    if inside.unknown:
        raise Unwell(
            _("Schema: a newer version of this tool added {steps}. Install that version.").format(
                steps=", ".join(inside.unknown)
            )
        )
    if inside.pending:
        raise LookAtThis(_pending(patient).format(steps=", ".join(inside.pending)))
    return _("Schema: that of this version, up to {step}.").format(step=inside.applied[-1])


def _pending(patient: Patient) -> str:
    if patient.file is not None:
        return _("Schema: {steps} will be added at the next start, which copies the file first.")
    return _("Schema: {steps} will be added at the next start. Make a backup before it.")


def _backup(patient: Patient) -> str:
    inside = patient.readable
    if inside is None or inside.newest is None:
        return ""
    if inside.backed_up is None or patient.now - inside.backed_up > LONG_AGO:
        raise LookAtThis(
            ngettext(
                "Backup: none was made with 'backup' in the last {count} day.",
                "Backup: none was made with 'backup' in the last {count} days.",
                LONG_AGO.days,
            ).format(count=LONG_AGO.days)
        )
    return _("Backup: the last one was made at {time}.").format(time=_time(inside.backed_up))


def _content(patient: Patient) -> str:
    from maturity.usecases.check_content import check_content

    today = patient.now.astimezone(ZoneInfo("Europe/London")).date()
    report = check_content(open_library((SHIPPED,), cache=None), today)
    return _("Content: no fault. {warnings}").format(
        warnings=ngettext("{count} warning.", "{count} warnings.", len(report.warnings)).format(
            count=len(report.warnings)
        )
    )


def _address(patient: Patient) -> str:
    address = patient.settings.address
    if not address:
        return _("Address: this computer only. Set {name} for others to reach it.").format(
            name=ADDRESS.name
        )
    if urlsplit(address).scheme != "https":
        raise LookAtThis(
            _(
                "Address: {address}. It is not https: whoever shares the network can read along."
            ).format(address=address)
        )
    return _("Address: {address}").format(address=address)


def _variables(_patient: Patient) -> str:
    unknown = unknown_variables()
    if not unknown:
        return _("Settings: all that begin with MATURITY_ are known.")
    like = get_close_matches(unknown[0], [variable.name for variable in VARIABLES], 1, ALIKE)
    if like:
        raise LookAtThis(
            _("Settings: {name} does nothing. Did you mean {like}?").format(
                name=unknown[0], like=like[0]
            )
        )
    raise LookAtThis(
        _("Settings: {names} does nothing. Take it away.").format(names=", ".join(unknown))
    )


def _sign_in(patient: Patient) -> str:
    return sign_in(patient.settings)


def _clock(patient: Patient) -> str:
    """Only a database that has seen later instants can tell: nobody outside is asked."""
    inside = patient.readable
    now = _time(patient.now)
    if inside is not None and inside.newest is not None and inside.newest - patient.now > SKEW:
        raise Unwell(
            _(
                "Clock: it is {now} here, and the database has something from {newest}. Set the "
                "clock of this computer, or let it be set by the network."
            ).format(now=now, newest=_time(inside.newest))
        )
    return _("Clock: it is {now}.").format(now=now)


def _time(at: datetime) -> str:
    """With the offset, so that a wrong zone is seen too."""
    return at.astimezone(ZoneInfo("Europe/London")).strftime("%Y-%m-%d %H:%M (%z)")


CHECKS: tuple[Callable[[Patient], str], ...] = (
    file_checks.file,
    server_checks.server,
    _schema,
    _backup,
    file_checks.folder,
    file_checks.readers,
    file_checks.room,
    server_checks.kept_for_good,
    server_checks.connections,
    _content,
    _address,
    _variables,
    _sign_in,
    _clock,
)
"""In the order in which they are said. What does not apply says nothing."""


def patient_of(settings: Settings, *, thorough: bool) -> Patient:
    return Patient(settings, thorough, datetime.now(UTC))
