"""Members of a shared service side by side: who is shown, what is, and what is not."""

import pytest

from maturity.documents.blocks import Block, Table
from maturity.domain.assessment import Answer
from maturity.errors import MaturityError
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.handing_in import reopen_round
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.service_membership import leave_service, stop_being_seen
from maturity.usecases.side_by_side import side_by_side, side_by_side_file, side_by_side_screen
from tests.documents.reading import flat, texts_of
from tests.usecases.places import TEA, Place
from tests.usecases.shared import Service, a_member, a_service, hand_in


def two_members(place: Place) -> Service:
    """Leeds at 1 and Bath at 2, both agreed; York that did not, and Wells without a round."""
    service = a_service(place)
    for name, level in (("Leeds", 1), ("Bath", 2)):
        hand_in(place, a_member(place, service, name, agrees=True), level)
    hand_in(place, a_member(place, service, "York"), 0)
    a_member(place, service, "Wells", agrees=True)
    return service


def said(place: Place, service: Service) -> str:
    blocks = side_by_side_screen(place.work, service.lead, service.group.id, TEA).blocks
    return "\n".join(text for block in flat(blocks) for text in texts_of(block))


def tables(blocks: tuple[Block, ...]) -> dict[str, Table]:
    return {block.caption: block for block in blocks if isinstance(block, Table)}


def test_those_who_agreed_stand_side_by_side_and_of_others_the_name(place: Place) -> None:
    service = two_members(place)

    paper = side_by_side(place.work, service.lead, service.group.id, TEA)

    assert [member.name for member in paper.members] == ["Bath", "Leeds"]
    assert (paper.not_agreed, paper.without_round) == (("York",), ("Wells",))
    blocks = side_by_side_screen(place.work, service.lead, service.group.id, TEA).blocks
    found = tables(blocks)
    standing = found["Stage and average of each member, by theme"]
    assert [row[0] for row in standing.rows] == ["Bath (2 March 2026)", "Leeds (2 March 2026)"]
    assert standing.rows[0][1:] == ("Level 2, 2.0\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}5",) * 3
    assert found["Pot: the level of each member"].header == ("Question", "Bath", "Leeds")
    assert found["Pot: the level of each member"].rows[0] == ("Pot.Full", "2", "1")
    whole = "\n".join(text for block in flat(blocks) for text in texts_of(block))
    assert "York has not agreed to be compared." in whole
    assert "Wells agreed, and has not handed in a round yet." in whole
    assert whole.count("York") == whole.count("Wells") == 1


def test_what_both_plan_for_one_reason_is_done_once(place: Place) -> None:
    service = a_service(place)
    for name in ("Leeds", "Bath"):
        hand_in(place, a_member(place, service, name, agrees=True), 1)

    paper = side_by_side(place.work, service.lead, service.group.id, TEA)

    assert "pot.full.2" in {one.action_id for one in paper.plan.once}
    assert all(one.members == {"leeds", "bath"} for one in paper.plan.once)
    assert paper.plan.together.days.likely * 2 == paper.plan.apart.days.likely
    assert [gap.behind for gap in paper.gaps] == [2, 2, 2]
    whole = said(place, service)
    assert "For Bath and Leeds, to raise: Pot.Full." in whole
    assert "That is an estimate and not a promise" in whole


def test_nothing_that_a_member_typed_is_shown(place: Place) -> None:
    service = a_service(place)
    for name in ("Leeds", "Bath"):
        council = a_member(place, service, name, agrees=True)
        secret = Answer(1, comment="Secret", evidence_link="Secret", evidence_note="Secret")
        answer_question(place.work, council.lead, council.round.id, GivenAnswer("pot.warm", secret))
        add_own_action(place.work, council.lead, council.round.id, GivenOwnAction("Secret action"))
        hand_in(place, council, 1)

    page = side_by_side_file(place.work, service.lead, service.group.id, TEA, "html").decode()

    assert "Leeds" in page
    assert "Secret" not in page + said(place, service)
    assert "Lead of Leeds" not in page


@pytest.mark.parametrize("how", ["left", "took back", "reopened"])
def test_who_is_no_longer_to_be_seen_is_not_seen(place: Place, how: str) -> None:
    service = two_members(place)
    leeds = place.again(place.work.store.person("lead of leeds"))  # type: ignore[arg-type]
    [begun] = place.work.store.assessments_of("leeds")
    if how == "left":
        leave_service(place.work, leeds, "leeds", service.group.id)
    elif how == "took back":
        stop_being_seen(place.work, leeds, "leeds", service.group.id)
    else:
        reopen_round(place.work, leeds, begun.id, "A mistake.")

    paper = side_by_side(place.work, service.lead, service.group.id, TEA)

    assert [member.name for member in paper.members] == ["Bath"]
    assert ("Leeds" in paper.not_agreed) == (how == "took back")
    assert ("Leeds" in paper.without_round) == (how == "reopened")
    assert "So far there are fewer." in said(place, service)
    assert "Level" not in said(place, service)
    with pytest.raises(MaturityError, match="Fewer than two"):
        side_by_side_file(place.work, service.lead, service.group.id, TEA, "html")


def test_the_service_itself_is_never_one_of_its_members(place: Place) -> None:
    service = two_members(place)

    assert "Star" not in {
        member.name
        for member in side_by_side(place.work, service.lead, service.group.id, TEA).members
    }
    assert set(place.work.store.services()["star"]) == {"leeds", "bath", "york", "wells"}


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_it_can_be_taken_along(place: Place, form: str) -> None:
    service = two_members(place)

    made = side_by_side_file(place.work, service.lead, service.group.id, TEA, form)  # type: ignore[arg-type]

    assert made.startswith({"html": b"<!", "docx": b"PK", "pdf": b"%PDF"}[form])
