"""What was handed in: every result with its reopening, and whether it still comes out the same."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from gettext import NullTranslations
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.access import Visitor
from maturity.documents.result import Result
from maturity.documents.result_json import result_json
from maturity.domain.assessment import Answer, NoLevel, Scope
from maturity.domain.content_hash import constants, content_hash
from maturity.domain.contributors import CONTRIBUTOR_ROLES
from maturity.domain.library import Library
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.domain.scoring import score
from maturity.locale import speaking
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.handing_in import as_handed_in, reopen_round, submissions_of, submit_round
from maturity.usecases.rounds import continue_with_all, open_round, set_roles, start_round
from maturity.usecases.score_answers import asked_questions
from tests.usecases.places import TEA, Place, coffee, tea

NUMBERS = count()
RESPONSES = st.integers(0, 5) | st.sampled_from([NoLevel.NOT_APPLICABLE, NoLevel.DONT_KNOW])
ANSWERS = st.builds(
    Answer,
    RESPONSES,
    reason=st.just("We have none."),
    evidence=st.sampled_from([None, "checked", "records", "document", "word"]),
    comment=st.text(max_size=5),
)


def submitted(place: Place) -> tuple[Visitor, Assessment]:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 4)
    place.answer(ann, begun, "pot.warm", NoLevel.DONT_KNOW)
    return ann, submit_round(place.work, ann, begun.id)


def test_a_round_in_work_has_no_submission_and_no_result_that_stands(place: Place) -> None:
    ann, begun = place.round()

    assert submissions_of(place.work, ann, begun.id) == ()
    assert not as_handed_in(place.work, ann, open_round(place.work, ann, begun.id))


def test_submissions_stand_in_order_each_with_its_reopening(place: Place) -> None:
    ann, done = submitted(place)
    for reason in ("First.", "Second."):
        reopen_round(place.work, ann, done.id, reason)
        submit_round(place.work, ann, done.id)

    found = submissions_of(place.work, ann, done.id)

    assert [s.reopening and s.reopening.reason for s in found] == ["First.", "Second.", None]
    assert [s.result for s in found] == place.work.store.frozen_results(done.id)


def test_a_reopened_round_has_no_result_that_stands(place: Place) -> None:
    ann, done = submitted(place)
    reopen_round(place.work, ann, done.id, "A mistake.")

    [only] = submissions_of(place.work, ann, done.id)

    assert only.reopening is not None
    assert not as_handed_in(place.work, ann, open_round(place.work, ann, done.id))


def test_colleagues_see_what_was_handed_in(place: Place) -> None:
    _, done = submitted(place)
    bob = place.contributor(place.organisation())

    assert len(submissions_of(place.work, bob, done.id)) == 1
    assert as_handed_in(place.work, bob, open_round(place.work, bob, done.id))


def test_a_rule_that_changed_since_is_noticed_and_the_stored_result_stays(place: Place) -> None:
    ann, done = submitted(place)
    before = submissions_of(place.work, ann, done.id)
    other = replace(tea(), evidence=None)
    place.work = replace(place.work, library=Library((other, coffee())))

    found = open_round(place.work, ann, done.id)

    assert not as_handed_in(place.work, ann, found)
    assert submissions_of(place.work, ann, done.id) == before


def test_a_name_that_changed_since_makes_no_difference(place: Place) -> None:
    ann, done = submitted(place)
    place.work.store.save_organisation(Organisation("ambridge", "Greater Ambridge", "wales"))

    assert as_handed_in(place.work, ann, open_round(place.work, ann, done.id))


class Shouted(NullTranslations):
    """A language in which every sentence is another one."""

    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n == 1 else msgid2).upper()

    def info(self) -> dict[str, str]:
        return {"language": "xx"}


def test_the_language_of_whoever_hands_in_or_looks_makes_no_difference(place: Place) -> None:
    shouted = replace(tea(), language="xx", title="TEA")
    library = replace(place.work.library, translations=(shouted,))
    place.work = replace(place.work, library=library)
    with speaking(Shouted()):
        ann, done = submitted(place)
        found = open_round(place.work, ann, done.id)
        theirs = as_handed_in(place.work, ann, found)

    assert found.questionnaire.title == "TEA"
    assert theirs
    assert as_handed_in(place.work, ann, open_round(place.work, ann, done.id))
    [frozen] = place.work.store.frozen_results(done.id)
    assert json.loads(frozen.result)["overall"]["reasons"]
    assert not any(r.isupper() for r in json.loads(frozen.result)["overall"]["reasons"])


@pytest.mark.parametrize("scope", Scope)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(
    answers=st.fixed_dictionaries(dict.fromkeys(("pot.full", "pot.warm", "cup.clean"), ANSWERS)),
    roles=st.sets(st.sampled_from(CONTRIBUTOR_ROLES)),
)
def test_everything_that_was_frozen_can_be_worked_out_again(
    place: Place, scope: Scope, answers: Mapping[str, Answer], roles: set[str]
) -> None:
    organisation = place.organisation(f"Council {next(NUMBERS)}")
    ann = place.lead(organisation)
    begun = start_round(place.work, ann, organisation.id, TEA)
    changed = set_roles(place.work, ann, begun.id, roles, begun.version)
    if scope is Scope.FULL:
        continue_with_all(place.work, ann, begun.id, changed.version)
    for question_id, answer in answers.items():
        answer_question(place.work, ann, begun.id, GivenAnswer(question_id, answer))
    submit_round(place.work, ann, begun.id)

    [submission] = submissions_of(place.work, ann, begun.id)

    frozen, asked = submission.result, asked_questions(tea(), scope)
    in_order = tuple(role for role in CONTRIBUTOR_ROLES if role in roles)
    result = Result(asked, answers, score(asked, answers), scope, in_order)
    assert frozen.result == result_json(result)
    assert json.loads(frozen.constants) == constants(tea())
    assert frozen.content_hash == content_hash(asked)
    assert json.loads(frozen.attributes) == asdict(organisation)
    assert as_handed_in(place.work, ann, open_round(place.work, ann, begun.id))
