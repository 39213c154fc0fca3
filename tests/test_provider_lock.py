"""The provider of the tests is pinned: exact, checked by hashes, from no registry in particular."""

import json
import re

from tests.e2e.providers import HERE


def test_every_package_of_the_provider_is_exact_and_has_its_hash() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = {name: found for name, found in lock["packages"].items() if name}

    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert all(packages[f"node_modules/{name}"]["version"] == wanted[name] for name in wanted)
    assert all(found["integrity"].startswith("sha512-") for found in packages.values())
    assert not any("resolved" in found for found in packages.values())
    assert "://" not in json.dumps(lock)
