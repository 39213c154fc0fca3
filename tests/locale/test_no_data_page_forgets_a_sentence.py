"""In a language that nobody speaks: the page "Your data", what is taken along, and `retention`."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from maturity.commands.database import open_store
from maturity.domain.assessment import Scope
from maturity.domain.held import OF_ORGANISATION, OF_PERSON
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.exchange.held_words import not_of_organisation, read_me
from maturity.locale import speaking, translations
from tests.locale.pseudo import LANGUAGE, forgotten
from tests.locale.test_no_sentence_is_forgotten import said
from tests.web.apptest import FrontDoor, page_test, press
from tests.web.visible import texts_of

NAMES = ["Ambridge", "Felpersham", "Ann", "Bob", "Olga", "ann", "bob", "olga"]
KNOWN = [*NAMES, "retention --yes", "audit list", "SQLite", "JSON", "CSV", ".zip"]


@pytest.fixture
def speaks(catalogues: Path) -> Iterator[None]:
    with speaking(translations(LANGUAGE, catalogues)):
        yield


@pytest.mark.usefixtures("unspoken")
def test_the_page_forgets_no_sentence(front_door: FrontDoor) -> None:
    front_door.locale = "cy-GB"
    place = front_door.place
    ann = place.lead(place.organisation())
    bob = place.contributor(place.organisation())
    olga = place.person("Olga", owner=True)
    place.person("Otto", owner=True)
    left = set()
    for who, pressed in ((bob, 1), (olga, 2), (ann, 1), (place.again(ann.person), 0)):
        tab = page_test(front_door, "data", who)
        for number in range(-1, pressed):
            tab = tab if number < 0 else press(tab, tab.button[number].label)
            left |= {forgotten(text, KNOWN) for text in texts_of(tab)}
    for box in tab.checkbox:
        box.check()
    for box in tab.text_input:
        box.input("Ambridge")
    left |= {forgotten(text, KNOWN) for text in texts_of(press(tab, tab.button[-1].label))}

    assert left - {""} == set()


@pytest.mark.usefixtures("speaks")
def test_what_is_to_be_read_is_not_english() -> None:
    names = {name for held in (OF_ORGANISATION, OF_PERSON) for c in held.values() for name in c}
    tables = [*OF_ORGANISATION, *OF_PERSON, *not_of_organisation()]
    known = sorted([*names, *tables, "data.sqlite", "csv", "json"], key=len, reverse=True)
    for held, of_person in ((OF_ORGANISATION, False), (OF_PERSON, True)):
        for line in read_me("Ambridge", date(2026, 3, 2), held, of_person=of_person).split("\r\n"):
            assert not forgotten(line, [*known, *KNOWN]), line


def test_no_line_of_the_command_is_english(
    speaks: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATURITY_DATABASE", str(tmp_path / "x.db"))
    store = open_store()
    store.save_organisation(Organisation("a", "Ambridge", "england", invented=True))
    began = datetime.now(UTC) - timedelta(days=1_500)
    store.start_assessment(Assessment("r", "a", "tea-2026", 1, Scope.FULL, began))
    known = [*KNOWN, "MATURITY_KEEP_YEARS", "--yes"]

    assert not forgotten(said("retention"), known)
    monkeypatch.setenv("MATURITY_KEEP_YEARS", "1")
    for args in (("retention",), ("retention", "--yes"), ("retention", "--yes")):
        assert not forgotten(said(*args), known)
    monkeypatch.setenv("MATURITY_KEEP_YEARS", "many")
    assert not forgotten(said("retention"), [*known, "many"])
