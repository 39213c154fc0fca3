"""The page of the taskforce: contributions, a draft that is looked at, and a deliberate yes."""

import pytest
from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.exchange.contribution_file import contribution_bytes
from maturity.web.components import release_on_hand
from tests.benchmarked import contribute_all, contributors
from tests.web.apptest import OURS, FrontDoor, page_test, press, run
from tests.web.file_links import file_links
from tests.web.test_compare_page import released

LOOKED = "I have looked at what is in it and what is held back."


def at_work(door: FrontDoor, count: int = 30) -> tuple[AppTest, Visitor]:
    olga = door.place.person("Olga", owner=True)
    work = door.place.work
    contribute_all(work, work.library.questionnaire(OURS), count)
    return page_test(door, "benchmark", olga), olga


def said(tab: AppTest) -> str:
    elements = (*tab.markdown, *tab.error, *tab.success, *tab.warning, *tab.code)
    return "\n".join(element.value for element in elements).replace("\\", "")


def drafted(tab: AppTest) -> AppTest:
    next(box for box in tab.text_input if box.key == "cut-off").input("1 March 2026")
    return press(tab, "Prepare a draft")


def test_it_is_for_the_owner_of_the_server_alone(front_door: FrontDoor) -> None:
    ann = front_door.place.round(OURS)[0]

    tab = page_test(front_door, "benchmark", ann)

    assert [element.value for element in tab.title] == ["Ambridge"]


def test_it_says_how_many_contributions_there_are_as_they_are(front_door: FrontDoor) -> None:
    tab = at_work(front_door, 23)[0]

    assert "| All councils | 23 |" in said(tab)
    assert "Invented data" not in said(tab)


def test_many_contributions_are_counted_only_when_somebody_asks(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release_on_hand, "COUNTED_UNASKED", 22)
    tab = at_work(front_door, 23)[0]
    assert "23 contributions came in." in said(tab)
    assert "All councils" not in said(tab)

    press(tab, "Count them")
    assert "| All councils | 23 |" in said(tab)


def test_it_says_so_where_invented_organisations_are_counted(front_door: FrontDoor) -> None:
    olga = front_door.place.person("Olga", owner=True)
    work = front_door.place.work
    contribute_all(work, work.library.questionnaire(OURS), 12, invented=True)

    tab = page_test(front_door, "benchmark", olga)

    assert "Invented data" in said(tab)
    assert "organisations that do not exist are counted here" in said(tab)


def test_a_draft_is_looked_at_and_published_only_with_a_second_yes(front_door: FrontDoor) -> None:
    tab = drafted(at_work(front_door)[0])
    store = front_door.place.work.store

    text = said(tab)
    assert "| District councils | 20 | 20 |" in text
    assert "| too few organisations | averages and levels | Combined authorities; " in text
    assert "nobody can work out one organisation's answers" in text
    tab = press(tab, "Publish this release")
    assert "Nothing was published." in said(tab)
    assert not store.releases()
    next(box for box in tab.checkbox if box.label == LOOKED).check()
    tab = press(tab, "Publish this release")

    assert len(store.releases()) == 1
    assert "The release is published." in said(tab)
    assert list(file_links(tab)) == [
        "Release of 1 March 2026 (SQLite)",
        "Private record of 1 March 2026 (JSON)",
    ]
    assert "Never send it to anybody." in said(tab)


def test_too_few_contributions_and_days_that_are_none_are_refused_and_the_page_stays(
    front_door: FrontDoor,
) -> None:
    tab = at_work(front_door, 9)[0]

    assert "fewer than ten" in said(drafted(tab)).lower() or "10" in said(drafted(tab))
    next(box for box in tab.text_input if box.key == "cut-off").input("some day")
    tab = press(tab, "Prepare a draft")

    assert "'some day' is not a day." in said(tab)
    assert "Published releases" in [e.value for e in tab.header]


def test_each_file_is_taken_or_refused_on_its_own(front_door: FrontDoor) -> None:
    tab, _olga = at_work(front_door, 2)
    bank = front_door.place.work.library.questionnaire(OURS)
    strange = contribution_bytes(contributors(bank, 3)[2].contribution)

    tab.file_uploader[0].upload("# *strange*.json", strange, "application/json")
    tab = press(run(tab), "Take these files")

    assert "1 file was refused:" in said(tab)
    assert "nobody knows the code 'C002'" in said(tab)
    (line,) = (e.value for e in tab.markdown if e.value.startswith("- ") and "strange" in e.value)
    assert r"\# \*strange\*" in line


def test_a_code_is_issued_under_a_name_that_is_shown_as_it_was_typed(
    front_door: FrontDoor,
) -> None:
    tab = at_work(front_door, 2)[0]

    next(box for box in tab.text_input if box.key == "code for").input("*Tea* board")
    tab = press(tab, "Issue a code")

    assert any(element.value.startswith("SVT-") for element in tab.code)
    assert any(r"\*Tea\* board" in element.value for element in tab.success)


def test_invented_releases_say_so(front_door: FrontDoor) -> None:
    olga = released(front_door, invented=True)

    tab = page_test(front_door, "benchmark", olga)

    assert any(e.value.endswith("(invented data)") for e in tab.subheader)
