"""The page "Your data": what each is offered, and what is said before and after an erasure."""

import io
from zipfile import ZipFile

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.organisation import Organisation, Role
from tests.web.apptest import FrontDoor, go, page_test, press, run
from tests.web.file_links import file_links, take

ERASE = "Erase Ambridge now"


def said(tab: AppTest) -> str:
    elements = (*tab.markdown, *tab.success, *tab.warning, *tab.error)
    return "\n".join(element.value.replace("\\", "") for element in elements)


def labels(tab: AppTest) -> set[str]:
    return {button.label for button in tab.button}


def ambridge(door: FrontDoor) -> tuple[Visitor, Visitor]:
    """Ann leads, Bob answers."""
    organisation = door.place.organisation()
    return door.place.lead(organisation), door.place.contributor(organisation)


def test_everybody_takes_along_their_own_and_a_lead_the_organisation(
    front_door: FrontDoor,
) -> None:
    ann, bob = ambridge(front_door)

    of_ann, of_bob = (page_test(front_door, "data", who) for who in (ann, bob))

    assert list(file_links(of_bob)) == ["Download everything about you"]
    assert list(file_links(of_ann)) == [
        "Download everything about you",
        "Download everything about Ambridge",
    ]
    assert ERASE not in labels(of_bob)
    assert {"Erase me now"} <= labels(of_bob)
    assert not {label for label in labels(of_ann) if "this person" in label}


def test_what_is_taken_along_is_made_at_the_press_for_whoever_presses(
    front_door: FrontDoor,
) -> None:
    ann, _bob = ambridge(front_door)
    links = file_links(page_test(front_door, "data", ann)).values()

    own, whole = (ZipFile(io.BytesIO(take(link).body)) for link in links)

    assert "csv/act.csv" in own.namelist()
    assert "Ambridge" in whole.read("README.txt").decode("utf-8-sig")
    front_door.comes(None)
    assert [take(link).status for link in links] == [404, 404]


def test_an_organisation_is_erased_once_its_name_is_typed(front_door: FrontDoor) -> None:
    ann, _bob = ambridge(front_door)
    tab = page_test(front_door, "data", ann)
    before = said(tab)

    tab = press(tab, ERASE)
    assert "Nothing was erased. Type the name exactly: Ambridge" in said(tab)
    next(box for box in tab.text_input if box.label.startswith("To erase it")).input("Ambridge")
    tab = press(tab, ERASE)

    assert "you yourself, since you belong to no other organisation here" in before
    assert "1 colleague who belongs to no other organisation here" in before
    for text in (before, said(tab)):
        assert "Backups and other copies" in text
        assert "The audit log says that this was done" in text
    assert "Ambridge is erased." in said(tab)
    assert front_door.place.work.store.organisation("ambridge") is None
    assert not go(tab, "data").error
    assert [element.value for element in tab.title] == ["Social Value Maturity Index"]


def test_somebody_has_themselves_erased_once_they_say_that_they_mean_it(
    front_door: FrontDoor,
) -> None:
    _ann, bob = ambridge(front_door)
    tab = press(page_test(front_door, "data", bob), "Erase me now")
    assert "Tick the box first" in said(tab)

    next(box for box in tab.checkbox if box.label.startswith("Yes")).check()
    tab = press(tab, "Erase me now")

    assert "You are erased." in said(tab)
    assert "your answers keep an author, without a name" in said(tab)
    assert front_door.place.work.store.person("bob") is None


def test_the_only_lead_is_told_to_hand_over_first(front_door: FrontDoor) -> None:
    tab = page_test(front_door, "data", ambridge(front_door)[0])

    assert "Hand over the lead first, since nobody else leads: Ambridge." in said(tab)
    assert "Erase me now" not in labels(tab)


def test_an_operator_erases_who_asked(front_door: FrontDoor) -> None:
    ambridge(front_door)
    tab = page_test(front_door, "data", front_door.place.person("Olga", owner=True))

    tab = press(tab, "Erase this person now")
    assert "Nothing was erased. Write the id" in said(tab)
    next(box for box in tab.text_input if box.label == "Their id").input("bob")
    next(box for box in tab.checkbox if box.label.startswith("They asked")).check()
    tab = press(tab, "Erase this person now")

    assert "This person is erased." in said(tab)
    assert front_door.place.work.store.person("bob") is None


def test_the_page_is_found_from_the_start_and_from_colleagues(front_door: FrontDoor) -> None:
    organisation = Organisation("ambridge", "Ambridge", "england")
    front_door.place.work.store.save_organisation(organisation)
    fay = front_door.place.member(organisation, "Fay", Role.FACILITATOR)

    for path in ("", "colleagues"):
        tab = run(page_test(front_door, path, fay))
        links = [getattr(node, "proto", None) for node in tab]
        assert any(getattr(link, "page", "") == "data" for link in links)
