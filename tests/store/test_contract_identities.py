"""What every store does with people who sign in: one identity, one person; one domain, one tie."""

from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.domain.becoming_one import Known, become_one
from maturity.domain.identity import DomainTie, Identity, KeptIdentity
from maturity.domain.organisation import Person, Role
from maturity.domain.service import Signed
from maturity.errors import Conflict, NotHere
from maturity.store import Store
from tests.store.samples import (
    HOSTILE,
    NOW,
    a_membership,
    an_assessment,
    an_organisation,
    at_once,
    begin,
    settle,
)

LATER = NOW + timedelta(hours=1)
WORK = Identity("council", "https://login.example", "subject-1", "Ann@council.example")
KEPT = KeptIdentity(WORK, "ann", NOW, NOW)
TIE = DomainTie("council", "council.example", "council", Role.READER, "ann", NOW)


@pytest.fixture(autouse=True)
def _settled(store: Store) -> None:
    settle(store)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_identity_comes_back_as_it_was(store: Store, text: str) -> None:
    kept = KeptIdentity(Identity(text, text, text, text), "ann", NOW, LATER, NOW, LATER)

    store.add_identity(kept)

    assert store.identity(text, text) == kept
    assert store.identities_of("ann") == [kept]


def test_an_identity_is_found_by_both_its_names_and_by_nothing_else(store: Store) -> None:
    store.add_identity(KEPT)
    store.add_identity(
        replace(KEPT, identity=replace(WORK, issuer="https://other"), person_id="ben")
    )

    found = store.identity("https://other", "subject-1")

    assert found is not None
    assert found.person_id == "ben"
    assert store.identity("https://login.example", "subject-2") is None


def test_an_address_finds_those_who_have_it_now_however_it_is_written(store: Store) -> None:
    store.add_identity(KEPT)
    store.add_identity(replace(KEPT, identity=replace(WORK, subject="2", email="b@x.example")))

    assert store.identities_by_email("aNN@COUNCIL.example") == [KEPT]
    store.see_identity(replace(WORK, email="other@council.example"), LATER)
    assert store.identities_by_email("ann@council.example") == []


def test_an_identity_belongs_to_one_person(store: Store) -> None:
    store.add_identity(KEPT)

    with pytest.raises(Conflict):
        store.add_identity(replace(KEPT, person_id="ben"))
    with pytest.raises(Conflict):
        store.add_signed_in(
            replace(KEPT, person_id="cat"), Person("cat"), a_membership(person_id="cat")
        )

    assert store.person("cat") is None
    assert store.identities_of("ann") == [KEPT]


def test_who_came_by_a_link_is_read_with_all_that_decides_about_them(store: Store) -> None:
    store.save_membership(a_membership(person_id="ann"))
    store.add_identity(KEPT)

    found = store.came_by_link("ann", "browser")

    assert found == (store.person("ann"), store.memberships_of("ann"), [KEPT])
    assert store.came_by_link("nobody", "browser") is None


def test_a_browser_that_signed_out_lets_nobody_in_and_others_do(store: Store) -> None:
    for _twice in range(2):
        store.sign_out_browser("browser", NOW, NOW)

    assert store.came_by_link("ann", "browser") is None
    assert store.came_by_link("ann", "another") is not None


def test_browsers_that_signed_out_long_ago_are_kept_no_longer(store: Store) -> None:
    store.sign_out_browser("old", NOW, NOW)
    store.sign_out_browser("new", LATER, LATER)

    assert store.came_by_link("ann", "old") is not None
    assert store.came_by_link("ann", "new") is None


def test_of_twenty_who_sign_in_at_once_one_is_somebody_new(store: Store) -> None:
    def sign_in(number: int) -> bool:
        person = Person(f"new-{number}")
        kept = replace(KEPT, person_id=person.id)
        try:
            store.add_signed_in(kept, person, a_membership(person_id=person.id))
        except Conflict:
            return False
        return True

    assert at_once(20, sign_in).count(True) == 1
    assert len([m for m in store.members("council") if m.person_id.startswith("new-")]) == 1


def test_signing_in_keeps_the_time_and_the_address(store: Store) -> None:
    store.add_identity(KEPT)
    moved = replace(WORK, provider="other", email="ann.new@council.example")

    assert store.see_identity(moved, LATER)

    assert store.identity(WORK.issuer, WORK.subject) == replace(
        KEPT, identity=moved, last_seen=LATER
    )


