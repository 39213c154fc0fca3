"""Who may do what, cell by cell; and that to a stranger an organisation does not exist."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from maturity.access import (
    Permission,
    Visitor,
    require,
    require_owner,
    require_part,
    require_taskforce,
    require_visitor,
)
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.errors import NotAllowed, NotHere
from tests.use_cases import (
    MODULES,
    TEXTS,
    asks_first,
    functions,
    reaches_the_store,
    refuses_nobody,
    takes,
    use_cases,
)

AMBRIDGE = Organisation("ambridge", "Ambridge", "england")
BORCHESTER = Organisation("borchester", "Borchester", "england")

LEAD, CONTRIBUTOR, READER, FACILITATOR = (
    Role.LEAD,
    Role.CONTRIBUTOR,
    Role.READER,
    Role.FACILITATOR,
)
SUBMIT = Permission.SUBMIT
MAY = {
    Permission.SEE: {READER, CONTRIBUTOR, LEAD},
    Permission.ANSWER: {CONTRIBUTOR, LEAD},
    Permission.SUBMIT: {LEAD},
    Permission.INVITE: {LEAD},
    Permission.SEE_WORKSHOP: {READER, CONTRIBUTOR, FACILITATOR, LEAD},
    Permission.RUN_WORKSHOP: {CONTRIBUTOR, FACILITATOR, LEAD},
    Permission.HOLD_WORKSHOP: {FACILITATOR, LEAD},
    Permission.LEAD_GROUP: {LEAD},
}
TABLE = {
    (role, permission): role in MAY.get(permission, ())
    for role in Role
    for permission in Permission
}


def somebody(role: Role = LEAD, *, shut_out: bool = False, has_left: bool = False) -> Visitor:
    membership = Membership("ann", AMBRIDGE.id, role, shut_out, has_left)
    return Visitor(Person("ann", "Ann"), (membership,))


def test_the_table_has_a_row_for_every_permission() -> None:
    assert MAY.keys() == set(Permission)


@pytest.mark.parametrize(("role", "permission"), TABLE, ids=str)
def test_a_role_may_do_what_the_table_says(role: Role, permission: Permission) -> None:
    if TABLE[role, permission]:
        assert require(somebody(role), permission, AMBRIDGE) is AMBRIDGE
    else:
        with pytest.raises(NotAllowed):
            require(somebody(role), permission, AMBRIDGE)


NOBODY_HERE = {
    "a stranger": (None, AMBRIDGE),
    "somebody without any organisation": (Visitor(Person("eve")), AMBRIDGE),
    "somebody who was shut out": (somebody(shut_out=True), AMBRIDGE),
    "somebody who has left": (somebody(has_left=True), AMBRIDGE),
    "a member of another organisation": (somebody(), BORCHESTER),
    "an organisation that nobody knows": (somebody(), None),
    "a stranger and an unknown organisation": (None, None),
    "an operator of the server": (Visitor(Person("olga", owner=True)), AMBRIDGE),
    "the taskforce": (Visitor(Person("tess", taskforce=True)), AMBRIDGE),
}


@pytest.mark.parametrize("permission", Permission, ids=str)
@pytest.mark.parametrize("case", NOBODY_HERE)
def test_who_does_not_belong_sees_the_same_nothing(case: str, permission: Permission) -> None:
    visitor, organisation = NOBODY_HERE[case]

    with pytest.raises(NotHere) as caught:
        require(visitor, permission, organisation)

    assert type(caught.value) is NotHere
    assert str(caught.value) == str(NotHere())


def test_a_role_counts_only_where_it_was_given() -> None:
    memberships = (
        Membership("ann", AMBRIDGE.id, CONTRIBUTOR),
        Membership("ann", BORCHESTER.id, LEAD),
    )
    ann = Visitor(Person("ann"), memberships)

    assert (ann.role_in(AMBRIDGE.id), ann.role_in(BORCHESTER.id)) == (CONTRIBUTOR, LEAD)
    with pytest.raises(NotAllowed):
        require(ann, SUBMIT, AMBRIDGE)
    assert (ann.may(SUBMIT, AMBRIDGE.id), ann.may(SUBMIT, BORCHESTER.id)) == (False, True)


@pytest.mark.parametrize("case", NOBODY_HERE)
def test_who_does_not_belong_has_no_part_to_end(case: str) -> None:
    with pytest.raises(NotHere):
        require_part(*NOBODY_HERE[case])


@pytest.mark.parametrize("role", Role, ids=str)
def test_whoever_has_a_role_has_a_part(role: Role) -> None:
    assert require_part(somebody(role), AMBRIDGE) is AMBRIDGE


@pytest.mark.parametrize(
    ("check", "duty"), [(require_owner, "owner"), (require_taskforce, "taskforce")]
)
def test_what_a_duty_is_for_nobody_does_by_another(
    check: Callable[[Visitor | None], Visitor], duty: str
) -> None:
    has = Visitor(Person("olga", owner=duty == "owner", taskforce=duty == "taskforce"))
    has_the_other = Visitor(replace(has.person, owner=duty != "owner", taskforce=duty == "owner"))

    assert check(has) is has
    for visitor in (has_the_other, somebody()):
        with pytest.raises(NotAllowed):
            check(visitor)
    with pytest.raises(NotHere):
        check(None)


def test_what_was_published_is_for_everybody_who_came_in() -> None:
    eve = Visitor(Person("eve"))

    assert require_visitor(eve) is eve
    with pytest.raises(NotHere):
        require_visitor(None)


# The sweep: a use case is a public function of maturity/usecases that takes `who`.

CHECKS = {
    "require",
    "require_owner",
    "require_part",
    "require_round",
    "require_taskforce",
    "require_visitor",
}

OWN_AFFAIRS = {
    "use_work_account",
    "work_accounts",
    "sign_out",
    "explore",
    "give_up_duty",
    "make_device_link",
    "organisations_of",
    "rename_person",
    "in_a_service",
    "export_person",
    "before_leaving_for_good",
    "erase_myself",
}
"""What somebody does with nobody's leave but their own: it is enough that they are somebody."""

