"""Every page that the page list offers, in every state, in a language that nobody speaks."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import Answer, NoLevel, Response, Scope
from maturity.domain.library import Library
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.handing_in import submit_round
from maturity.usecases.lost_leads import make_lead_link
from maturity.usecases.rounds import open_round, start_round
from tests.locale.pseudo import forgotten
from tests.usecases.places import Place
from tests.web.apptest import OURS, FrontDoor, go, page_test, page_titles, press
from tests.web.visible import texts_of

KNOWN = [
    *("Ambridge", "Ann", "Bob", "Carol", "Fay", "Rob", "Comment", "Reason", "Note"),
    *("ann", "bob", "carol", "fay", "rob", "£", "60 %"),
]
"""What people typed."""

RESPONSES: list[Response] = [0, 1, 2, 3, 4, 5, NoLevel.NOT_APPLICABLE, NoLevel.DONT_KNOW]


def a_stranger(_place: Place) -> None:
    return None


def an_owner_without_a_name(place: Place) -> Visitor:
    return place.person("", owner=True)


def an_owner_without_an_organisation(place: Place) -> Visitor:
    return place.person("Ann", owner=True)


def somebody_who_belongs_nowhere(place: Place) -> Visitor:
    return place.person("Ann")


def a_lead_before_the_first_round(place: Place) -> Visitor:
    return place.lead(place.organisation())


def a_lead_with_an_empty_round(place: Place) -> Visitor:
    ann, _ = place.round(OURS)
    return ann


def a_contributor_with_some_answers(place: Place) -> Visitor:
    ann, assessment = place.round(OURS)
    answer_all(place, ann, assessment, some=9)
    ambridge = place.organisation()
    place.member(ambridge, "Carol", Role.CONTRIBUTOR, shut_out=True)
    return place.contributor(ambridge)


def an_owner_with_every_question_answered(place: Place) -> Visitor:
    ann, assessment = place.round(OURS)
    whole = replace(assessment, scope=Scope.FULL, threshold="£", share_covered="60 %")
    answer_all(place, ann, place.work.store.save_assessment(whole))
    place.person("Ann", owner=True)
    return place.again(ann.person)


def a_lead_who_handed_in(place: Place) -> Visitor:
    ann, assessment = place.round(OURS)
    answer_all(place, ann, assessment)
    submit_round(place.work, ann, assessment.id)
    return ann


def a_lead_in_the_second_round(place: Place) -> Visitor:
    ann = a_lead_who_handed_in(place)
    assessment = start_round(place.work, ann, "ambridge", OURS)
    place.answer(ann, assessment, "policy.scope", 5)
    return ann


def somebody_who_reads(place: Place) -> Visitor:
    a_lead_with_an_empty_round(place)
    return place.member(place.organisation(), "Rob", Role.READER)


def a_facilitator_without_a_name(place: Place) -> Visitor:
    a_lead_with_an_empty_round(place)
    return place.member(place.organisation(), "", Role.FACILITATOR)


def a_lead_of_everybody(place: Place) -> Visitor:
    ann = a_lead_with_an_empty_round(place)
    for role, name in zip(Role, ("Bob", "Carol", "Fay", "Rob"), strict=True):
        place.member(place.organisation(), name, role)
    make_lead_link(place.work, "Ambridge")
    return ann


STATES: list[Callable[[Place], Visitor | None]] = [
    a_stranger,
    an_owner_without_a_name,
    an_owner_without_an_organisation,
    somebody_who_belongs_nowhere,
    a_lead_before_the_first_round,
    a_lead_with_an_empty_round,
    a_contributor_with_some_answers,
    an_owner_with_every_question_answered,
    a_lead_who_handed_in,
    a_lead_in_the_second_round,
    somebody_who_reads,
    a_facilitator_without_a_name,
    a_lead_of_everybody,
]

WITH_EVERY_BUTTON = [
    a_lead_before_the_first_round,
    an_owner_with_every_question_answered,
    a_lead_who_handed_in,
    a_lead_in_the_second_round,
    a_facilitator_without_a_name,
    a_lead_of_everybody,
]
"""What the others' pages offer, theirs offer too."""


def answer_all(place: Place, who: Visitor, assessment: Assessment, some: int = 99) -> None:
    """Every kind of response and evidence, in turn."""
    questions = open_round(place.work, who, assessment.id).questionnaire.questions
    kinds = ("checked", "records", "document", "word", None)
    for number, question in enumerate(list(questions)[:some]):
        answer = Answer(
            RESPONSES[number % len(RESPONSES)],
            reason="Reason",
            evidence=kinds[number % len(kinds)],  # type: ignore[arg-type]
            evidence_note="Note",
            comment="Comment",
            target=number % 6,
        )
        answer_question(place.work, who, assessment.id, GivenAnswer(question.id, answer))


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_page_forgets_a_sentence(
    front_door: FrontDoor,
    unspoken: None,
    shelf: Library,
    state: Callable[[Place], Visitor | None],
) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"
    who = state(front_door.place)

    tab = page_test(front_door, who=who)
    pages = page_titles(tab)
    left = {f"navigation: {forgotten(title, KNOWN)}" for title in pages.values()}
    for path in pages:
        found = {forgotten(text, KNOWN) for text in texts_of(go(tab, path))}
        left |= {f"{path or 'first page'}: {text}" for text in found}
    sentences = sorted(line for line in left if not line.endswith(": "))

    assert not sentences, "\n".join(sentences)


@pytest.mark.parametrize("state", WITH_EVERY_BUTTON, ids=lambda state: state.__name__)
def test_no_button_is_answered_in_english(
    front_door: FrontDoor,
    unspoken: None,
    shelf: Library,
    state: Callable[[Place], Visitor | None],
) -> None:
    """Each button of each page, and each form as it stands: refusals have sentences too."""
    front_door.reads(shelf)
    front_door.locale = "cy-GB"
    front_door.comes(state(front_door.place))
    alike = {theme.id for theme in shelf.questionnaire(OURS).themes[1:]}
    left = set()

    for path in page_titles(front_door.open()).keys() - alike:
        for label in {button.label for button in front_door.open(path).button}:
            tab = front_door.open(path)
            if label not in {button.label for button in tab.button}:
                continue  # what was pressed before took it away
            found = {forgotten(text, KNOWN) for text in texts_of(press(tab, label))}
            left |= {f"{path or 'first page'}, {label}: {text}" for text in found if text}

    assert not left, "\n".join(sorted(left))
