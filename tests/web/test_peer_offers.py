"""Offers to show others how one does something, in a browser tab: made, seen, reported, decided."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.organisation import Organisation
from maturity.domain.peer_offer import PeerOffer
from maturity.domain.round import Assessment
from maturity.usecases.peer_offers import GivenOffer, make_offer
from maturity.usecases.reported_offers import report_offer, reported_offers
from maturity.usecases.rounds import start_round
from maturity.web.escape import plain
from tests.web.apptest import OURS, FrontDoor, page_test, press, run
from tests.web.plan_tabs import at_one, folded, headings, on_hand, said, unfold

HOSTILE = "# a | b **bold** [x](javascript:1) $z$ <script>alert(1)</script>"
HOW = GivenOffer("policy.written", HOSTILE, "Tea *desk*", "https://tea.example.org/a_b_(c)")


def teatown(door: FrontDoor) -> tuple[Visitor, Assessment]:
    organisation = Organisation("teatown", "Tea [town](x)", "england")
    door.place.work.store.save_organisation(organisation)
    lead = door.place.lead(organisation, "Tess")
    return lead, start_round(door.place.work, lead, organisation.id, OURS)


def offered(door: FrontDoor, question_id: str) -> PeerOffer:
    tess, begun = teatown(door)
    return make_offer(door.place.work, tess, begun.id, replace(HOW, question_id=question_id))


def first_move(door: FrontDoor, who: Visitor, begun: Assessment) -> tuple[str, str]:
    """An action of the plan, and a question that it lifts."""
    task = on_hand(door, who, begun).plan.scheduled[0].task
    return task.id, task.moves[0].question


def unfold_offers(tab: AppTest, begun: Assessment) -> AppTest:
    """AppTest has no click for that."""
    tab.session_state[f"offer:{begun.id}"] = True
    return run(tab)


def fill(tab: AppTest, question_id: str, words: str, contact: str, link: str = "") -> AppTest:
    tab.selectbox[0].set_value(question_id)
    tab.text_area[0].set_value(words)
    tab.text_input[0].set_value(contact)
    tab.text_input[1].set_value(link)
    return press(tab, "Show this offer to others")


def test_a_lead_makes_an_offer_and_withdraws_it_with_a_click(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "results", ann)
    assert not tab.text_area
    unfold_offers(tab, begun)
    chosen = next(front_door.place.work.library.questionnaire(OURS).questions)

    fill(tab, chosen.id, HOSTILE, "Tea desk")

    (made,) = front_door.place.work.store.offers_of("ambridge")
    assert (made.question_id, made.words, made.open) == (chosen.id, HOSTILE, True)
    assert plain(HOSTILE) in "\n".join(element.value for element in tab.markdown)
    assert tab.text_area[0].value == ""
    assert chosen.title not in tab.selectbox[0].options
    press(tab, f"Withdraw the offer at '{chosen.title}'")
    assert front_door.place.work.store.offers_of("ambridge")[0].withdrawn_at is not None
    assert "Tea desk" not in said(tab)


def test_what_cannot_be_shown_stays_in_its_boxes_with_a_sentence(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = unfold_offers(page_test(front_door, "results", ann), begun)

    press(tab, "Show this offer to others")
    assert "Choose the question that you can show something for." in said(tab)
    _, question_id = first_move(front_door, ann, begun)
    fill(tab, question_id, "Look", "Tea desk", "http://tea.example.org")

    assert "The link is no address that begins with" in said(tab)
    assert tab.text_area[0].value == "Look"
    assert not front_door.place.work.store.offers_of("ambridge")


def test_a_contributor_sees_the_offers_and_no_form(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    _, question_id = first_move(front_door, ann, begun)
    make_offer(front_door.place.work, ann, begun.id, replace(HOW, question_id=question_id))
    bob = front_door.place.contributor(front_door.place.organisation())

    tab = unfold_offers(page_test(front_door, "results", bob), begun)

    assert "Ask: Tea *desk*" in said(tab)
    assert not tab.text_area
    assert not [b for b in tab.button if b.label.startswith("Withdraw")]


def test_somebody_with_a_gap_sees_the_offer_beside_the_action_as_it_was_typed(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    task_id, question_id = first_move(front_door, ann, begun)
    offered(front_door, question_id)

    tab = unfold(page_test(front_door, "plan", ann), begun, task_id)

    assert "1 organisation can show how it does this" in folded(tab)
    shown = said(tab)
    assert f"**Tea [town](x)**: {HOSTILE[:20]}" in shown
    assert "Ask: Tea *desk*" in shown
    assert "<https://tea.example.org/a_b_(c)>" in shown
    assert plain(HOSTILE) in "\n".join(element.value for element in tab.markdown)


def test_without_an_offer_the_card_has_nothing_about_offers(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    task_id, _ = first_move(front_door, ann, begun)

    tab = unfold(page_test(front_door, "plan", ann), begun, task_id)

    assert not [label for label in folded(tab) if "can show" in label]


def test_a_reported_offer_is_gone_at_once_for_who_reported_it(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    task_id, question_id = first_move(front_door, ann, begun)
    offered(front_door, question_id)
    tab = unfold(page_test(front_door, "plan", ann), begun, task_id)
    press(tab, next(b.label for b in tab.button if b.label.startswith("Report the offer of Tea")))

    press(tab, "Report it as abusive")
    assert "Say what is wrong with the offer." in said(tab)
    reason = next(box for box in tab.text_input if box.label.startswith("What is wrong with"))
    reason.set_value("Rude *words*")
    press(tab, "Report it as abusive")

    assert not [label for label in folded(tab) if "can show" in label]
    assert "You do not see this offer any more" in said(tab)
    assert "You do not see this offer any more" not in said(run(tab))
    olga = front_door.place.person("Olga", owner=True)
    assert [r.reasons for r in reported_offers(front_door.place.work, olga)] == [("Rude *words*",)]


def test_the_taskforce_takes_a_reported_offer_away_or_keeps_it(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    _, question_id = first_move(front_door, ann, begun)
    offer = offered(front_door, question_id)
    olga = front_door.place.person("Olga", owner=True)
    assert "Offers that were reported" not in headings(page_test(front_door, "benchmark", olga))
    for decision, stays in (("Keep the offer of Tea", True), ("Take the offer of Tea", False)):
        report_offer(front_door.place.work, ann, "ambridge", offer.id, "Rude")
        tab = page_test(front_door, "benchmark", olga)
        assert "What was said against it: Rude" in said(tab)

        press(tab, next(b.label for b in tab.button if b.label.startswith(decision)))

        assert "Offers that were reported" not in headings(tab)
        found = front_door.place.work.store.offer(offer.id)
        assert found is not None
        assert found.open is stays
