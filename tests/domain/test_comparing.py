"""What a release says about one organisation: its groups, and only what means the same."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from maturity.domain.assessment import Answer
from maturity.domain.comparing import Attributes, compare, own_of
from maturity.domain.comparison import Comparison, NotCompared, Position
from maturity.domain.content_hash import content_hash
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import MissingGroup, Quartiles
from tests.builders import DONT_KNOW, NA
from tests.documents.sample_benchmark import DISTRICT, a_release, an_own, figures, levels
from tests.documents.sample_results import shipped


def group_ids(comparison: Comparison) -> list[str]:
    return [compared.group.id for compared in comparison.groups]


def of(attributes: Attributes, **fields: Any) -> Comparison:
    return compare(shipped(), an_own(attributes=attributes), a_release(**fields))


def with_meaning(questionnaire: Questionnaire, question_id: str, **fields: Any) -> Questionnaire:
    """Another edition in which one question is different."""
    themes = tuple(
        replace(
            theme,
            questions=tuple(
                replace(q, **fields) if q.id == question_id else q for q in theme.questions
            ),
        )
        for theme in questionnaire.themes
    )
    return replace(questionnaire, id="social-value-2028", edition="2028", themes=themes)


def test_averages_and_levels_are_of_the_light_set_whatever_was_asked() -> None:
    light = {question.id for question in shipped().light_set().questions}
    heavy = {i: Answer(5) for i in levels(3, 2, 1, 0) if i not in light}

    full = own_of(shipped(), levels(3, 2, 1, 0) | heavy, Attributes())

    assert full == own_of(shipped(), {i: levels(3, 2, 1, 0)[i] for i in light}, Attributes())
    assert full.levels.keys() == light
    assert (full.overall, full.themes["policy"]) == (300, 600)


def test_what_does_not_apply_is_no_level_and_counts_in_no_average() -> None:
    first = next(shipped().light_set().questions).id

    own = own_of(shipped(), levels(3, 3, 3, 3) | {first: Answer(NA, "No.")}, Attributes())

    assert own.levels[first] is None
    assert own.themes["policy"] == 600
    assert own.comparable


@pytest.mark.parametrize("response", [DONT_KNOW, None])
def test_a_round_with_a_gap_in_the_light_set_is_not_compared(response: Any) -> None:
    answers = levels(3, 2, 1, 0)
    first = next(shipped().light_set().questions).id
    answers = {i: a for i, a in answers.items() if i != first}
    if response is not None:
        answers[first] = Answer(response)

    found = compare(shipped(), an_own(answers), a_release())

    assert found.because is NotCompared.INCOMPLETE
    assert not found.groups


def test_an_organisation_is_in_the_groups_of_its_type_region_and_size_and_no_other() -> None:
    groups = ("national", "type:county", "type:district", "region:north", "size:small")
    found = of(
        Attributes("district", "North West", "small"),
        groups=tuple(figures(i) for i in groups),
        missing=(),
    )

    assert group_ids(found) == ["national", "type:district", "region:north", "size:small"]
    assert found.missing == ()


def test_own_groups_that_are_held_back_are_named_with_the_reason_and_others_are_not() -> None:
    found = of(Attributes("district", "North West", "small"))

    assert [(m.id, m.because) for m in found.missing] == [("size:small", "audit")]


def test_a_group_that_nobody_is_in_has_too_few() -> None:
    found = of(Attributes("metropolitan", "North West", "large"), missing=())

    missing = [(m.id, m.because) for m in found.missing]
    assert missing == [("type:metropolitan", "few"), ("size:large", "few")]


def test_a_release_of_twelve_regions_is_compared_by_them() -> None:
    twelve = (figures(), figures("region:North West"), figures("region:South East"))

    found = of(Attributes("district", "North West"), groups=twelve, missing=())

    assert group_ids(found) == ["national", "region:North West"]


def test_without_a_type_everybody_is_beside_all_councils_alone() -> None:
    assert group_ids(of(Attributes())) == ["national"]


def test_a_fire_service_is_beside_fire_services_alone() -> None:
    fire = figures("national:fire", 10, pool="fire")

    found = of(Attributes("fire", "London", "large"), groups=(figures(), fire))

    assert group_ids(found) == ["national:fire"]
    assert (found.questions, found.indicators) == ((), ())


def test_a_combined_authority_without_enough_others_is_told_so() -> None:
    found = of(Attributes("combined-authority"))

    assert found.groups == ()
    assert found.missing == (
        MissingGroup("national:combined-authority", "national", "combined-authority", "few"),
    )


def test_another_kind_of_organisation_is_in_no_group() -> None:
    found = of(Attributes("other", "London", "small"))

    assert (found.groups, found.missing, found.questions) == ((), (), ())


def test_a_place_follows_from_own_average_and_the_published_marks() -> None:
    found = of(Attributes("district"), groups=(figures(overall=Quartiles(100, 150, 200)),))

    overall, policy = found.groups[0].standings[:2]
    assert (overall.measure, overall.own, overall.position) == ("", 300, Position.HIGHEST_QUARTER)
    assert (policy.measure, policy.own, policy.position) == ("policy", 600, Position.MIDDLE)


def test_own_levels_and_figures_stand_beside_those_of_the_release() -> None:
    found = of(Attributes("district"))

    asked = [standing.shares.question_id for standing in found.questions]
    assert asked == [question.id for question in shipped().light_set().questions]
    assert [standing.own for standing in found.questions[:6]] == [3, 3, 3, 3, 3, 2]
    assert [standing.own for standing in found.indicators] == [Fraction(15, 2)]


def test_a_figure_that_was_not_entered_is_none() -> None:
    own = own_of(shipped(), levels(3, 2, 1, 0), Attributes())

    assert [s.own for s in compare(shipped(), own, a_release()).indicators] == [None]


def test_another_family_is_not_compared() -> None:
    found = compare(shipped(), an_own(), a_release(family="tea"))

    assert found.because is NotCompared.OTHER_FAMILY


def test_of_another_edition_only_unchanged_questions_and_whole_themes_are_compared() -> None:
    changed = next(shipped().light_set().questions).id
    released = with_meaning(shipped(), changed, meaning=2)

    found = compare(shipped(), an_own(), a_release(released), released)

    assert found.changed == (changed,)
    assert changed not in {standing.shares.question_id for standing in found.questions}
    assert len(found.questions) == 19
    measures = [standing.measure for standing in found.groups[0].standings]
    assert measures == ["targeting", "measurement", "impact"]


def test_an_edition_that_corrected_words_alone_is_compared_whole() -> None:
    question = next(shipped().light_set().questions)
    released = with_meaning(shipped(), question.id, text=f"{question.text} Please say.")

    found = compare(shipped(), an_own(), a_release(released), released)

    assert replace(found, release=None) == replace(of(DISTRICT), release=None)


def test_a_theme_with_another_weight_in_it_keeps_its_questions_and_loses_its_average() -> None:
    changed = next(shipped().light_set().questions).id
    released = with_meaning(shipped(), changed, weight=2)

    found = compare(shipped(), an_own(), a_release(released), released)

    assert found.changed == ()
    assert "policy" not in [standing.measure for standing in found.groups[0].standings]


def test_without_the_other_edition_at_hand_no_average_is_compared() -> None:
    changed = next(shipped().light_set().questions).id
    released = with_meaning(shipped(), changed, meaning=2)

    found = compare(shipped(), an_own(), a_release(released))

    assert (found.groups, found.indicators) == ((), ())
    assert len(found.questions) == 19


def test_an_edition_at_hand_that_is_not_the_one_released_is_not_relied_on() -> None:
    changed = next(shipped().light_set().questions).id
    released = with_meaning(shipped(), changed, meaning=2)
    other = replace(released, themes=shipped().themes)

    found = compare(shipped(), an_own(), a_release(released), other)

    assert content_hash(other.light_set()) != a_release(released).content_hash
    assert found.groups == ()


def test_a_scale_of_another_length_is_not_compared() -> None:
    released = replace(with_meaning(shipped(), "", meaning=2), levels=shipped().levels[:-1])

    found = compare(shipped(), an_own(), a_release(released), released)

    assert (found.groups, found.questions) == ((), ())
    assert len(found.changed) == 20
