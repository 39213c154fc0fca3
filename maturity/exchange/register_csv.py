"""A public register of local authorities (CSV) to organisations, and to those that ended.

Understands the columns of mySociety's "UK Local Authorities (including future)".
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maturity.domain.law import Nation
from maturity.domain.organisation import OrganisationType
from maturity.domain.taskforce import EndedAuthority
from maturity.errors import RegisterError
from maturity.exchange.text_file import read_text, shown
from maturity.locale import gettext as _

COLUMNS = (
    "local-authority-code",
    "official-name",
    "nation",
    "region",
    "local-authority-type",
    "end-date",
)
POPULATION = re.compile(r"pop-(\d{4})")

NATIONS: dict[str, Nation] = {
    "England": "england",
    "Wales": "wales",
    "Scotland": "scotland",
    "Northern Ireland": "northern-ireland",
}
TYPES: dict[str, OrganisationType] = {
    "NMD": "district",
    "CTY": "county",
    "UA": "unitary",
    "CC": "unitary",
    "MD": "metropolitan",
    "LBO": "london-borough",
    "WPA": "welsh-principal",
    "SCO": "scottish-council",
    "NID": "ni-council",
    "COMB": "combined-authority",
    "SRA": "combined-authority",
}


@dataclass(frozen=True)
class RegisterEntry:
    """One authority as the register has it."""

    register_code: str
    name: str
    nation: Nation
    type: OrganisationType
    region: str
    population: int | None
    population_year: int | None


@dataclass(frozen=True)
class Register:
    """`entries` are the authorities without an end date, `ended` those with one, under codes that
    nobody else has today.
    """

    entries: tuple[RegisterEntry, ...]
    ended: tuple[EndedAuthority, ...]


def read_register(path: Path) -> tuple[RegisterEntry, ...]:
    """The authorities without an end date. RegisterError lists every faulty row."""
    return read_whole_register(path).entries


def read_ended(path: Path) -> dict[str, date]:
    """On which day each authority with an end date ends, by its code. RegisterError as above."""
    return {ended.code: ended.ended_on for ended in read_whole_register(path).ended}


def read_whole_register(path: Path) -> Register:
    """RegisterError lists every faulty row, counted as a spreadsheet shows them: the header is
    row 1.
    """
    text = read_text(path, RegisterError)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    problems: list[str] = []
    try:
        header = next(reader, [])
        _require_columns(path, header)
        found = tuple(_found(path, header, reader, problems))
    except csv.Error as error:
        what = _("{file}, line {line}: the text cannot be split into cells ({reason}).")
        sentence = what.format(file=path, line=reader.line_num, reason=error)
        raise RegisterError((*problems, sentence)) from None
    entries = tuple(one for one in found if isinstance(one, RegisterEntry))
    problems.extend(_repeated(path, entries))
    if not entries and not problems:
        problems.append(_("{file}: there is no authority in it.").format(file=path))
    if problems:
        raise RegisterError(tuple(problems))
    codes = {entry.register_code for entry in entries}
    ended = (one for one in found if isinstance(one, EndedAuthority) and one.code not in codes)
    return Register(entries, tuple(ended))


def _require_columns(path: Path, found: list[str]) -> None:
    missing = [name for name in COLUMNS if name not in found]
    if missing:
        what = _("{file}: the columns {missing} are missing. Is it the register of authorities?")
        raise RegisterError((what.format(file=path, missing=", ".join(missing)),))


def _found(
    path: Path, header: list[str], rows: Iterable[list[str]], problems: list[str]
) -> Iterator[RegisterEntry | EndedAuthority]:
    years = [int(match[1]) for name in header if (match := POPULATION.fullmatch(name))]
    year = max(years, default=None)
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(header, cells, strict=False))
        faults = list(_faults(row)) if len(cells) == len(header) else [_uneven()]
        where = _("{file}, row {row}").format(file=path, row=number)
        problems.extend(f"{where}: {fault}" for fault in faults)
        if not faults:
            yield _ended(row) if row["end-date"] else _entry(row, year)


def _uneven() -> str:
    return _("the row has more or fewer cells than the header.")


def _faults(row: dict[str, str]) -> Iterator[str]:
    for name in ("local-authority-code", "official-name"):
        if not row[name].strip():
            yield _("'{column}' is empty.").format(column=name)
    for name, known in (("nation", NATIONS), ("local-authority-type", TYPES)):
        if row[name] not in known:
            yield _("'{column}' is '{value}'. It may be one of: {known}.").format(
                column=name, value=shown(row[name]), known=", ".join(known)
            )
    if row["end-date"] and _day(row["end-date"]) is None:
        yield _("'{column}' is '{value}'. Write a day such as 2026-04-01.").format(
            column="end-date", value=shown(row["end-date"])
        )


def _ended(row: dict[str, str]) -> EndedAuthority:
    return EndedAuthority(
        row["local-authority-code"].strip(),
        _day(row["end-date"]) or date.max,
        row.get("replaced-by", "").strip(),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _entry(row: dict[str, str], year: int | None) -> RegisterEntry:
    population = _whole(row[f"pop-{year}"]) if year else None
    return RegisterEntry(
        register_code=row["local-authority-code"].strip(),
        name=" ".join(row["official-name"].split()),
        nation=NATIONS[row["nation"]],
        type=TYPES[row["local-authority-type"]],
        region=row["region"].strip(),
        population=population,
        population_year=year if population is not None else None,
    )


def _whole(text: str) -> int | None:
    """The register writes populations as 217232.0; an empty or odd cell is not known."""
    match = re.fullmatch(r"([0-9]{1,12})(\.0*)?", text.strip())
    return int(match[1]) if match else None


def _repeated(path: Path, entries: tuple[RegisterEntry, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for entry in entries:
        if entry.register_code in seen:
            yield _("{file}: the code {code} stands twice among today's authorities.").format(
                file=path, code=entry.register_code
            )
        seen.add(entry.register_code)
