"""Catalogues are kept between starts with their questionnaires, and never believed when changed."""

from pathlib import Path

import pytest

from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.content.library import load_library
from maturity.errors import ContentError
from tests.content.catalogue_folder import CatalogueFolder, a_catalogue_folder

THEME = "plan.toml"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    return a_catalogue_folder(tmp_path)


def test_the_shipped_catalogue_is_kept_as_it_was_checked(cache: Path) -> None:
    first = open_library([SHIPPED], cache)
    again = open_library([SHIPPED], cache)

    assert first.catalogues
    assert first == again
    assert (
        repr(first.catalogues) == repr(again.catalogues) == repr(load_library([SHIPPED]).catalogues)
    )


def test_a_kept_catalogue_is_not_checked_again(folder: CatalogueFolder, cache: Path) -> None:
    first = open_library([folder.root], cache)
    [kept] = cache.iterdir()
    written = kept.stat()

    again = open_library([folder.root], cache)

    assert again == first == folder.library()
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("catalogue.toml", "most_actions = 8", "most_actions = 9"),
        (THEME, "'Do plan.low'", "'Do it now.'"),
        (THEME, "role = 'finance'", "role = 'climate'"),
    ],
)
def test_a_change_of_any_file_is_seen(
    folder: CatalogueFolder, cache: Path, file: str, old: str, new: str
) -> None:
    before = open_library([folder.root], cache)

    folder.change(file, old, new)

    assert open_library([folder.root], cache) != before
    assert open_library([folder.root], cache) == folder.library()


def test_a_catalogue_that_comes_and_goes_is_seen(folder: CatalogueFolder, cache: Path) -> None:
    place, away = folder.path, folder.path.parents[1] / "away"
    open_library([folder.root], cache)

    place.rename(away)
    without = open_library([folder.root], cache)
    away.rename(place)

    assert without.catalogues == ()
    assert open_library([folder.root], cache).catalogues != ()


def test_a_catalogue_that_became_faulty_is_refused_until_it_is_mended(
    folder: CatalogueFolder, cache: Path
) -> None:
    good = open_library([folder.root], cache)
    folder.change(THEME, "weeks = 13", "weeks = 0")

    for _ in range(2):
        with pytest.raises(ContentError, match="'weeks' is 0"):
            open_library([folder.root], cache)

    folder.change(THEME, "weeks = 0", "weeks = 13")
    assert open_library([folder.root], cache) == good
