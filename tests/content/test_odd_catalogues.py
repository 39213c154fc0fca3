"""Whatever stands in whatever field of a catalogue: it loads, or says what is wrong."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from maturity.domain import catalogue
from maturity.domain.law import Reference
from maturity.errors import ContentError
from tests.content.catalogue_folder import LOW, READY, a_catalogue_folder, catalogue_files, spoiled
from tests.content.full_folder import ODD, Verbatim, document

MANIFEST, PLAN = "catalogue.toml", "plan.toml"
ACTION = (PLAN, ("actions", LOW))

PLACES: dict[type[Any], tuple[str, tuple[str | int, ...]]] = {
    catalogue.Catalogue: (MANIFEST, ()),
    catalogue.GainWeights: (MANIFEST, ("gain",)),
    catalogue.Discovery: (MANIFEST, ("discovery",)),
    catalogue.Days: (MANIFEST, ("discovery", "days")),
    catalogue.Action: ACTION,
    catalogue.Money: (PLAN, ("actions", LOW, "money")),
    catalogue.Measure: (PLAN, ("actions", LOW, "measure")),
    catalogue.Move: (PLAN, ("actions", LOW, "moves", 0)),
    catalogue.Holding: (PLAN, ("actions", READY, "in_place", 0)),
    catalogue.Informant: (PLAN, ("informants", 0)),
    Reference: (PLAN, ("actions", LOW, "resources", 0)),
}
"""Where in the folder an object of each class is written."""


def every_place() -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Each field of each class, each entry of a list, and the lists that are whole files."""
    for kind, (file, path) in PLACES.items():
        yield from ((file, (*path, field.name)) for field in fields(kind))
        if path and isinstance(path[-1], int):
            yield file, path
    yield from ((PLAN, (key,)) for key in ("actions", "informants"))


def test_the_folder_uses_every_class_and_field(tmp_path: Path) -> None:
    kinds = {kind for kind in vars(catalogue).values() if is_dataclass(kind)}

    assert kinds <= PLACES.keys()
    for kind, (file, path) in PLACES.items():
        place: Any = catalogue_files()[file]
        for step in path:
            place = place[step]
        assert {field.name for field in fields(kind)} - {"actions", "informants"} == place.keys()
    assert a_catalogue_folder(tmp_path).problems() == ()


@pytest.mark.parametrize(("file", "path"), list(every_place()), ids=str)
def test_an_odd_value_loads_or_is_reported(
    tmp_path: Path, file: str, path: tuple[str | int, ...]
) -> None:
    folder = a_catalogue_folder(tmp_path)
    crashes: dict[str, str] = {}
    for value in ODD:
        files = catalogue_files()
        spoiled(file, *path, value=Verbatim(value))(files)
        folder.write(file, document(files[file]))
        try:
            folder.catalogue()
        except ContentError:
            continue
        except Exception as error:  # noqa: BLE001 whatever it is, the user would see a traceback
            crashes[value[:30]] = repr(error)[:100]

    assert not crashes
