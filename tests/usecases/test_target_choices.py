"""What each question could aim for: where it stands, what is proposed, and what somebody chose."""

from maturity.domain.assessment import NoLevel
from maturity.usecases.plans import GivenTarget, choose_target
from maturity.usecases.rounds import open_round
from maturity.usecases.target_choices import TargetChoice, target_choices
from tests.usecases.places import Place
from tests.usecases.planning import begun_at_one

FULL, WARM = "pot.full", "pot.warm"


def choices(place: Place, **responses: NoLevel | int) -> dict[str, TargetChoice]:
    """Both questions are at 1, unless one of them is answered otherwise."""
    ann, begun = begun_at_one(place)
    for question, response in responses.items():
        place.answer(ann, begun, f"pot.{question}", response)
    return by_question(place)


def by_question(place: Place) -> dict[str, TargetChoice]:
    ann = place.again(place.person("Ann").person)
    begun = place.work.store.assessments_of("ambridge")[-1]
    found = target_choices(place.work, ann, open_round(place.work, ann, begun.id))
    return {choice.question_id: choice for choice in found}


def choose(place: Place, question_id: str, level: int | None, based_on: int = 0) -> None:
    ann = place.again(place.person("Ann").person)
    begun = place.work.store.assessments_of("ambridge")[-1]
    given = GivenTarget(question_id, level, based_on)
    choose_target(place.work, ann, begun.id, given)


def test_the_proposal_stands_until_somebody_chooses(place: Place) -> None:
    choice = choices(place)[FULL]

    assert (choice.level, choice.proposed, choice.chosen, choice.aim) == (1, 2, None, 2)
    assert choice.matters


def test_what_somebody_chose_comes_before_the_proposal_which_stays_visible(place: Place) -> None:
    choices(place)
    choose(place, FULL, 4)

    choice = by_question(place)[FULL]

    assert (choice.proposed, choice.chosen, choice.aim) == (2, 4, 4)


def test_a_choice_that_was_taken_back_leaves_its_version(place: Place) -> None:
    choices(place)
    choose(place, FULL, 4)
    choose(place, FULL, None, 1)

    choice = by_question(place)[FULL]

    assert (choice.chosen, choice.aim) == (None, 2)
    assert choice.kept is not None
    assert choice.kept.version == 2


def test_to_keep_what_there_is_matters_though_there_is_no_gap(place: Place) -> None:
    choices(place)
    choose(place, WARM, 1)

    assert by_question(place)[WARM].aim == 1
    assert by_question(place)[WARM].matters


def test_nobody_is_asked_to_fall(place: Place) -> None:
    choices(place)
    choose(place, FULL, 0)

    assert by_question(place)[FULL].aim == 1


def test_a_question_at_its_target_does_not_matter(place: Place) -> None:
    assert not choices(place, full=5)[FULL].matters


def test_a_question_that_nobody_can_answer_has_no_proposal(place: Place) -> None:
    choice = choices(place, full=NoLevel.DONT_KNOW)[FULL]

    assert (choice.level, choice.proposed, choice.matters) == (None, None, False)