def test_a_closed_identity_is_not_seen_and_opens_with_its_sessions_ended(store: Store) -> None:
    store.add_identity(KEPT)
    names = (WORK.issuer, WORK.subject)

    assert store.set_identity_closed(*names, NOW, closed=True)
    assert not store.set_identity_closed(*names, LATER, closed=True)
    assert not store.see_identity(WORK, LATER)
    assert store.identity(*names) == replace(KEPT, closed_at=NOW)

    assert store.set_identity_closed(*names, LATER, closed=False)
    assert not store.set_identity_closed(*names, LATER, closed=False)
    assert store.identity(*names) == replace(KEPT, signed_out_at=LATER)


def test_signing_out_is_kept(store: Store) -> None:
    store.add_identity(KEPT)

    store.sign_out_identity(WORK.issuer, WORK.subject, LATER)

    assert store.identity(WORK.issuer, WORK.subject) == replace(KEPT, signed_out_at=LATER)


def test_two_who_become_one_give_their_parts_and_identities_to_one(store: Store) -> None:
    store.save_membership(a_membership(person_id="ben", role=Role.LEAD))
    store.add_identity(replace(KEPT, person_id="ben"))

    store.make_one("ben", "ann", become_one)

    parts = {part.person_id: part for part in store.members("council")}
    assert (parts["ann"].role, parts["ann"].is_open) == (Role.LEAD, True)
    assert parts["ben"].has_left
    assert store.identities_of("ann") == [KEPT]


def test_questions_that_are_with_the_one_who_goes_are_with_the_other(store: Store) -> None:
    draft = begin(store, an_assessment())
    given = Signed("ann", NOW)
    store.hand_questions(draft.id, {"pot.full": "ben", "pot.warm": "ben"}, given)
    store.take_back_questions(draft.id, ["pot.warm"], "ben", Signed("ann", LATER))

    store.make_one("ben", "ann", become_one)

    found = {question_id: row.person_id for question_id, row in store.handed(draft.id).items()}
    assert found == {"pot.full": "ann", "pot.warm": "ben"}


def test_where_two_may_not_become_one_nothing_changes(store: Store) -> None:
    store.add_identity(replace(KEPT, person_id="ben"))
    before = store.members("council"), store.identities_of("ben")

    def refuse(_goes: Known, _stays: Known) -> tuple[Known, Known]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.make_one("ben", "ann", refuse)
    for pair in (("ben", "nobody"), ("nobody", "ann")):
        with pytest.raises(NotHere):
            store.make_one(*pair, become_one)

    assert (store.members("council"), store.identities_of("ben")) == before


def test_a_domain_is_tied_once_for_each_provider(store: Store) -> None:
    other = replace(TIE, provider="other", role=Role.CONTRIBUTOR)

    assert store.tie_domain(TIE)
    assert store.tie_domain(other)
    assert not store.tie_domain(replace(TIE, organisation_id="elsewhere"))

    assert store.domain_tie("council", "council.example") == TIE
    assert store.domain_ties() == [TIE, other]
    assert store.domain_tie("council", "other.example") is None


def test_ties_are_found_by_a_part_of_the_domain_and_by_organisation(store: Store) -> None:
    ties = [replace(TIE, domain=f"{name}.example") for name in ("a_b", "ab", "axb")]
    store.save_organisation(an_organisation("elsewhere"))
    ties[1] = replace(ties[1], organisation_id="elsewhere")
    for tie in reversed(ties):
        store.tie_domain(tie)

    assert store.domain_ties("A_B") == [ties[0]]
    assert store.domain_ties("b.ex") == ties
    assert store.domain_ties(most=2) == ties[:2]
    assert store.domain_ties_of("elsewhere") == [ties[1]]
    store.untie_domain(ties[1].provider, ties[1].domain, LATER)
    assert store.domain_ties_of("elsewhere") == []


def test_a_tie_is_agreed_to_once_and_a_new_one_is_not(store: Store) -> None:
    store.tie_domain(TIE)

    assert store.agree_to_domain(TIE, "ann", LATER)
    assert not store.agree_to_domain(TIE, "ann", LATER)
    assert store.domain_ties() == [replace(TIE, agreed_at=LATER)]
    assert not store.agree_to_domain(replace(TIE, organisation_id="elsewhere"), "ann", LATER)

    store.untie_domain(TIE.provider, TIE.domain, LATER)
    store.tie_domain(TIE)
    assert store.domain_ties() == [TIE]


def test_an_untied_domain_counts_no_more_and_can_be_tied_again(store: Store) -> None:
    store.tie_domain(TIE)

    assert store.untie_domain(TIE.provider, TIE.domain, LATER)
    assert not store.untie_domain(TIE.provider, TIE.domain, LATER)
    assert store.domain_tie(TIE.provider, TIE.domain) is None
    assert store.domain_ties() == []

    again = replace(TIE, role=Role.CONTRIBUTOR, made_at=LATER)
    assert store.tie_domain(again)
    assert store.domain_ties() == [again]
