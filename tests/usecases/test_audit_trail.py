"""What is noted of each act, that a refused act is not, and that nobody fills the disk."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from maturity.domain.audit import Entry, Event, first_broken
from maturity.domain.contribution import Withdrawal
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.errors import LinkRefused, MaturityError, NotAllowed, NotHere
from maturity.exchange.contribution_file import contribution_bytes
from maturity.usecases.come_in import (
    follow_link,
    invite,
    invite_lead,
    make_device_link,
    make_owner_link,
    revoke_link,
    token_hash,
)
from maturity.usecases.contributing import contribution_file, withdraw
from maturity.usecases.handing_in import reopen_round, submit_round
from maturity.usecases.organisations import (
    begin_from_register,
    begin_organisation,
    set_shut_out,
)
from maturity.usecases.publishing import publish, release_draft
from maturity.usecases.release_order import Wanted
from maturity.usecases.taskforce import take_contribution_files, take_contributions
from tests.contributions import a_contribution
from tests.usecases.contributors import crowd, equip, handed_in, registered, say_yes
from tests.usecases.places import TEA, Place, tea

LINK = {"way": "link"}


def entries(place: Place) -> list[Entry]:
    found = list(place.work.store.audit_entries())
    assert first_broken(found) is None
    return found


def last(place: Place) -> tuple[Event, str, str | None, dict[str, str]]:
    note = entries(place)[-1].note
    assert note.at == place.clock()
    return note.event, note.actor, note.organisation_id, dict(note.facts)


def events(place: Place) -> list[Event]:
    return [entry.note.event for entry in entries(place)]


def test_who_follows_an_invitation_is_noted_with_the_role_that_it_was_for(place: Place) -> None:
    ann = place.lead(place.organisation())

    token = invite(place.work, ann, "ambridge", Role.CONTRIBUTOR)
    assert last(place) == (Event.INVITED, "ann", "ambridge", {"role": "contributor"})

    bob = follow_link(place.work, token, None)
    assert events(place) == [Event.INVITED, Event.SIGNED_IN, Event.JOINED]
    assert last(place) == (Event.JOINED, bob.id, "ambridge", {"role": "contributor"})


def test_the_operators_invitation_is_noted_in_the_organisation(place: Place) -> None:
    place.organisation()

    invite_lead(place.work, place.person("Olga", owner=True), "ambridge")

    assert last(place) == (Event.INVITED, "olga", "ambridge", {"role": "lead"})


@pytest.mark.parametrize("make", [make_owner_link, make_device_link])
def test_links_for_one_person_are_noted_when_they_are_followed(
    place: Place, make: Callable[..., str]
) -> None:
    ann = place.lead(place.organisation())
    token = make(place.work) if make is make_owner_link else make(place.work, ann)
    assert not entries(place)

    person = follow_link(place.work, token, None)

    first = entries(place)[0].note
    assert (first.event, first.actor, first.organisation_id) == (Event.SIGNED_IN, person.id, None)
    assert dict(first.facts) == LINK


def test_a_link_that_is_taken_back_is_noted_once(place: Place) -> None:
    ann = place.lead(place.organisation())
    link = token_hash(invite(place.work, ann, "ambridge", Role.LEAD))

    revoke_link(place.work, ann, link)
    revoke_link(place.work, ann, link)

    assert last(place) == (Event.INVITATION_REVOKED, "ann", "ambridge", {})
    assert events(place) == [Event.INVITED, Event.INVITATION_REVOKED]


def test_a_link_that_lets_nobody_in_is_noted_with_the_reason(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = invite(place.work, ann, "ambridge", Role.CONTRIBUTOR)
    follow_link(place.work, token, None)

    with pytest.raises(LinkRefused):
        follow_link(place.work, token, None)

    refused = {"way": "link", "reason": "used"}
    assert last(place) == (Event.SIGN_IN_REFUSED, "nobody", "ambridge", refused)


def test_a_flood_of_refusals_is_noted_once_a_minute(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = invite(place.work, ann, "ambridge", Role.CONTRIBUTOR)
    follow_link(place.work, token, None)

    for _ in range(120):
        with pytest.raises(LinkRefused):
            follow_link(place.work, token, None)
        place.clock.forward(timedelta(seconds=1))

    assert events(place).count(Event.SIGN_IN_REFUSED) == 2


def test_a_token_that_nobody_made_is_not_noted(place: Place) -> None:
    for number in range(3):
        with pytest.raises(NotHere):
            follow_link(place.work, f"guess-{number}", None)

    assert not entries(place)


def test_whose_way_in_is_closed_and_opened_is_noted(place: Place) -> None:
    ann = place.lead(place.organisation())
    place.contributor(place.organisation())

    set_shut_out(place.work, ann, "ambridge", "bob", shut_out=True)
    assert last(place) == (Event.WAY_IN_CLOSED, "ann", "ambridge", {"person": "bob"})
    set_shut_out(place.work, ann, "ambridge", "bob", shut_out=False)
    assert last(place) == (Event.WAY_IN_OPENED, "ann", "ambridge", {"person": "bob"})


@pytest.mark.parametrize("somebody", ["ann", "nobody", "", "Bob Smith", "ŵ", "a" * 500, "x\0"])
def test_an_act_that_is_refused_is_not_noted(place: Place, somebody: str) -> None:
    ann = place.lead(place.organisation())
    bob = place.contributor(place.organisation())

    with pytest.raises(MaturityError):
        set_shut_out(place.work, ann, "ambridge", somebody, shut_out=True)
    with pytest.raises(NotAllowed):
        invite(place.work, bob, "ambridge", Role.LEAD)

    assert not entries(place)


def test_who_begins_an_organisation_is_noted_and_who_comes_second_is_not(place: Place) -> None:
    olga = place.person("Olga", owner=True)
    register = registered(place)

    begun = begin_organisation(place.work, olga, "Borchester", "england")
    assert last(place) == (Event.ORGANISATION_BEGUN, "olga", begun.id, {})
    begin_from_register(place.work, olga, register.id)
    assert last(place) == (Event.ORGANISATION_BEGUN, "olga", register.id, {})
    with pytest.raises(MaturityError):
        begin_from_register(place.work, olga, register.id)

    assert len(entries(place)) == 2


def test_handing_in_and_reopening_are_noted_with_their_number(place: Place) -> None:
    ann, begun = place.round()
    for question_id in ("pot.full", "pot.warm"):
        place.answer(ann, begun, question_id)

    for number in ("1", "2"):
        submit_round(place.work, ann, begun.id)
        said = {"round": begun.id, "submission": number}
        assert last(place) == (Event.ROUND_SUBMITTED, "ann", "ambridge", said)
        reopen_round(place.work, ann, begun.id, "A reason that somebody typed.")
        assert last(place) == (Event.ROUND_REOPENED, "ann", "ambridge", said)


def test_contributing_withdrawing_and_the_file_are_noted(place: Place) -> None:
    lead, round_ = handed_in(equip(place), registered(place))

    say_yes(place.work, lead, round_.id)
    assert last(place)[0::2] == (Event.CONTRIBUTED, "amb")
    assert last(place)[3] == {"round": round_.id}
    contribution_file(place.work, lead, "amb")
    assert last(place)[0::2] == (Event.EXPORTED, "amb")
    assert last(place)[3] == {"what": "contribution"}
    withdraw(place.work, lead, "amb")
    assert last(place) == (Event.CONTRIBUTION_WITHDRAWN, lead.person.id, "amb", {})


def test_files_that_are_taken_in_are_noted_by_whoever_does_and_refused_ones_are_not(
    place: Place,
) -> None:
    registered(place)
    kept = a_contribution("AMB", (3, 3), questionnaire=tea(), at=place.clock())
    files = [("a.json", contribution_bytes(kept.contribution)), ("b.json", b"{}")]
    said = {"code": "AMB", "kind": "contribution"}

    take_contributions(place.work, place.person("Tom", taskforce=True), files)
    assert last(place) == (Event.FILE_TAKEN, "tom", None, said)
    place.clock.forward(timedelta(hours=1))
    gone = Withdrawal("AMB", kept.contribution.envelope.key, place.clock())
    files = [("c.json", contribution_bytes(gone))]
    take_contribution_files(place.work.store, place.work.library, files, place.clock())

    said["kind"] = "withdrawal"
    assert last(place) == (Event.FILE_TAKEN, "command line", None, said)
    assert len(entries(place)) == 2


def test_a_release_is_noted_by_what_its_file_comes_to(place: Place) -> None:
    crowd(place, 10)
    tom = place.person("Tom", taskforce=True)

    kept = publish(
        place.work, tom, release_draft(place.work, tom, Wanted(TEA, place.clock().date()))
    )

    assert last(place) == (Event.RELEASE_PUBLISHED, "tom", None, {"release": kept.sha256})


def test_what_an_invented_organisation_does_is_not_noted(place: Place) -> None:
    handed_in(place, registered(place, "", id="rivermouth", invented=True))

    assert not entries(place)


def test_what_people_typed_is_never_in_the_log(place: Place) -> None:
    ann, begun = place.round()
    for question_id in ("pot.full", "pot.warm"):
        place.answer(ann, begun, question_id)
    submit_round(place.work, ann, begun.id)
    reopen_round(place.work, ann, begun.id, "Said in confidence")
    place.work.store.save_organisation(Organisation("b", "Borchester", "england"))
    place.work.store.save_membership(Membership("ann", "b", Role.LEAD))

    written = repr(entries(place))

    assert not [word for word in ("Said in confidence", "Ambridge", "Ann") if word in written]
