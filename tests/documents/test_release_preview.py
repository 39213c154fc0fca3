"""What the taskforce reads of a draft before it decides."""

from dataclasses import replace
from datetime import date

from maturity.documents.blocks import Block, Paragraph, Table
from maturity.documents.release_preview_text import on_hand_text, preview
from maturity.domain.ledger import HeldBack, Leaks, Ledger
from maturity.domain.releasing import Build, build
from tests.contributions import CUT_OFF, a_bank, a_population


def a_draft() -> Ledger:
    return build(Build(a_bank(), a_population(60), (), {}, {"C003": date(2027, 1, 1)}, CUT_OFF))


def words(blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def table(blocks: tuple[Block, ...], caption: str) -> Table:
    return next(b for b in blocks if isinstance(b, Table) and b.caption == caption)


def test_each_group_stands_with_how_many_are_in_it_and_how_many_are_published() -> None:
    rows = table(preview(a_draft(), a_bank()), "The groups of the release").rows

    assert rows[0] == ("All councils", "59", "55")


def test_a_group_with_older_figures_says_of_when_they_are() -> None:
    draft = a_draft()
    older = replace(draft.release.groups[0], as_of=date(2026, 9, 30))
    release = replace(draft.release, groups=(older, *draft.release.groups[1:]))

    rows = table(preview(replace(draft, release=release), a_bank()), "The groups of the release")

    assert rows.rows[0][1] == "59, as on 30 September 2026"


def test_groups_that_are_held_back_for_one_reason_share_a_row_and_name_no_organisation() -> None:
    draft = replace(a_draft(), held=(HeldBack("scores", "type:fire", "few"),) * 2)

    rows = table(preview(draft, a_bank()), "What is held back, and why").rows

    assert rows == (("too few organisations", "averages and levels", "Fire and rescue services"),)


def test_what_is_left_out_is_counted_by_reason() -> None:
    rows = table(preview(a_draft(), a_bank()), "Contributions that are left out").rows

    assert rows == (("the authority does not exist any more", "1"),)


def test_a_leak_is_said_in_the_place_of_the_promise() -> None:
    leaking = replace(a_draft(), leaks=Leaks(outsider=("record",)))

    assert "Do not publish this." in words(preview(leaking, a_bank()))
    assert "nobody can work out" not in words(preview(leaking, a_bank()))


def test_codes_that_nobody_knows_are_named() -> None:
    said = words(tuple(on_hand_text({"councils": 3}, 1, ("X-1", "X-2"))))

    assert "Nobody here knows these codes: X-1 and X-2." in said
    assert "1 was withdrawn" in said
