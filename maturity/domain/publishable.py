"""Three rules about the sizes of sets, before any audit: enough, nothing small left over, and not
too little changed. The same k everywhere. What several sets give away together is disclosure.py's.
"""

from collections.abc import Collection, Mapping

Members = frozenset[str]
"""Ids of records."""


def enough(members: Collection[str], k: int) -> bool:
    return len(members) >= k


def changed_too_little(new: Members, old: Members, k: int) -> bool:
    """Whoever knows both figures knows something about the few who came, left or answered anew."""
    return any(0 < len(difference) < k for difference in (new - old, old - new))


def to_suppress(
    whole: Members, cells: Mapping[str, Members], first: Collection[str], k: int
) -> tuple[str, ...]:
    """Cells to leave out so that the members of no cell are nobody or at least k.

    Otherwise those left over are the whole less all the cells. The smallest cell goes first, those
    of `first` before all others; the order of ids decides between equals.
    """
    left = dict(cells)
    suppressed: list[str] = []
    while left and 0 < len(whole - frozenset().union(*left.values())) < k:
        smallest = min(left, key=lambda cell: (cell not in first, len(left[cell]), cell))
        suppressed.append(smallest)
        del left[smallest]
    return tuple(suppressed)
