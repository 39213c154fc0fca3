"""A draft from the database, looked at, published once, and its two files; and what forbids it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.contribution import Withdrawal
from maturity.domain.group import Group
from maturity.domain.taskforce import EndedAuthority
from maturity.errors import Conflict, MaturityError, NotAllowed, NotHere, ReleaseError
from maturity.exchange.ledger_file import ledger_json, ledger_of
from maturity.exchange.release_file import release_bytes, sha256_of
from maturity.exchange.release_text import release_of
from maturity.usecases.publishing import (
    private_record_file,
    publish,
    published_file,
    published_releases,
    release_draft,
    release_warnings,
)
from maturity.usecases.release_order import Wanted, release_order, services_of
from tests.contributions import a_contribution
from tests.store.benchmark_samples import a_release
from tests.store.samples import at_once
from tests.usecases.contributors import crowd, registered
from tests.usecases.places import TEA, Place, tea

TODAY = date(2026, 3, 2)
WANTED = Wanted(TEA, TODAY)
A_DAY = timedelta(days=1)


@pytest.fixture
def olga(place: Place) -> Visitor:
    return place.person("Olga", owner=True)


def test_nine_contributions_are_no_benchmark_and_ten_are_one(place: Place, olga: Visitor) -> None:
    crowd(place, 9)

    with pytest.raises(ReleaseError, match="9 contributions count, and a release needs 10"):
        release_draft(place.work, olga, WANTED)

    registered(place, "AMB")
    tenth = a_contribution("AMB", (5, 5), questionnaire=tea(), at=place.clock())
    place.work.store.add_contributions([tenth])
    draft = release_draft(place.work, olga, WANTED)

    assert {group.id for group in draft.release.groups} >= {"national"}
    assert len(draft.holders) == draft.release.contributions == 10
    assert not draft.leaks
    assert place.work.store.current_release(tea().family, invented=False) is None


def test_progress_is_told(place: Place, olga: Visitor) -> None:
    crowd(place, 10)
    told: list[float] = []

    release_draft(place.work, olga, WANTED, lambda _step, share: told.append(share))

    assert told == sorted(told)
    assert told[-1] == 1


def test_what_was_looked_at_is_what_is_published(place: Place, olga: Visitor) -> None:
    crowd(place, 12)
    draft = release_draft(place.work, olga, WANTED)

    kept = publish(place.work, olga, draft)

    store = place.work.store
    assert store.current_release(tea().family, invented=False) == kept
    assert release_of(kept.body) == draft.release
    assert ledger_of(store.ledgers()[kept.id]) == draft
    assert (kept.cut_off, kept.imported_at) == (TODAY, place.clock())
    assert published_releases(place.work, olga) == (kept,)


def test_the_files_are_those_of_the_release(place: Place, olga: Visitor) -> None:
    crowd(place, 10)
    draft = release_draft(place.work, olga, WANTED)
    kept = publish(place.work, olga, draft)

    public = published_file(place.work, olga, kept.id)

    assert public == release_bytes(draft.release)
    assert sha256_of(public) == kept.sha256
    assert private_record_file(place.work, olga, kept.id) == ledger_json(draft).encode()
    for holder in draft.holders:
        assert holder.encode() not in public


def more(place: Place) -> None:
    registered(place, "AMB")
    late = a_contribution("AMB", (5, 5), questionnaire=tea(), at=place.clock())
    place.work.store.add_contributions([late])


def one_withdrawn(place: Place) -> None:
    kept = place.work.store.contributions()[0].contribution.envelope
    place.work.store.add_withdrawals([Withdrawal(kept.code, kept.key, place.clock())])


def one_ended(place: Place) -> None:
    place.work.store.save_ended_authorities([EndedAuthority("D003", TODAY)])


@pytest.mark.parametrize("change", [more, one_withdrawn, one_ended])
def test_what_changed_since_the_draft_forbids_it(
    place: Place, olga: Visitor, change: Callable[[Place], None]
) -> None:
    crowd(place, 12)
    draft = release_draft(place.work, olga, WANTED)
    change(place)

    with pytest.raises(Conflict, match="changed since this draft"):
        publish(place.work, olga, draft)

    assert (list(place.work.store.releases()), dict(place.work.store.ledgers())) == ([], {})


def test_what_came_after_the_cut_off_changes_nothing(place: Place, olga: Visitor) -> None:
    crowd(place, 12)
    place.clock.forward(A_DAY)
    draft = release_draft(place.work, olga, WANTED)
    more(place)

    assert publish(place.work, olga, draft).body == place.work.store.releases()[0].body


def test_of_two_who_publish_at_once_one_does(place: Place, olga: Visitor) -> None:
    crowd(place, 12, at=place.clock() - 2 * A_DAY)
    drafts = [
        release_draft(place.work, olga, replace(WANTED, cut_off=TODAY - days * A_DAY))
        for days in (0, 1)
    ]

    outcomes = at_once(2, lambda number: publish(place.work, olga, drafts[number]))

    assert len(place.work.store.releases()) == 1
    assert sum(isinstance(outcome, MaturityError) for outcome in outcomes) == 1


def test_the_second_release_knows_the_first(place: Place, olga: Visitor) -> None:
    crowd(place, 12)
    publish(place.work, olga, release_draft(place.work, olga, WANTED))
    place.clock.forward(200 * A_DAY)
    more(place)

    draft = release_draft(place.work, olga, replace(WANTED, cut_off=TODAY + 200 * A_DAY))

    [national] = [g for g in draft.release.groups if g.id == "national"]
    assert (national.members, national.as_of) == (10, TODAY)


@pytest.mark.parametrize(("days", "said"), [(1, "still to come"), (0, "already"), (-1, "already")])
def test_a_cut_off_lies_between_the_last_one_and_today(
    place: Place, olga: Visitor, days: int, said: str
) -> None:
    crowd(place, 10, at=place.clock() - 5 * A_DAY)
    publish(place.work, olga, release_draft(place.work, olga, WANTED))

    with pytest.raises(MaturityError, match=said):
        release_draft(place.work, olga, replace(WANTED, cut_off=TODAY + days * A_DAY))


def test_a_group_of_fewer_than_ten_cannot_be_asked_for(place: Place, olga: Visitor) -> None:
    crowd(place, 10)

    with pytest.raises(ReleaseError, match="never lowered"):
        release_draft(place.work, olga, replace(WANTED, k=9))


def test_a_release_without_its_private_record_stops_the_next(place: Place, olga: Visitor) -> None:
    crowd(place, 12)
    kept = publish(place.work, olga, release_draft(place.work, olga, WANTED))
    elsewhere = Place(place.database.with_name("elsewhere.db"))
    crowd(elsewhere, 12)
    elsewhere.clock.forward(300 * A_DAY)
    elsewhere.work.store.add_release(kept)

    with pytest.raises(ReleaseError, match="without its private record"):
        release_draft(elsewhere.work, olga, replace(WANTED, cut_off=TODAY + 300 * A_DAY))
    elsewhere.work.store.add_ledger(kept.id, place.work.store.ledgers()[kept.id])
    assert release_draft(elsewhere.work, olga, replace(WANTED, cut_off=TODAY + 300 * A_DAY))


def test_codes_that_nobody_vouches_for_are_in_no_release(place: Place, olga: Visitor) -> None:
    """Nine made-up organisations around a real one would give it away."""
    crowd(place, 1)
    made_up = [
        a_contribution(f"FAKE{n}", (0, 0), questionnaire=tea(), at=place.clock()) for n in range(9)
    ]
    place.work.store.add_contributions(made_up)

    with pytest.raises(ReleaseError, match="1 contributions count"):
        release_draft(place.work, olga, WANTED)


def test_invented_and_real_contributions_make_no_release(place: Place, olga: Visitor) -> None:
    crowd(place, 10)
    invented = a_contribution("X1", (1, 1), questionnaire=tea(), at=place.clock(), invented=True)
    place.work.store.add_contributions([invented])

    with pytest.raises(ReleaseError, match="mixed"):
        release_draft(place.work, olga, WANTED)


@pytest.mark.parametrize(
    ("count", "days", "warned"),
    [(12, 359, True), (12, 360, False), (40, 180, False)],
)
def test_a_release_that_comes_too_soon_is_warned_about(
    place: Place, olga: Visitor, count: int, days: int, *, warned: bool
) -> None:
    place.work.store.add_release(a_release(TODAY - days * A_DAY), None)
    crowd(place, count)
    elsewhere = Place(place.database.with_name("elsewhere.db"))
    crowd(elsewhere, count)
    draft = release_draft(elsewhere.work, olga, WANTED)

    assert bool(release_warnings(place.work, olga, draft)) == warned
    assert release_warnings(elsewhere.work, olga, draft) == ()


def test_a_service_is_known_by_every_code_that_it_or_its_members_have(place: Place) -> None:
    west = registered(place, "WEST", type="shared-service")
    amb, bor = registered(place, "AMB"), place.organisation("Borchester")
    place.work.store.save_group(Group("g", "West", west.id, (amb.id, bor.id)))
    theirs = a_contribution("SVT-9", (1, 1), questionnaire=tea(), at=place.clock())
    place.work.store.add_contributions([replace(theirs, organisation_id=bor.id)])

    assert services_of(place.work.store) == {"WEST": ("AMB", "SVT-9")}
    order = release_order(place.work.store, place.work.library, WANTED, TODAY)
    assert order.services == {"WEST": ("AMB", "SVT-9")}


def test_only_the_taskforce_publishes(place: Place, olga: Visitor) -> None:
    crowd(place, 10)
    draft = release_draft(place.work, olga, WANTED)
    kept = publish(place.work, olga, draft)
    lead = place.lead(place.organisation())

    for act in (
        lambda: release_draft(place.work, lead, WANTED),
        lambda: publish(place.work, lead, draft),
        lambda: release_warnings(place.work, lead, draft),
        lambda: published_releases(place.work, lead),
        lambda: published_file(place.work, lead, kept.id),
        lambda: private_record_file(place.work, lead, kept.id),
    ):
        with pytest.raises(NotAllowed):
            act()
    for file in (published_file, private_record_file):
        with pytest.raises(NotHere):
            file(place.work, olga, "never published")
