"""Bringing the register in: what is new, what is changed, and that a fault changes nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from maturity.domain.organisation import Organisation
from maturity.domain.taskforce import EndedAuthority
from maturity.errors import RegisterError
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.usecases.import_register import Imported, import_register
from tests.command_line import Run
from tests.exchange.registers import REAL, a_register, a_row, needs_the_register
from tests.usecases.places import Place


def imported(place: Place, folder: Path, *rows: str) -> Imported:
    return import_register(place.work.store, a_register(folder, *rows), place.work.new_id)


def by_code(place: Place, code: str) -> Organisation:
    found = place.work.store.organisation_by_code(code)
    assert found is not None
    return found


@needs_the_register
def test_the_real_register_comes_in_once(place: Place) -> None:
    first = import_register(place.work.store, REAL, place.work.new_id)
    second = import_register(place.work.store, REAL, place.work.new_id)

    assert first == Imported(new=397, changed=0, same=0)
    assert second == Imported(new=0, changed=0, same=397)
    assert len(place.work.store.search_register("")) == 397


def test_an_authority_becomes_an_organisation(place: Place, tmp_path: Path) -> None:
    imported(place, tmp_path, a_row("AMB", "Ambridge", population="4217.0"))

    assert by_code(place, "AMB") == Organisation(
        id="id-1",
        name="Ambridge",
        nation="england",
        type="district",
        region="West Midlands",
        population=4217,
        population_year=2020,
        register_code="AMB",
    )


def test_a_changed_name_is_changed_and_the_id_stays(place: Place, tmp_path: Path) -> None:
    imported(place, tmp_path, a_row("AMB", "Ambridge"), a_row("BOR", "Borchester"))
    before = by_code(place, "AMB")

    done = imported(place, tmp_path, a_row("AMB", "Greater Ambridge"), a_row("BOR", "Borchester"))

    assert done == Imported(new=0, changed=1, same=1)
    assert by_code(place, "AMB") == replace(before, name="Greater Ambridge")


def test_new_changed_and_same_are_counted_apart(place: Place, tmp_path: Path) -> None:
    imported(place, tmp_path, a_row("AMB"), a_row("BOR"))

    done = imported(place, tmp_path, a_row("AMB", kind="UA"), a_row("BOR"), a_row("FEL"))

    assert done == Imported(new=1, changed=1, same=1)


def test_an_authority_that_left_the_register_keeps_its_organisation(
    place: Place, tmp_path: Path
) -> None:
    imported(place, tmp_path, a_row("AMB"), a_row("BOR"))

    done = imported(place, tmp_path, a_row("AMB", end="2026-04-01"), a_row("BOR"))

    assert done == Imported(new=0, changed=0, same=1)
    assert by_code(place, "AMB").name == "Ambridge"


def test_an_authority_that_ended_is_remembered_until_its_code_returns(
    place: Place, tmp_path: Path
) -> None:
    store = place.work.store
    imported(place, tmp_path, a_row("AMB", end="2026-04-01"), a_row("BOR"))
    once = list(store.ended_authorities())

    imported(place, tmp_path, a_row("AMB"), a_row("BOR", end="2027-04-01"))

    assert once == [EndedAuthority("AMB", date(2026, 4, 1))]
    assert list(store.ended_authorities()) == [
        EndedAuthority("AMB", date.max),
        EndedAuthority("BOR", date(2027, 4, 1)),
    ]


def test_organisations_that_people_began_are_left_alone(place: Place, tmp_path: Path) -> None:
    begun = place.organisation("Ambridge")

    done = imported(place, tmp_path, a_row("AMB", "Ambridge"))

    assert done == Imported(new=1, changed=0, same=0, alike=1)
    assert place.work.store.organisation(begun.id) == begun
    assert by_code(place, "AMB").id != begun.id


@pytest.mark.parametrize(
    ("name", "nation", "alike"),
    [
        ("Ambridge", "England", 2),
        ("AMBRIDGE", "England", 2),
        ("Ambridge", "Wales", 0),
        ("Ambridge Parish", "England", 0),
    ],
)
def test_those_entered_by_hand_under_a_name_of_the_register_are_counted(
    place: Place, tmp_path: Path, name: str, nation: str, alike: int
) -> None:
    sample = place.organisation("Ambridge")
    place.work.store.save_organisation(replace(sample, id="other"))
    place.work.store.save_organisation(replace(sample, id="made-up", invented=True))

    runs = [imported(place, tmp_path, a_row("AMB", name, nation=nation)) for _ in range(2)]

    assert [done.alike for done in runs] == [alike, alike]


def test_what_the_register_leaves_blank_stays_as_it_was(place: Place, tmp_path: Path) -> None:
    imported(place, tmp_path, a_row("AMB", population="4217"))
    before = by_code(place, "AMB")
    blank = a_row("AMB", "Greater Ambridge").replace("West Midlands", " ")

    done = imported(place, tmp_path, blank)

    assert done == Imported(new=0, changed=1, same=0)
    assert by_code(place, "AMB") == replace(before, name="Greater Ambridge")
    assert (before.region, before.population, before.population_year) == (
        "West Midlands",
        4217,
        2020,
    )


def test_a_newer_population_takes_the_place_of_the_old(place: Place, tmp_path: Path) -> None:
    imported(place, tmp_path, a_row("AMB", population="4217"))

    imported(place, tmp_path, a_row("AMB", population="0"))

    assert by_code(place, "AMB").population == 0


@pytest.mark.parametrize("population", ["9" * 12, "9" * 13, "9" * 400, "1e400"])
def test_no_population_is_too_large_to_keep(place: Place, tmp_path: Path, population: str) -> None:
    imported(place, tmp_path, a_row("AMB", population=population))

    assert by_code(place, "AMB").population == (10**12 - 1 if len(population) == 12 else None)


def test_names_lose_signs_that_show_nothing(place: Place, tmp_path: Path) -> None:
    imported(place, tmp_path, a_row("AMB", "Am\x1b[31mbridge\u202e  Parish"))

    assert by_code(place, "AMB").name == "Am [31mbridge Parish"


@pytest.mark.parametrize("row", [a_row("A\x1bB"), a_row("AMB", "\u202e\u200b")])
def test_a_code_or_name_that_nobody_can_read_is_refused(
    place: Place, tmp_path: Path, row: str
) -> None:
    with pytest.raises(RegisterError, match="no readable code or name") as caught:
        imported(place, tmp_path, a_row("ONE"), row, row.replace("A", "C", 1))

    assert len(caught.value.problems) == 2
    assert place.work.store.search_register("") == []


@pytest.mark.parametrize(
    "fault", [a_row(nation="France"), a_row("ONE"), a_row(name=""), "short", 'ONE,"open']
)
def test_a_faulty_row_and_nothing_is_imported(place: Place, tmp_path: Path, fault: str) -> None:
    with pytest.raises(RegisterError):
        imported(place, tmp_path, a_row("ONE"), fault, a_row("TWO"))

    assert place.work.store.search_register("") == []


def test_the_command_says_what_it_did_and_where(run: Run, tmp_path: Path) -> None:
    path = a_register(tmp_path, a_row("AMB"), a_row("BOR"))
    database = tmp_path / "folder" / "maturity.db"

    runs = [
        run("import-organisations", str(path), MATURITY_DATABASE=str(database)) for _ in range(2)
    ]

    assert [(done.returncode, done.stderr) for done in runs] == [(0, "")] * 2
    assert runs[0].stdout == f"{database}: 2 new, 0 changed, 0 as before.\n"
    assert runs[1].stdout == f"{database}: 0 new, 0 changed, 2 as before.\n"
    assert SqlStore(SqliteAdapter(database)).organisation_by_code("BOR") is not None


@pytest.mark.parametrize(("times", "said"), [(1, "1 organisation "), (2, "2 organisations ")])
def test_the_command_says_how_many_stand_there_twice(
    run: Run, tmp_path: Path, times: int, said: str
) -> None:
    place = Place(tmp_path / "maturity.db")
    for number in range(times):
        ambridge = Organisation(f"hand-{number}", "Ambridge", "england")
        place.work.store.save_organisation(ambridge)

    done = run(
        "import-organisations",
        str(a_register(tmp_path, a_row())),
        MATURITY_DATABASE=str(place.database),
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1].startswith(f"{said}entered by hand")


def test_the_command_reports_every_faulty_row(run: Run, tmp_path: Path) -> None:
    path = a_register(tmp_path, a_row(nation="France"), a_row(kind="PARISH"))

    done = run("import-organisations", str(path), MATURITY_DATABASE=str(tmp_path / "maturity.db"))

    assert (done.returncode, done.stdout) == (1, "")
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        f"{path}, row 2",
        f"{path}, row 3",
        "2 problems.",
    ]


def test_the_command_refuses_a_file_that_is_no_database(run: Run, tmp_path: Path) -> None:
    database = tmp_path / "letter.txt"
    database.write_text("Dear Ann, " * 1000, encoding="utf-8")

    done = run(
        "import-organisations",
        str(a_register(tmp_path, a_row())),
        MATURITY_DATABASE=str(database),
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert f"{database} is not a database of this tool" in done.stderr
    assert "Traceback" not in done.stderr
    assert database.read_text(encoding="utf-8").startswith("Dear Ann")
