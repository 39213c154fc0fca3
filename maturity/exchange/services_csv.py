"""A list of shared services and their members (CSV with the columns `service` and `member`)."""

import csv
import io
from pathlib import Path

from maturity.errors import RegisterError
from maturity.exchange.text_file import read_text
from maturity.locale import gettext as _

COLUMNS = ("service", "member")


def read_services(path: Path) -> dict[str, tuple[str, ...]]:
    """The codes of each service's members. RegisterError where a row has no two codes."""
    reader = csv.DictReader(io.StringIO(read_text(path, RegisterError), newline=""))
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        what = _("{file}: the columns 'service' and 'member' are missing.")
        raise RegisterError((what.format(file=path),))
    members: dict[str, set[str]] = {}
    problems = []
    for number, row in enumerate(reader, start=2):
        service, member = ((row[name] or "").strip() for name in COLUMNS)
        if service and member:
            members.setdefault(service, set()).add(member)
        else:
            what = _("{file}, row {row}: a code is missing.")
            problems.append(what.format(file=path, row=number))
    if problems:
        raise RegisterError(tuple(problems))
    return {service: tuple(sorted(found)) for service, found in sorted(members.items())}
