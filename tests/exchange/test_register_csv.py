"""Reading the register of authorities: what is taken, and what is said about faulty rows."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from maturity.domain.taskforce import EndedAuthority
from maturity.errors import RegisterError
from maturity.exchange.register_csv import (
    RegisterEntry,
    read_ended,
    read_register,
    read_whole_register,
)
from tests.command_line import SAMPLE
from tests.exchange.registers import HEADER, REAL, a_register, a_row, needs_the_register

COMBINED = "combined-authority"


def entries(folder: Path, *rows: str, header: str = HEADER) -> tuple[RegisterEntry, ...]:
    return read_register(a_register(folder, *rows, header=header))


def problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(RegisterError) as caught:
        read_register(path)
    return tuple(problem.replace(str(path), "FILE") for problem in caught.value.problems)


@needs_the_register
def test_the_real_register_has_397_authorities_today() -> None:
    found = read_register(REAL)

    assert len(found) == len({entry.register_code for entry in found}) == 397
    assert sum(entry.type != COMBINED for entry in found) == 382
    assert Counter(entry.nation for entry in found if entry.type != COMBINED) == {
        "england": 317,
        "scotland": 32,
        "wales": 22,
        "northern-ireland": 11,
    }


@needs_the_register
def test_the_real_register_gives_types_and_regions() -> None:
    found = read_register(REAL)

    assert Counter(entry.type for entry in found) == {
        "district": 164,
        "unitary": 64,
        "metropolitan": 36,
        "scottish-council": 32,
        "london-borough": 32,
        "welsh-principal": 22,
        "county": 21,
        COMBINED: 15,
        "ni-council": 11,
    }
    assert all(entry.region for entry in found)


@needs_the_register
def test_the_real_register_gives_populations_of_2020_where_it_knows_them() -> None:
    found = read_register(REAL)
    unknown = [entry for entry in found if entry.population is None]
    by_code = {entry.register_code: entry for entry in found}

    assert by_code["ABC"].population == 217_232
    assert {entry.population_year for entry in found if entry.population} == {2020}
    assert {(e.type, e.population_year) for e in unknown} == {(COMBINED, None)}
    assert len(unknown) == 3


def test_a_row_becomes_an_authority(tmp_path: Path) -> None:
    found = entries(tmp_path, a_row("AMB", "Ambridge  Borough\tCouncil", population="4217.0"))

    assert found == (
        RegisterEntry(
            "AMB", "Ambridge Borough Council", "england", "district", "West Midlands", 4217, 2020
        ),
    )


def test_an_authority_of_the_past_is_left_out(tmp_path: Path) -> None:
    rows = [a_row("OLD", end="2023-04-01"), a_row("NEW")]

    assert [entry.register_code for entry in entries(tmp_path, *rows)] == ["NEW"]


def test_a_code_may_return_after_its_first_holder_has_ended(tmp_path: Path) -> None:
    rows = [a_row("AMB", "Old Ambridge", end="2023-04-01"), a_row("AMB", "Ambridge")]

    assert [entry.name for entry in entries(tmp_path, *rows)] == ["Ambridge"]


def test_authorities_of_the_past_are_known_with_their_end_and_successor(tmp_path: Path) -> None:
    header = HEADER.replace("start-date", "replaced-by")
    row = a_row("OLD", end="2023-04-01").replace("2001-01-01", "NEW")
    path = a_register(tmp_path, row, a_row("NEW"), header=header)

    assert read_whole_register(path).ended == (EndedAuthority("OLD", date(2023, 4, 1), "NEW"),)
    assert read_ended(path) == {"OLD": date(2023, 4, 1)}


def test_a_code_that_somebody_has_today_has_not_ended(tmp_path: Path) -> None:
    path = a_register(tmp_path, a_row("AMB", end="2023-04-01"), a_row("AMB"))

    assert read_ended(path) == {}


@pytest.mark.parametrize("end", ["soon", "2026", "01/04/2026", "2026-02-30"])
def test_an_end_that_is_no_day_is_named(tmp_path: Path, end: str) -> None:
    path = a_register(tmp_path, a_row("OLD", end=end), a_row("NEW"))

    assert problems(path) == (
        f"FILE, row 2: 'end-date' is '{end}'. Write a day such as 2026-04-01.",
    )


@needs_the_register
def test_the_real_register_knows_whom_reorganisation_ended() -> None:
    ended = read_ended(REAL)

    assert ended["CHN"] == date(2020, 3, 31)
    assert not ended.keys() & {entry.register_code for entry in read_register(REAL)}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("4217", 4217),
        ("4217.0", 4217),
        (" 4217.00 ", 4217),
        ("0", 0),
        ("", None),
        ("4,217", None),
        ("-3", None),
        ("4217.5", None),
        ("nan", None),
        ("1e5", None),
        ("9" * 13, None),
    ],
)
def test_a_population_is_a_whole_number_or_not_known(
    tmp_path: Path, written: str, read: int | None
) -> None:
    [entry] = entries(tmp_path, a_row(population=f'"{written}"'))

    assert entry.population == read
    assert entry.population_year == (None if read is None else 2020)


def test_the_newest_population_counts(tmp_path: Path) -> None:
    header = HEADER.replace("pop-2020", "pop-2020,pop-2024,pop-2022")

    [entry] = entries(tmp_path, a_row(population="1,3,2"), header=header)

    assert (entry.population, entry.population_year) == (3, 2024)


def test_a_register_without_populations_is_read_too(tmp_path: Path) -> None:
    row = a_row(population="")[:-1]

    [entry] = entries(tmp_path, row, header=HEADER.removesuffix(",pop-2020"))

    assert (entry.population, entry.population_year) == (None, None)


NATIONS = "England, Wales, Scotland, Northern Ireland"
FAULTY = {
    "unknown nation": (
        a_row(nation="France"),
        f"'nation' is 'France'. It may be one of: {NATIONS}",
    ),
    "no nation": (a_row(nation=""), "'nation' is ''. It may be one of"),
    "unknown type": (a_row(kind="PARISH"), "'local-authority-type' is 'PARISH'. It may be one of"),
    "short row": ("AMB,Ambridge", "the row has more or fewer cells than the header"),
    "long row": (f"{a_row()},1", "the row has more or fewer cells than the header"),
    "empty name": (a_row(name=" "), "'official-name' is empty"),
    "empty code": (a_row(code=""), "'local-authority-code' is empty"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_faulty_row_is_reported_with_its_number(tmp_path: Path, case: str) -> None:
    row, what = FAULTY[case]

    [problem] = problems(a_register(tmp_path, a_row("ONE"), row, a_row("TWO")))

    assert problem.startswith(f"FILE, row 3: {what}")


def test_all_faulty_rows_are_reported_at_once(tmp_path: Path) -> None:
    found = problems(a_register(tmp_path, *(row for row, _ in FAULTY.values())))

    rows = [problem.split(":")[0] for problem in found]
    assert rows == [f"FILE, row {number}" for number in range(2, 2 + len(FAULTY))]


def test_two_faults_of_one_row_are_two_problems(tmp_path: Path) -> None:
    found = problems(a_register(tmp_path, a_row(name="", nation="France")))

    assert [problem[:23] for problem in found] == [
        "FILE, row 2: 'official-",
        "FILE, row 2: 'nation' i",
    ]


@pytest.mark.parametrize("empty", ["", ",,,,,,", " , ,,,,,"])
def test_empty_rows_are_counted_and_passed_over(tmp_path: Path, empty: str) -> None:
    [problem] = problems(a_register(tmp_path, a_row("ONE"), empty, a_row(nation="France")))

    assert problem.startswith("FILE, row 4: ")
    assert len(entries(tmp_path, a_row("ONE"), empty, a_row("TWO"))) == 2


def test_a_name_on_two_lines_is_one_row(tmp_path: Path) -> None:
    two_lines = a_row("ONE", '"Ambridge\r\nCouncil"')

    [problem] = problems(a_register(tmp_path, two_lines, a_row(nation="France")))

    assert problem.startswith("FILE, row 3: ")
    assert entries(tmp_path, two_lines)[0].name == "Ambridge Council"


def test_a_faulty_value_is_shown_on_one_line_and_cut_short(tmp_path: Path) -> None:
    value = '"\x1b[31m\r\n' + "x" * 1000 + '"'

    [problem] = problems(a_register(tmp_path, a_row(nation=value)))

    assert problem.isprintable()
    assert len(problem) < 200


def test_a_code_that_stands_twice_is_reported(tmp_path: Path) -> None:
    found = problems(a_register(tmp_path, a_row("AMB"), a_row("BOR"), a_row(" AMB ", "Other")))

    assert found == ("FILE: the code AMB stands twice among today's authorities.",)


def test_broken_quoting_is_reported_with_what_was_found_before_it(tmp_path: Path) -> None:
    found = problems(a_register(tmp_path, a_row(nation="France"), 'ONE,"Ambridge', a_row("TWO")))

    assert found[0].startswith("FILE, row 2: 'nation' is 'France'")
    assert "the text cannot be split into cells (unexpected end of data)" in found[1]
    assert len(found) == 2


def test_broken_quoting_in_the_header_is_reported(tmp_path: Path) -> None:
    [problem] = problems(a_register(tmp_path, a_row(), header=f'"{HEADER}'))

    assert "the text cannot be split into cells" in problem


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the columns local-authority-code, official-name, nation, region, "),
        (b"\n\n", "the columns local-authority-code, "),
        (b"Dear Ann,\nhere is the register.\n", "the columns local-authority-code, "),
        (b"PK\x03\x04rest", "this is an Excel, Word or zip file, not a CSV file"),
        (b"%PDF-1.7", "this is a PDF, not a CSV file"),
        (b"\xff\xfel\x00o\x00", "the text is UTF-16"),
        (b"a,b\0c\n", "this is not a text file"),
        (f"{HEADER}\n".encode(), "there is no authority in it"),
        (f"{HEADER}\n{a_row(end='2020-01-01')}\n".encode(), "there is no authority in it"),
        (HEADER.replace(",", ";").encode(), "the columns local-authority-code, "),
    ],
)
def test_a_file_that_is_no_register_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(content)

    [problem] = problems(path)

    assert problem.startswith(f"FILE: {what}")


def test_an_answers_file_by_mistake_is_refused() -> None:
    [problem] = problems(Path(SAMPLE))

    assert problem.endswith("are missing. Is it the register of authorities?")


def test_a_missing_file_is_a_problem_of_the_register(tmp_path: Path) -> None:
    assert problems(tmp_path / "none.csv")[0].startswith("FILE: there is no such file")


def test_a_spreadsheets_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    assert len(entries(tmp_path, a_row(), header=f"\ufeff{HEADER}")) == 1
