"""What would be contributed, to the letter; and every reason why something cannot be."""

from dataclasses import replace
from decimal import Decimal

import pytest

from maturity.domain.assessment import NoLevel, Response
from maturity.domain.content_hash import content_hash
from maturity.domain.contribution import GivenFigure, Record
from maturity.domain.indicator_entry import IndicatorEntry, IndicatorRecord
from maturity.domain.organisation import Organisation
from maturity.domain.taskforce import IssuedCode
from maturity.errors import NotHere
from maturity.usecases.contribution_preview import (
    GivenAttributes,
    Preview,
    contribution_preview,
    same_content,
)
from maturity.usecases.handing_in import submit_round
from maturity.usecases.indicators import GivenEntry, enter_indicator
from maturity.usecases.rounds import continue_with_all, start_round
from tests.usecases.contributors import begun, handed_in, registered
from tests.usecases.places import TEA, Place, coffee, tea

SAID = GivenAttributes("county", "South West", "large", " svt-1 ")


def preview_of(place: Place, *responses: Response, **fields: object) -> Preview:
    """Of a registered council that hands in what it can."""
    lead, round_ = begun(place, registered(place, **fields), *responses)
    if len(responses) == 2:
        submit_round(place.work, lead, round_.id)
    return contribution_preview(place.work, lead, round_.id)


def by_hand(place: Place, given: GivenAttributes | None = None, **fields: object) -> Preview:
    """Of an organisation that somebody entered."""
    organisation = replace(place.organisation(), **fields)  # type: ignore[arg-type]
    place.work.store.save_organisation(organisation)
    lead, round_ = handed_in(place, organisation)
    return contribution_preview(place.work, lead, round_.id, given)


def test_a_registered_council_sees_exactly_what_it_would_send(place: Place) -> None:
    preview = preview_of(place, 4, 1)

    assert preview == Preview(
        record=Record(
            id="",
            questionnaire_id=TEA,
            content_hash=content_hash(tea().light_set()),
            nation="england",
            type="district",
            region="South East",
            size="small",
            levels={"pot.full": 4, "pot.warm": 1},
            themes={"pot": 500},
            overall=500,
        ),
        attributes=GivenAttributes("district", "South East", "small", "AMB"),
        asks=(),
        missing=(),
        obstacles=(),
    )


def test_a_full_round_is_compared_over_the_light_set_alone(place: Place) -> None:
    lead, round_ = begun(place, registered(place), 4, 1)
    round_ = continue_with_all(place.work, lead, round_.id, round_.version)
    place.answer(lead, round_, "cup.clean", 5)
    submit_round(place.work, lead, round_.id)

    record = contribution_preview(place.work, lead, round_.id).record

    assert record is not None
    assert (record.levels, record.overall) == ({"pot.full": 4, "pot.warm": 1}, 500)


def test_figures_go_without_words_and_only_sound_ones(place: Place) -> None:
    lead, round_ = begun(place, registered(place), 4, 1)
    strong = IndicatorEntry(numerator=Decimal(3), denominator=Decimal(4), period="2026", note="Ann")
    enter_indicator(place.work, lead, round_.id, GivenEntry("strong", strong))
    unsound = IndicatorEntry(value=Decimal(-5), period="2026")
    stored = IndicatorRecord("cups", 1, unsound, lead.person.id, place.clock())
    place.work.store.add_indicator_entry(round_.id, stored)
    submit_round(place.work, lead, round_.id)

    record = contribution_preview(place.work, lead, round_.id).record

    assert record is not None
    assert record.figures == (GivenFigure("strong", numerator=Decimal(3), denominator=Decimal(4)),)


def test_an_unusual_figure_that_somebody_was_sure_of_goes_too(place: Place) -> None:
    lead, round_ = begun(place, registered(place), 4, 1)
    many = GivenEntry("cups", IndicatorEntry(value=Decimal(5000), period="2026"), sure=True)
    enter_indicator(place.work, lead, round_.id, many)
    submit_round(place.work, lead, round_.id)

    record = contribution_preview(place.work, lead, round_.id).record

    assert record is not None
    assert record.figures == (GivenFigure("cups", value=Decimal(5000)),)


@pytest.mark.parametrize(
    ("responses", "said"),
    [
        ((), "not handed in"),
        ((3,), "not handed in"),
        ((3,), "1 question of the light set has no answer"),
        ((), "2 questions of the light set have no answer"),
        ((3, NoLevel.DONT_KNOW), "answered with 'don't know'"),
        ((3, NoLevel.NOT_APPLICABLE), "1 question of the light set does not apply"),
    ],
)
def test_what_stands_in_the_way_is_said(
    place: Place, responses: tuple[Response, ...], said: str
) -> None:
    preview = preview_of(place, *responses)

    assert preview.record is None
    assert said in " ".join(preview.obstacles)


