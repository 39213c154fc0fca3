"""Two people who become one: what belongs to whom afterwards."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from maturity.domain.becoming_one import Known, ShutOut, become_one
from maturity.domain.link import is_larger
from maturity.domain.organisation import Membership, Person, Role

PLACES = ("ambridge", "borchester", "felpersham")


def parts(person_id: str) -> st.SearchStrategy[tuple[Membership, ...]]:
    one = st.builds(
        Membership,
        st.just(person_id),
        st.sampled_from(PLACES),
        st.sampled_from(Role),
        st.booleans(),
        st.booleans(),
    )
    return st.lists(one, unique_by=lambda part: part.organisation_id).map(tuple)


def known(person_id: str) -> st.SearchStrategy[Known]:
    person = st.builds(
        Person, st.just(person_id), st.sampled_from(["", "Ann"]), st.booleans(), st.booleans()
    )
    return st.builds(Known, person, parts(person_id))


def part_in(whose: Known, place: str) -> Membership | None:
    return next((part for part in whose.parts if part.organisation_id == place), None)


def way_round(goes: Known, stays: Known) -> bool:
    """Somewhere who stays was shut out, and who goes was not."""
    pairs = [(part_in(goes, place), part_in(stays, place)) for place in PLACES]
    return any(
        mine and theirs and theirs.shut_out and not (mine.shut_out or mine.has_left)
        for mine, theirs in pairs
    )


@given(known("link"), known("work"))
def test_every_open_part_stays_open_with_the_larger_role(goes: Known, stays: Known) -> None:
    assume(not way_round(goes, stays))

    gone, one = become_one(goes, stays)

    assert (gone.person.id, one.person.id) == ("link", "work")
    assert not any(part.is_open for part in gone.parts)
    assert {part.person_id for part in one.parts} <= {"work"}
    for place in PLACES:
        before = [p for p in (part_in(goes, place), part_in(stays, place)) if p and p.is_open]
        after = part_in(one, place)
        assert bool(after and after.is_open) == bool(before)
        assert not before or after is not None
        if after is not None and after.is_open:
            assert after.role in {part.role for part in before}
            assert not any(is_larger(part.role, after.role) for part in before)


@given(known("link"), known("work"))
def test_duties_go_along_and_are_not_doubled(goes: Known, stays: Known) -> None:
    assume(not way_round(goes, stays))

    gone, one = become_one(goes, stays)

    assert one.person.owner == (goes.person.owner or stays.person.owner)
    assert one.person.taskforce == (goes.person.taskforce or stays.person.taskforce)
    assert (gone.person.owner, gone.person.taskforce) == (False, False)
    assert one.person.name == (stays.person.name or goes.person.name)


@given(known("link"), known("work"))
def test_whoever_was_shut_out_is_not_let_in_by_it(goes: Known, stays: Known) -> None:
    if way_round(goes, stays):
        with pytest.raises(ShutOut):
            become_one(goes, stays)
        return

    _gone, one = become_one(goes, stays)

    for part in (*goes.parts, *stays.parts):
        others = [
            p for p in (*goes.parts, *stays.parts) if p.organisation_id == part.organisation_id
        ]
        if part.shut_out and not part.has_left and not any(p.is_open for p in others):
            after = part_in(one, part.organisation_id)
            assert after is not None
            assert after.shut_out


def test_a_lead_stays_a_lead_who_was_a_reader_by_another_name() -> None:
    lead = Membership("link", "ambridge", Role.LEAD)
    reader = Membership("work", "ambridge", Role.READER)

    gone, one = become_one(Known(Person("link"), (lead,)), Known(Person("work"), (reader,)))

    assert one.parts == (replace(reader, role=Role.LEAD),)
    assert gone.parts == (replace(lead, has_left=True),)
