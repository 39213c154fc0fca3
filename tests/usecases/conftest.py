"""The one fixture of use cases: a place to work in, with an empty database."""

from pathlib import Path

import pytest

from tests.usecases.places import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "maturity.db")
