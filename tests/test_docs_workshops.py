"""What docs/workshops.md says about rooms is recomputed here."""

from pathlib import Path

from maturity.domain.consensus import agreement
from maturity.domain.vote import Counts

PAGE = Path(__file__).parents[1] / "docs" / "workshops.md"


def rooms() -> list[list[str]]:
    text = PAGE.read_text(encoding="utf-8").split("<!-- example:rooms -->\n")[1].split("<!-- /")[0]
    lines = text.strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def measured(votes: str) -> list[str]:
    found = agreement(Counts(tuple(int(number) for number in votes.split(", "))))
    assert found is not None
    return [
        votes,
        str(found.lower_median),
        f"{found.within_one} of {found.n}",
        f"{found.tastle_wierman:.2f}",
        f"{float(found.van_der_eijk):.2f}",
        found.label.value,
    ]


def test_the_example_rooms_are_measured_as_the_page_says() -> None:
    documented = rooms()

    assert len(documented) == 8
    assert documented == [measured(votes) for votes, *_ in documented]
