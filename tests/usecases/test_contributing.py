"""Contributing with a clear yes, withdrawing, and that two at once harm nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.contribution import Contribution, KeptContribution, Withdrawal
from maturity.domain.taskforce import IssuedCode
from maturity.errors import ContributionError, MaturityError, NotAllowed, NotHere
from maturity.exchange.contribution_file import contribution_in
from maturity.usecases.contributing import (
    contribute,
    contributed,
    contribution_file,
    withdraw,
)
from maturity.usecases.contribution_preview import GivenAttributes, contribution_preview
from maturity.usecases.contributions_known import vouched_for
from maturity.usecases.handing_in import reopen_round, submit_round
from tests.store.samples import at_once
from tests.usecases.contributors import equip, handed_in, registered, say_yes
from tests.usecases.places import Place

HOUR = timedelta(hours=1)
SAID = GivenAttributes("district", "South West", "small", "DEV")


def given(place: Place, lead: Visitor, round_id: str) -> KeptContribution:
    return say_yes(place.work, lead, round_id)


def test_what_is_contributed_is_what_the_preview_shows(place: Place) -> None:
    lead, round_ = handed_in(equip(place), registered(place))
    shown = contribution_preview(place.work, lead, round_.id).record

    kept = given(place, lead, round_.id)

    assert shown is not None
    assert kept.contribution.record == replace(shown, id=kept.contribution.record.id)
    assert kept.contribution.record.id
    envelope = kept.contribution.envelope
    assert (envelope.code, envelope.consent_at) == ("AMB", place.clock())
    assert envelope.consent_by == "Lead of amb (lead of amb)"
    assert (kept.origin, kept.organisation_id, kept.withdrawn_at) == ("here", "amb", None)
    assert contributed(place.work, lead, "amb") == kept
    assert list(place.work.store.contributions()) == [kept]


def test_without_a_clear_yes_nothing_is_sent(place: Place) -> None:
    lead, round_ = handed_in(place, registered(place))

    with pytest.raises(ContributionError, match="Say that your organisation agrees"):
        contribute(place.work, lead, round_.id, agreed_to=None)

    assert contributed(place.work, lead, "amb") is None


def test_what_changed_since_it_was_shown_is_not_sent(place: Place) -> None:
    lead, round_ = handed_in(place, registered(place))
    shown = contribution_preview(place.work, lead, round_.id).record
    reopen_round(place.work, lead, round_.id, "Too high.")
    place.answer(lead, round_, "pot.full", 0)
    submit_round(place.work, lead, round_.id)

    with pytest.raises(ContributionError, match="changed since you looked"):
        contribute(place.work, lead, round_.id, agreed_to=shown)

    assert list(place.work.store.contributions()) == []


def test_who_used_a_code_before_it_was_known_whose_it_is_shuts_nobody_out(place: Place) -> None:
    lead, round_ = handed_in(equip(place), place.organisation())
    squatted = say_yes(place.work, lead, round_.id, SAID)
    owner, theirs = handed_in(place, registered(place, "DEV"), 1, 1)
    place.clock.forward(HOUR)

    rightly = say_yes(place.work, owner, theirs.id)

    assert squatted.contribution.envelope.code == rightly.contribution.envelope.code == "DEV"
    assert vouched_for(place.work.store) == (rightly,)


def test_everything_that_is_missing_is_said_at_once(place: Place) -> None:
    lead, round_ = handed_in(place, place.organisation())

    with pytest.raises(ContributionError) as caught:
        contribute(place.work, lead, round_.id, agreed_to=None)

    assert [problem.split()[0] for problem in caught.value.problems] == [
        *("Say", "Say", "Say", "Write", "Nothing")
    ]
    assert list(place.work.store.contributions()) == []


def test_a_code_that_is_none_is_refused(place: Place) -> None:
    lead, round_ = handed_in(place, place.organisation())

    for code in ("A B", "A/B", "ÄÖ", "A", "x" * 41):
        with pytest.raises(ContributionError, match="letters, digits and hyphens"):
            say_yes(place.work, lead, round_.id, replace(SAID, code=code))


def test_nobody_contributes_under_a_code_of_another(place: Place) -> None:
    registered(place, "DEV")
    lead, round_ = handed_in(place, place.organisation())

    with pytest.raises(MaturityError, match="not the code of your organisation"):
        say_yes(place.work, lead, round_.id, SAID)


@pytest.mark.parametrize(
    ("issued_for", "code", "right"),
    [(None, "SVT-1", True), (None, "SVT-2", False), ("else", "SVT-1", False)],
)
def test_where_codes_are_issued_only_those_are_codes(
    place: Place, issued_for: str | None, code: str, *, right: bool
) -> None:
    lead, round_ = handed_in(place, place.organisation())
    registered(place, "ELSE")
    place.work.store.add_issued_code(IssuedCode("SVT-1", "Somebody", place.clock(), issued_for))
    said = replace(SAID, code=code)

    if right:
        kept = say_yes(place.work, lead, round_.id, said)
        assert kept.contribution.envelope.code == code
    else:
        with pytest.raises(MaturityError, match="not the code of your organisation"):
            say_yes(place.work, lead, round_.id, said)


def test_that_another_contributes_under_a_code_is_not_told(place: Place) -> None:
    lead, round_ = handed_in(place, place.organisation())
    say_yes(place.work, lead, round_.id, SAID)
    other, theirs = handed_in(place, place.organisation("Borchester"), 1, 1)
    place.clock.forward(HOUR)

    with pytest.raises(MaturityError, match="not the code of your organisation"):
        say_yes(place.work, other, theirs.id, SAID)

    assert len(place.work.store.contributions()) == 1


def test_the_same_again_is_refused_and_something_new_is_not(place: Place) -> None:
    lead, round_ = handed_in(place, registered(place))
    first = given(place, lead, round_.id)
    place.clock.forward(HOUR)

    with pytest.raises(MaturityError, match="Exactly this was contributed already"):
        given(place, lead, round_.id)
    reopened = reopen_round(place.work, lead, round_.id, "We found more.")
    place.answer(lead, reopened, "pot.warm", 5)
    submit_round(place.work, lead, round_.id)
    second = given(place, lead, round_.id)

    one, other = first.contribution, second.contribution
    assert contributed(place.work, lead, "amb") == second
    assert one.envelope.key == other.envelope.key
    assert one.record.id != other.record.id


def test_each_organisation_has_a_key_of_its_own(place: Place) -> None:
    keys = set()
    for code in ("AMB", "BOR"):
        lead, round_ = handed_in(place, registered(place, code))
        keys.add(given(place, lead, round_.id).contribution.envelope.key)

    assert len(keys) == 2


def test_who_withdraws_may_contribute_again(place: Place) -> None:
    lead, round_ = handed_in(place, registered(place))
    first = given(place, lead, round_.id)
    place.clock.forward(HOUR)

    withdrawal = withdraw(place.work, lead, "amb")
    gone = contributed(place.work, lead, "amb")
    place.clock.forward(HOUR)
    again = given(place, lead, round_.id)

    assert gone == replace(first, withdrawn_at=withdrawal.withdrawn_at)
    assert contributed(place.work, lead, "amb") == again
    assert again.contribution.envelope.key == withdrawal.key
    assert again.contribution.record.id != first.contribution.record.id


def test_there_is_nothing_to_withdraw_before_and_after(place: Place) -> None:
    lead, round_ = handed_in(place, registered(place))

    with pytest.raises(MaturityError, match="no contribution to withdraw"):
        withdraw(place.work, lead, "amb")
    given(place, lead, round_.id)
    withdraw(place.work, lead, "amb")
    with pytest.raises(MaturityError, match="no contribution to withdraw"):
        withdraw(place.work, lead, "amb")


def test_of_two_officers_who_contribute_at_once_one_is_heard(place: Place) -> None:
    lead, round_ = handed_in(place, registered(place))

    outcomes = at_once(3, lambda _: given(place, lead, round_.id))

    kept = [outcome for outcome in outcomes if isinstance(outcome, KeptContribution)]
    assert len(kept) == 1
    assert {type(o) for o in outcomes} == {KeptContribution, MaturityError}
    assert list(place.work.store.contributions()) == kept


def test_contributing_and_withdrawing_at_once_leave_one_of_the_two(place: Place) -> None:
    """Whichever comes first: the other is told, or follows."""
    lead, round_ = handed_in(place, registered(place))
    first = given(place, lead, round_.id)
    place.clock.forward(HOUR)
    acts = (lambda: withdraw(place.work, lead, "amb"), lambda: given(place, lead, round_.id))

    withdrawn, again = at_once(2, lambda number: acts[number]())

    assert isinstance(withdrawn, Withdrawal)
    standing = [k for k in place.work.store.contributions() if k.withdrawn_at is None]
    assert standing == []
    assert first.contribution.record.id in {
        k.contribution.record.id for k in place.work.store.contributions()
    }
    assert isinstance(again, MaturityError)


def test_the_file_is_one_that_the_taskforce_can_read(place: Place) -> None:
    lead, round_ = handed_in(equip(place), registered(place))
    kept = given(place, lead, round_.id)
    today, library = date(2026, 3, 2), place.work.library

    file = contribution_file(place.work, lead, "amb")
    withdrawal = withdraw(place.work, lead, "amb")
    farewell = contribution_file(place.work, lead, "amb")

    found = contribution_in("contribution.json", file, library, today)
    assert isinstance(found, Contribution)
    assert found == kept.contribution
    assert contribution_in("contribution.json", farewell, library, today) == withdrawal


def test_there_is_no_file_before_anything_was_contributed(place: Place) -> None:
    lead, _round = handed_in(place, registered(place))

    with pytest.raises(NotHere):
        contribution_file(place.work, lead, "amb")


def test_a_contributor_sees_the_state_and_only_a_lead_acts(place: Place) -> None:
    organisation = registered(place)
    lead, round_ = handed_in(place, organisation)
    bob = place.contributor(organisation)
    kept = given(place, lead, round_.id)

    assert contributed(place.work, bob, "amb") == kept
    for act in (
        lambda: say_yes(place.work, bob, round_.id),
        lambda: withdraw(place.work, bob, "amb"),
        lambda: contribution_file(place.work, bob, "amb"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_another_organisation_and_the_owner_see_nothing_of_it(place: Place) -> None:
    lead, round_ = handed_in(place, registered(place))
    given(place, lead, round_.id)
    other, _theirs = handed_in(place, registered(place, "BOR"))

    for who in (other, place.person("Olga", owner=True), None):
        for act in (contributed, withdraw, contribution_file):
            with pytest.raises(NotHere):
                act(place.work, who, "amb")
    assert contributed(place.work, other, "bor") is None
