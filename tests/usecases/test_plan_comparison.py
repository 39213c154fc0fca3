"""A plan's documents beside a published release: what they say, and when they say nothing."""

from datetime import UTC, datetime
from typing import Any

from maturity.access import Visitor
from maturity.domain.release import Quartiles, QuestionShares
from maturity.domain.round import Assessment
from maturity.usecases.kept_release import kept_release
from maturity.usecases.plan_documents import Wanted, plan_file
from maturity.usecases.rounds import open_round
from tests.documents.sample_benchmark import CUT_OFF, a_release, figures
from tests.usecases.places import Place, tea

NOON = datetime(2027, 12, 1, 12, tzinfo=UTC)


def members_page(place: Place, who: Visitor, begun: Assessment) -> str:
    found = open_round(place.work, who, begun.id)
    return plan_file(place.work, who, found, Wanted("members", "html")).decode()


def published(place: Place, **fields: Any) -> None:
    pot = Quartiles(200, 300, 400)
    shares = tuple(
        QuestionShares(q.id, q.meaning, (90, 70, 50, 30, 10), 10, 40, CUT_OFF)
        for q in tea().light_set().questions
    )
    made = a_release(
        tea(),
        groups=(figures(overall=pot, themes={"pot": pot}),),
        missing=(),
        questions=shares,
        indicators=(),
        movement=None,
        **fields,
    )
    place.work.store.add_release(kept_release(made, b"", NOON))


def a_round(place: Place) -> tuple[Visitor, Assessment]:
    ann, begun = place.round()
    for question in tea().light_set().questions:
        place.answer(ann, begun, question.id, 3)
    return ann, begun


def test_a_release_brings_one_line_for_members(place: Place) -> None:
    ann, begun = a_round(place)
    before = members_page(place, ann, begun)

    published(place)

    line = "Compared with 40+ councils, November 2027: in the highest quarter."
    after = members_page(place, ann, begun)
    assert f" {line}" in after
    assert after.replace(f" {line}", "") == before


def test_a_release_of_invented_organisations_says_nothing_to_a_real_one(place: Place) -> None:
    ann, begun = a_round(place)
    before = members_page(place, ann, begun)

    published(place, invented=True)

    assert members_page(place, ann, begun) == before


def test_a_round_with_a_gap_is_not_compared(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 3)
    published(place)

    assert "Compared with" not in members_page(place, ann, begun)
