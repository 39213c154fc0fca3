"""Contribution files come in one by one, with a reason for each that does not; and codes go out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.domain.contribution import KeptContribution, Record, Withdrawal
from maturity.domain.organisation import Organisation
from maturity.errors import Conflict, MaturityError, NotAllowed, NotHere
from maturity.exchange.contribution_file import contribution_bytes
from maturity.usecases.taskforce import (
    OnHand,
    Taken,
    contributions_on_hand,
    issue_code,
    issued_codes,
    take_contributions,
)
from tests.contributions import a_contribution
from tests.usecases.contributors import crowd, equip, registered
from tests.usecases.places import Place, tea

HOUR = timedelta(hours=1)


def a_file(place: Place, code: str = "AMB", hours: int = 0, **fields: object) -> KeptContribution:
    """As a district makes it on its own computer."""
    levels = fields.pop("levels", (3, 2))
    at = place.clock() + hours * HOUR
    return a_contribution(code, levels, questionnaire=tea(), at=at, **fields)  # type: ignore[arg-type]


def taken(place: Place, **files: KeptContribution | Withdrawal | bytes) -> Taken:
    """By the owner, who gives each file a name."""
    given = []
    for name, content in files.items():
        sent = content.contribution if isinstance(content, KeptContribution) else content
        given.append((name, sent if isinstance(sent, bytes) else contribution_bytes(sent)))
    return take_contributions(place.work, place.person("Olga", owner=True), given)


def codes(place: Place) -> list[str]:
    return [k.contribution.envelope.code for k in place.work.store.contributions()]


def leaving(place: Place, code: str = "AMB", hours: int = 1) -> Withdrawal:
    envelope = a_file(place, code).contribution.envelope
    return Withdrawal(code, envelope.key, place.clock() + hours * HOUR)


@pytest.fixture(autouse=True)
def _settled(place: Place) -> None:
    equip(place)
    for code in ("AMB", "BOR"):
        registered(place, code)


def test_a_file_is_taken_as_it_was_sent(place: Place) -> None:
    sent = a_file(place)
    place.clock.forward(HOUR)

    assert taken(place, one=sent) == Taken(("one",))
    [kept] = place.work.store.contributions()
    assert kept == KeptContribution(sent.contribution, place.clock(), "file")


def test_bad_files_are_named_and_harm_no_other(place: Place) -> None:
    good = contribution_bytes(a_file(place).contribution)

    done = taken(
        place,
        broken=good.replace(b"500", b"501"),
        good=good,
        nothing=b"",
        other=b"[1]",
        levels=contribution_bytes(
            replace(a_file(place, "BOR").contribution, record=_false(a_file(place, "BOR")))
        ),
        late=a_file(place, "BOR", hours=48),
    )

    assert done.accepted == ("good",)
    assert [sentence.split(":")[0] for sentence in done.refused] == [
        *("broken", "nothing", "other", "levels", "late")
    ]
    assert codes(place) == ["AMB"]


def _false(kept: KeptContribution) -> Record:
    return replace(kept.contribution.record, overall=999)


def test_the_same_file_twice_is_taken_once(place: Place) -> None:
    done = taken(place, one=a_file(place), two=a_file(place))
    again = taken(place, three=a_file(place))

    assert (done.accepted, again.accepted) == (("one",), ())
    assert done.refused == ("two: the same was taken before.",)
    assert again.refused == ("three: the same was taken before.",)
    assert codes(place) == ["AMB"]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_from_one_organisation_the_newer_is_taken(place: Place, order: int) -> None:
    place.clock.forward(HOUR)
    files = {"old": a_file(place, hours=-1), "new": a_file(place)}

    done = taken(place, **dict(list(files.items())[::order]))

    assert done == Taken(("new",), ("old: a newer one of the same organisation is here.",))
    assert codes(place) == ["AMB"]


def test_the_next_contribution_is_kept_beside_the_last(place: Place) -> None:
    taken(place, first=a_file(place))
    place.clock.forward(HOUR)

    assert taken(place, second=a_file(place, levels=(4, 4))).accepted == ("second",)
    assert codes(place) == ["AMB", "AMB"]


def test_somebody_else_under_the_same_code_is_refused(place: Place) -> None:
    taken(place, first=a_file(place))
    place.clock.forward(HOUR)

    done = taken(place, second=a_file(place, levels=(4, 4), key="another-key-of-128-bits"))

    assert done.refused[0].startswith("second: somebody else contributes")
    assert codes(place) == ["AMB"]


def test_a_code_that_nobody_knows_is_refused(place: Place) -> None:
    done = taken(place, one=a_file(place, "XYZ"), two=leaving(place, "XYZ", hours=0))

    assert done.accepted == ()
    assert all("nobody knows the code 'XYZ'" in sentence for sentence in done.refused)


def test_an_issued_code_is_known(place: Place) -> None:
    code = issue_code(place.work, place.person("Olga", owner=True), "Housing Trust")

    assert taken(place, one=a_file(place, code, type="housing-association")).accepted == ("one",)


def test_a_contribution_says_what_the_register_says(place: Place) -> None:
    done = taken(
        place,
        kind=a_file(place, type="county"),
        region=a_file(place, region="London"),
        nation=a_file(place, nation="wales"),
        size=a_file(place, size="medium"),
    )

    assert done.accepted == ("size",)
    assert [sentence.split("'")[0] for sentence in done.refused] == [
        "kind: its type is ",
        "region: its region is ",
        "nation: its nation is ",
    ]


def test_invented_data_is_refused(place: Place) -> None:
    done = taken(place, one=a_file(place, invented=True))

    assert done.refused == ("one: this is invented data. Only real organisations contribute.",)


@pytest.mark.parametrize("order", [1, -1])
def test_a_withdrawal_counts_in_whatever_order_it_comes(place: Place, order: int) -> None:
    place.clock.forward(2 * HOUR)
    files = {"gift": a_file(place, hours=-2), "leaving": leaving(place, hours=-1)}

    for name, file in list(files.items())[::order]:
        taken(place, **{name: file})

    assert [k for k in place.work.store.contributions() if k.withdrawn_at is None] == []
    assert taken(place, again=a_file(place)).accepted == ("again",)
    assert taken(place, leaving=leaving(place, hours=-1)).refused == (
        "leaving: the same was taken before.",
    )


def test_nobody_withdraws_for_another(place: Place) -> None:
    taken(place, one=a_file(place))
    foreign = replace(leaving(place, hours=0), key="another-key-of-128-bits")

    done = taken(place, two=foreign)

    assert done.refused[0].startswith("two: somebody else contributes")
    assert [k.withdrawn_at for k in place.work.store.contributions()] == [None]


def test_what_is_on_hand_is_counted_by_pool_and_edition(place: Place) -> None:
    crowd(place, 4)
    code = issue_code(place.work, place.person("Olga", owner=True), "Fire")
    place.clock.forward(HOUR)
    taken(place, one=a_file(place), fire=a_file(place, code, type="fire"))
    place.clock.forward(HOUR)
    taken(place, two=a_file(place, "BOR"), newer=a_file(place, levels=(1, 1)))
    taken(place, gone=leaving(place, "BOR", hours=0))
    place.work.store.add_contributions([a_contribution("NOBODY", (1, 1), questionnaire=tea())])

    found = contributions_on_hand(place.work, place.person("Olga", owner=True))

    assert found == OnHand(
        by_pool={"councils": 5, "fire": 1},
        by_edition={"tea-2026": 6},
        withdrawn=1,
        unknown=("NOBODY",),
    )


def test_codes_are_issued_once_for_each_organisation_and_listed(place: Place) -> None:
    olga, here = place.person("Olga", owner=True), place.organisation()

    codes_given = [
        issue_code(place.work, olga, " Fire  of the\x07 West "),
        issue_code(place.work, olga, "Ambridge", here.id),
    ]
    with pytest.raises(Conflict):
        issue_code(place.work, olga, "Ambridge again", here.id)

    listed = issued_codes(place.work, olga)
    assert sorted(one.code for one in listed) == sorted(codes_given)
    assert {one.name for one in listed} == {"Fire of the West", "Ambridge"}


def test_a_code_is_for_somebody(place: Place) -> None:
    olga = place.person("Olga", owner=True)

    with pytest.raises(MaturityError, match="name is empty"):
        issue_code(place.work, olga, "  ")
    with pytest.raises(NotHere):
        issue_code(place.work, olga, "Nowhere", "nowhere")


def test_only_the_taskforce_does_this(place: Place) -> None:
    organisation: Organisation = place.organisation()
    lead = place.lead(organisation)

    for act in (
        lambda: take_contributions(place.work, lead, []),
        lambda: contributions_on_hand(place.work, lead),
        lambda: issue_code(place.work, lead, "Us"),
        lambda: issued_codes(place.work, lead),
    ):
        with pytest.raises(NotAllowed):
            act()