def test_an_invented_organisation_contributes_nothing(place: Place) -> None:
    preview = preview_of(place, 3, 3, invented=True)

    assert preview.record is None
    assert "invented" in preview.obstacles[0]


def test_a_later_round_takes_the_place_of_an_earlier_one(place: Place) -> None:
    lead, first = handed_in(place, registered(place))
    start_round(place.work, lead, first.organisation_id, TEA)

    preview = contribution_preview(place.work, lead, first.id)

    assert preview.record is None
    assert preview.obstacles == (
        "There is a later round. Contribute that one, once it is handed in.",
    )


def test_a_questionnaire_without_a_light_set_has_no_benchmark(place: Place) -> None:
    organisation = registered(place)
    lead = place.lead(organisation)
    round_ = start_round(place.work, lead, organisation.id, coffee().id)
    place.answer(lead, round_, "bean.ground", 3)
    submit_round(place.work, lead, round_.id)

    preview = contribution_preview(place.work, lead, round_.id)

    assert preview.record is None
    assert "no light set" in preview.obstacles[0]


def test_what_nobody_knows_is_asked_for(place: Place) -> None:
    preview = by_hand(place)

    assert preview.record is None
    assert preview.asks == preview.missing == ("type", "region", "size", "code")
    assert preview.obstacles == ()


def test_what_the_organisation_says_fills_the_gaps(place: Place) -> None:
    preview = by_hand(place, SAID)

    assert preview.asks == ("type", "region", "size", "code")
    assert preview.missing == ()
    assert preview.attributes == replace(SAID, code="SVT-1")
    assert preview.record is not None
    assert (preview.record.type, preview.record.region, preview.record.size) == (
        "county",
        "South West",
        "large",
    )


def test_the_record_is_shown_before_there_is_a_code(place: Place) -> None:
    preview = by_hand(place, replace(SAID, code=""))

    assert preview.record is not None
    assert preview.missing == ("code",)


def test_what_the_register_says_stands(place: Place) -> None:
    lead, round_ = handed_in(place, registered(place))

    preview = contribution_preview(place.work, lead, round_.id, SAID)

    assert preview.attributes == GivenAttributes("district", "South East", "small", "AMB")


def test_an_issued_code_is_known(place: Place) -> None:
    organisation = place.organisation()
    lead, round_ = handed_in(place, organisation)
    place.work.store.add_issued_code(IssuedCode("SVT-7", "Us", place.clock(), organisation.id))

    preview = contribution_preview(place.work, lead, round_.id, SAID)

    assert preview.attributes.code == "SVT-7"
    assert "code" not in preview.asks


def test_only_councils_are_asked_how_many_people_they_serve(place: Place) -> None:
    preview = by_hand(place, replace(SAID, type="fire", size=None))

    assert preview.record is not None
    assert preview.record.size is None


@pytest.mark.parametrize(
    ("fields", "given"),
    [
        ({"nation": "wales"}, GivenAttributes("district", None, "small", "X1")),
        ({"nation": "england"}, GivenAttributes("welsh-principal", "London", "small", "X1")),
        ({"nation": "england"}, GivenAttributes("county", "Wales", "small", "X1")),
        ({"nation": "wales", "region": "London"}, GivenAttributes("fire", None, None, "X1")),
    ],
)
def test_what_cannot_be_in_a_nation_is_refused(
    place: Place, fields: dict[str, str], given: GivenAttributes
) -> None:
    preview = by_hand(place, given, **fields)

    assert preview.record is None
    assert len(preview.obstacles) == 1


@pytest.mark.parametrize(
    ("nation", "region"),
    [("scotland", "Scotland"), ("wales", "Wales"), ("northern-ireland", "Northern Ireland")],
)
def test_a_nation_that_is_one_region_is_not_asked_which(
    place: Place, nation: str, region: str
) -> None:
    preview = by_hand(place, GivenAttributes("fire", None, None, "X1"), nation=nation)

    assert preview.record is not None
    assert preview.record.region == region


def test_a_colleague_sees_it_and_a_stranger_does_not(place: Place) -> None:
    organisation: Organisation = registered(place)
    _lead, round_ = handed_in(place, organisation)
    bob = place.contributor(organisation)

    assert contribution_preview(place.work, bob, round_.id).record is not None
    with pytest.raises(NotHere):
        contribution_preview(place.work, place.person("Eve", owner=True), round_.id)


def test_only_the_id_may_differ_in_the_same_content(place: Place) -> None:
    record = preview_of(place, 4, 1).record

    assert record is not None
    assert same_content(record, replace(record, id="another"))
    assert not same_content(record, replace(record, size="large"))
