"""What lets somebody in stands in no `repr`: errors, logs and failed tests show those."""

import dataclasses
import importlib
import pkgutil
import re

import maturity

SECRET = re.compile(r"secret|token|password|cookie|signing|private_key")

HARMLESS = {
    "new_token": "makes one, and is none",
    "token_hash": "of which nobody gets the token back",
}


def dataclasses_of_ours() -> set[type]:
    names = [
        module.name
        for module in pkgutil.walk_packages(maturity.__path__, "maturity.")
        if ".web.pages" not in module.name and not module.name.endswith(("__main__", "web.main"))
    ]
    modules = [importlib.import_module(name) for name in names]
    found = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    return {
        kind
        for kind in found
        if dataclasses.is_dataclass(kind) and kind.__module__.startswith("maturity.")
    }


def test_no_class_of_ours_shows_a_secret_of_its_own() -> None:
    kinds = dataclasses_of_ours()
    shown = {
        f"{kind.__qualname__}.{field.name}"
        for kind in kinds
        for field in dataclasses.fields(kind)
        if field.repr and SECRET.search(field.name) and field.name not in HARMLESS
    }

    assert len(kinds) > 100
    assert shown == set()