FOR_STRANGERS = {"follow_link", "look_at_link"}
"""What somebody does to stop being a stranger, and before."""

WITHOUT_A_PERSON = {
    "make_owner_link",  # whoever started the server reads what it prints
    "cookie_secret",  # the server asks for itself
    "visitor",  # says who somebody is; so does the next
    "signed_in",
    "came_by_link",
    "sign_in_with",  # what somebody does to stop being a stranger; so do the next two
    "follow_signed_in",
    "note_not_accepted",
    "import_register",  # a command of whoever runs the server
    "take_contribution_files",  # a command of whoever runs the server; so are the next six
    "take_from_disk",
    "build_release_files",
    "release_order",
    "history_with_store",
    "services_of",
    "import_release",
    "known_codes",  # tells use cases of the taskforce which codes there are; so do the next three
    "owners_of_codes",
    "parted",
    "cleared",  # after an erasure that somebody was allowed: what is left of it in the database
    "vouched_for",
    "contribution_screen",  # puts a record into words that the visitor was given
    "make_demonstration",  # a command of whoever runs the server, on an empty database
    "find_workshop",  # a code lets anybody vote, and do nothing else; so do the next six
    "join",
    "participant_of",
    "phone_of",
    "cast_vote",
    "ask_more_time",
    "wall_number",
    "take_step",  # for use cases that have asked already; so are the next five
    "noted",
    "noted_of",
    "note_of",
    "note_done",
    "note_refused",
    "noted_by_command",  # for commands of whoever runs the server; so are the next two
    "verify_log",
    "listed",
    "planned",  # for use cases that have asked already; so are the next two
    "open_sharings",
    "run_by",
    "successor_of",  # for use cases that have asked already; so is the next
    "predecessors_of",
    "make_lead_link",  # a command of whoever runs the server, who can read the file anyway
    "overdue",  # commands of whoever runs the server; so is the next
    "delete_overdue",
    "back_up",  # a command of whoever runs the server, who can read the file; so are the next two
    "exchange",
    "restore_from",
}
"""Functions that reach the store for nobody in particular: each is here by a decision."""


