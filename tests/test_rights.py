"""One table says what each use case asks for: no use case lacks a row, and each asks for just that.

That each really refuses and really lets in, tests/usecases/test_rights_called.py shows.
"""

import ast

import pytest

from maturity.access import Duty, Open, Permission
from maturity.rights import RIGHTS, Right
from tests.permissions import COLUMNS, FILE, may, page, sentence
from tests.use_cases import TEXTS, calls, functions, use_cases

FOR_USE_CASES = {
    "require_round",
    "require_workshop",
    "require_group",
    "noted",
    "noted_of",
    "note_done",
    "note_refused",
}
"""They take `who`, and do nothing for anybody: what they ask for or note, use cases tell them."""

ASKS: dict[str, Right] = {
    "require_owner": Duty.OPERATOR,
    "require_taskforce": Duty.TASKFORCE,
    "require_visitor": Open.SOMEBODY,
    "require_part": Open.MEMBER,
}
OPEN = {Open.SOMEBODY, Open.STRANGER}
BY_NAME = {permission.name: permission for permission in Permission}

FOUND = {f.name: f for text in TEXTS for f in use_cases(text)}
NEAR = {f.name: {g.name: g for g in functions(text)} for text in TEXTS for f in functions(text)}


def asked_for(name: str, function: ast.FunctionDef, seen: tuple[str, ...] = ()) -> Right | None:
    """By the first call that hands `who` on: to a check, or to something that asks in its turn."""
    for call in calls(function):
        hands_on = any(isinstance(a, ast.Name) and a.id == "who" for a in call.args)
        if not isinstance(call.func, ast.Name) or not hands_on:
            continue
        found = _of_call(call, call.func.id, NEAR[name], (*seen, name))
        if found is not None:
            return found
    return None


def _of_call(
    call: ast.Call, called: str, near: dict[str, ast.FunctionDef], seen: tuple[str, ...]
) -> Right | None:
    for given in call.args:
        if isinstance(given, ast.Attribute) and ast.unparse(given.value) == "Permission":
            return BY_NAME[given.attr]
    if called in ASKS:
        return ASKS[called]
    function = near.get(called) or FOUND.get(called)
    return None if function is None or called in seen else asked_for(called, function, seen)


def test_every_use_case_has_a_row_and_no_row_is_of_something_else() -> None:
    assert set(RIGHTS) == FOUND.keys() - FOR_USE_CASES


def test_a_use_case_asks_for_what_its_row_says() -> None:
    """Those that ask for nobody's leave are listed in test_access.py, or ask something inside."""
    asked = {name: asked_for(name, FOUND[name]) for name in RIGHTS if name in FOUND}

    other = {name: right for name, right in asked.items() if right is not RIGHTS[name]}
    assert not {name for name in other if RIGHTS[name] not in OPEN}


def test_the_sweep_sees_what_is_asked_for() -> None:
    own = {name for name, right in RIGHTS.items() if right in OPEN}

    assert all(asked_for(name, FOUND[name]) for name in RIGHTS.keys() - own)
    assert asked_for("answer_question", FOUND["answer_question"]) is Permission.ANSWER
    assert asked_for("withdraw", FOUND["withdraw"]) is Permission.SUBMIT


def test_a_row_says_in_a_sentence_what_it_is_about() -> None:
    assert not {name for name in RIGHTS if not sentence(FOUND[name])}, "write a docstring"


def test_the_page_of_the_table_is_as_the_table_is_now() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "run `make permissions`"


@pytest.mark.parametrize(
    ("right", "yes"),
    [
        (Permission.SEE, "reader contributor lead group-lead"),
        (Permission.ANSWER, "contributor lead group-lead"),
        (Permission.SUBMIT, "lead group-lead"),
        (Permission.INVITE, "lead group-lead"),
        (Permission.SEE_WORKSHOP, "reader contributor facilitator lead group-lead"),
        (Permission.RUN_WORKSHOP, "contributor facilitator lead group-lead"),
        (Permission.HOLD_WORKSHOP, "facilitator lead group-lead"),
        (Permission.LEAD_GROUP, "lead group-lead"),
        (Duty.OPERATOR, "operator"),
        (Duty.TASKFORCE, "taskforce"),
        (Open.MEMBER, "reader contributor facilitator lead group-lead"),
    ],
)
def test_the_cells_of_a_row(right: Right, yes: str) -> None:
    assert [c.replace(" ", "-") for c in COLUMNS if may(right, c)] == yes.split()
    assert may(Open.STRANGER, "stranger")
    assert [c for c in COLUMNS if not may(Open.SOMEBODY, c)] == ["stranger"]
