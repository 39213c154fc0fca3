"""Catalogues: which languages there are, and what a translator's file must be like."""

from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from maturity import locale
from maturity.locale import FOLDER, available, gettext, language, ngettext, speaking, translations
from tests.locale.catalogues import catalogue_faults

PROBLEMS = ("{count} problem.", "{count} problems.")


def a_catalogue(folder: Path, name: str, header: str = "", **sentences: str) -> Path:
    """With a sentence said right; `sentences` are others, or spoil it."""
    catalogue = Catalog(locale=header or name)
    catalogue.add("Start", "Dechrau")
    for found, said in sentences.items():
        catalogue.add(found, said)
    po = folder / name / "LC_MESSAGES" / "maturity.po"
    po.parent.mkdir(parents=True)
    with po.open("wb") as out:
        write_po(out, catalogue)
    with po.with_suffix(".mo").open("wb") as out:
        write_mo(out, catalogue)
    return po


def test_english_comes_first_and_the_others_by_name(tmp_path: Path) -> None:
    for name in ("pl", "en", "cy"):
        a_catalogue(tmp_path, name)
    (tmp_path / "de").mkdir()

    assert available(tmp_path) == ("en", "cy", "pl")


def test_without_a_catalogue_there_is_english() -> None:
    assert available(FOLDER)[0] == "en"
    assert available(FOLDER / "nowhere") == ("en",)


def test_a_sentence_is_said_in_the_language_of_its_context(tmp_path: Path) -> None:
    a_catalogue(tmp_path, "cy")

    with speaking(translations("cy", tmp_path)):
        assert (gettext("Start"), language()) == ("Dechrau", "cy")

    assert (gettext("Start"), language()) == ("Start", "en")


def test_what_was_not_translated_is_said_in_english(tmp_path: Path) -> None:
    a_catalogue(tmp_path, "cy")

    with speaking(translations("cy", tmp_path)):
        assert gettext("Colleagues") == "Colleagues"
        assert ngettext(*PROBLEMS, 1) == "{count} problem."


@pytest.mark.parametrize("name", ["en", "xx", "../cy"])
def test_english_and_languages_that_we_do_not_have_need_no_catalogue(
    tmp_path: Path, name: str
) -> None:
    assert type(translations(name, tmp_path)) is NullTranslations


def test_a_fault_while_another_language_is_spoken_leaves_it(tmp_path: Path) -> None:
    a_catalogue(tmp_path, "cy")

    with pytest.raises(ValueError, match="broken"), speaking(translations("cy", tmp_path)):
        raise ValueError("broken")

    assert locale.language() == "en"


def test_the_catalogues_that_we_ship_are_sound() -> None:
    shipped = sorted(FOLDER.glob("*/LC_MESSAGES/*.po"))

    assert [fault for po in shipped for fault in catalogue_faults(po)] == []


def test_a_sound_catalogue_has_no_faults(tmp_path: Path) -> None:
    po = a_catalogue(tmp_path, "cy", **{"Saved {time}": "Cadwyd {time}"})

    assert list(catalogue_faults(po)) == []


@pytest.mark.parametrize("said", ["Cadwyd", "Cadwyd {amser}", "Cadwyd {time} {amser}"])
def test_a_translation_that_loses_or_invents_a_value_is_found(tmp_path: Path, said: str) -> None:
    po = a_catalogue(tmp_path, "cy", **{"Saved {time}": said})

    assert [fault for fault in catalogue_faults(po) if said in fault]


def test_a_catalogue_that_was_changed_and_not_compiled_is_found(tmp_path: Path) -> None:
    po = a_catalogue(tmp_path, "cy")
    po.write_text(po.read_text(encoding="utf-8").replace("Dechrau", "Cychwyn"), "utf-8")

    assert [fault for fault in catalogue_faults(po) if "make messages" in fault]


def test_a_catalogue_in_the_folder_of_another_language_is_found(tmp_path: Path) -> None:
    po = a_catalogue(tmp_path, "cy", header="pl")

    assert [fault for fault in catalogue_faults(po) if "'pl'" in fault]
