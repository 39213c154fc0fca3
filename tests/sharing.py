"""In which order tests run when workers share them: those with browsers first, dealt out evenly.

Each worker begins with a stretch of the order of its own, and takes from the end of another's when
it is done. What takes long must not be what is left then.
"""

from collections.abc import Sequence
from itertools import groupby

import pytest

SLOW = "e2e"


def dealt(items: Sequence[pytest.Item], workers: int) -> list[pytest.Item]:
    """Modules stay whole: some start a server for all their tests."""
    slow = [item for item in items if SLOW in item.path.parts]
    quick = [item for item in items if SLOW not in item.path.parts]
    modules = [list(module) for _path, module in groupby(slow, key=lambda item: item.path)]
    stretches: list[list[pytest.Item]] = [[] for _worker in range(workers)]
    for module in sorted(modules, key=len, reverse=True):
        min(stretches, key=len).extend(module)
    return [item for stretch in _filled(stretches, quick) for item in stretch]


def _filled(
    stretches: list[list[pytest.Item]], quick: Sequence[pytest.Item]
) -> list[list[pytest.Item]]:
    """All of the same length, but for one test."""
    total, workers = sum(map(len, stretches)) + len(quick), len(stretches)
    for number, stretch in enumerate(stretches):
        length = (total + number) // workers
        wanted = max(0, length - len(stretch))
        stretch.extend(quick[:wanted])
        quick = quick[wanted:]
    stretches[-1].extend(quick)
    return stretches