def unguarded(text: str, checks: set[str] = CHECKS) -> set[str]:
    """The public functions that take `who` and do not ask first."""
    found = functions(text)
    private = {f.name for f in found if f.name.startswith("_") and asks_first(f, checks)}
    return {
        f.name
        for f in use_cases(text)
        if not asks_first(f, checks | private)
        and f.name not in FOR_STRANGERS
        and not (f.name in OWN_AFFAIRS and refuses_nobody(f))
    }


@cache
def guarded(texts: tuple[str, ...]) -> set[str]:
    """The checks, and every use case that asks first, if only by handing `who` to another one."""
    known: set[str] = set()
    asking = set(CHECKS)
    while asking != known:
        known = set(asking)
        for text in texts:
            asking |= {f.name for f in use_cases(text)} - unguarded(text, known)
    return known - OWN_AFFAIRS - FOR_STRANGERS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_use_case_asks_first_whether_somebody_may(path: Path) -> None:
    assert not unguarded(path.read_text(encoding="utf-8"), guarded(TEXTS))


def test_no_two_use_cases_have_one_name() -> None:
    """So that a name tells which function asks."""
    names = [f.name for text in TEXTS for f in use_cases(text)]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("order", [1, -1])
def test_a_use_case_that_hands_on_who_to_one_that_asks_has_asked(order: int) -> None:
    asks = "def one(w, who):\n    return require(who, P, w)"
    hands_on = "def two(w, who):\n    return show(one(w, who))"
    neither = (
        "def three(w, who):\n    return four(w, who)\ndef four(w, who):\n    return three(w, who)"
    )

    found = guarded((asks, hands_on, neither)[::order])

    assert found == CHECKS | {"one", "two"}


def test_what_reaches_the_store_without_a_person_does_so_by_decision() -> None:
    found = {
        f.name
        for path in MODULES
        for f in functions(path.read_text(encoding="utf-8"))
        if not f.name.startswith("_") and reaches_the_store(f) and not takes(f, "who")
    }

    assert found <= WITHOUT_A_PERSON, f"{found - WITHOUT_A_PERSON}: take `who`, or say why not"


def test_the_exceptions_are_all_still_there() -> None:
    names = {f.name for p in MODULES for f in functions(p.read_text(encoding="utf-8"))}

    assert names >= OWN_AFFAIRS | FOR_STRANGERS | WITHOUT_A_PERSON


@pytest.mark.parametrize(
    "body",
    [
        "return work.store.members(id)",
        "work.store.save_person(id)\n    require(who, P, o)",
        "if id:\n        require(who, P, o)\n    return o",
        "if id:\n        return o\n    require(who, P, o)",
        "require(None, P, o)",
        "other.require(who, P, o)",
        "if who is None:\n        raise NotHere\n    return work.store.members(id)",
    ],
)
def test_the_sweep_finds_a_use_case_that_does_not_ask(body: str) -> None:
    assert unguarded(f"def peek(work, who, id):\n    {body}\n") == {"peek"}


@pytest.mark.parametrize(
    "text",
    [
        "def fine(work, who, id):\n    return require(who, P, work.store.organisation(id))",
        "def fine(w, who):\n    o = _o(w, who)\ndef _o(w, who):\n    return require(who, P, w)",
    ],
)
def test_the_sweep_is_content_with_one_that_does(text: str) -> None:
    assert not unguarded(text)
