"""The documents of a round's plan, as files for whoever may see it."""

from datetime import date, timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.plan import ActionRecord, Status
from maturity.domain.round import Assessment
from maturity.errors import NotHere, PlanError
from maturity.usecases.plan_documents import Wanted, plan_file, plan_paper
from maturity.usecases.plan_forms import FORMS, Form
from maturity.usecases.plan_records import GivenRecord, record_action
from maturity.usecases.rounds import open_round
from tests.usecases.places import Place

BEGINNINGS: dict[Form, bytes] = {"html": b"<!", "pdf": b"%PDF-", "docx": b"PK\x03\x04"}


def answered(place: Place) -> tuple[Visitor, Assessment]:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 1)
    place.answer(ann, begun, "pot.warm", 3)
    return ann, begun


def written(place: Place, who: Visitor, begun: Assessment, wanted: Wanted) -> bytes:
    return plan_file(place.work, who, open_round(place.work, who, begun.id), wanted)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", ["full", "members", "theme:pot", "evidence"])
def test_every_part_is_written_in_every_form(place: Place, part: str, form: Form) -> None:
    ann, begun = answered(place)

    assert written(place, ann, begun, Wanted(part, form)).startswith(BEGINNINGS[form])


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_the_same_answers_and_plan_give_the_same_bytes_on_any_day(place: Place, form: Form) -> None:
    ann, begun = answered(place)
    first = written(place, ann, begun, Wanted("full", form))

    place.clock.forward(timedelta(days=100))

    assert written(place, ann, begun, Wanted("full", form)) == first


def test_a_document_speaks_of_the_last_day_on_which_anything_changed(place: Place) -> None:
    ann, begun = answered(place)
    before = plan_paper(place.work, ann, open_round(place.work, ann, begun.id))
    place.clock.forward(timedelta(days=9))
    noted = ActionRecord("pot.full.2", Status.IN_PROGRESS, owner="The kettle team")

    record_action(place.work, ann, begun.id, GivenRecord(noted))

    after = plan_paper(place.work, ann, open_round(place.work, ann, begun.id))
    assert (before.on, after.on) == (date(2026, 3, 2), date(2026, 3, 11))
    page = written(place, ann, begun, Wanted("full", "html")).decode()
    assert "The kettle team" in page
    assert "11 March 2026" in page


def test_how_near_the_plan_comes_to_the_best_possible_is_said_only_when_asked(place: Place) -> None:
    ann, begun = answered(place)
    found = open_round(place.work, ann, begun.id)

    assert plan_paper(place.work, ann, found).optimal_share is None
    assert plan_paper(place.work, ann, found, optimal=True).optimal_share == 1


def test_a_part_that_no_plan_has_is_named(place: Place) -> None:
    ann, begun = answered(place)

    with pytest.raises(PlanError, match="theme:tea"):
        written(place, ann, begun, Wanted("theme:tea", "html"))


def test_a_member_of_another_organisation_gets_no_file(place: Place) -> None:
    ann, begun = answered(place)
    found = open_round(place.work, ann, begun.id)
    eve = place.lead(place.organisation("Borchester"), "Eve")

    with pytest.raises(NotHere):
        plan_file(place.work, eve, found, Wanted("full", "html"))
