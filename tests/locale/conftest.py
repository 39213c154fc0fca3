"""The fixtures for what pages, routes and commands say: a language that nobody speaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.domain.library import Library
from maturity.locale import speaking, translations
from maturity.web import language
from tests.locale.pseudo import LANGUAGE, actions_in_brackets, in_brackets, write_catalogue
from tests.web.apptest import front_door

__all__ = ["front_door"]


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogue(tmp_path_factory.mktemp("catalogues"))


@pytest.fixture
def unspoken(catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and routes have the catalogue of the language that nobody speaks."""
    monkeypatch.setattr(language, "CATALOGUES", catalogues)


@pytest.fixture(scope="session")
def shelf(cache: Path) -> Library:
    """What we ship, its every word in brackets."""
    shipped = open_library((SHIPPED,), cache)
    return Library(
        tuple(in_brackets(found) for found in shipped.questionnaires),
        catalogues=tuple(actions_in_brackets(found) for found in shipped.catalogues),
    )


@pytest.fixture
def here(catalogues: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where commands speak it, and the database is called x.db."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MATURITY_DATABASE", "x.db")
    with speaking(translations(LANGUAGE, catalogues)):
        yield tmp_path
