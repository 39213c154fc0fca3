"""The pages of the benchmark, before a first release and after it, in a language nobody speaks."""

import re

from streamlit.testing.v1 import AppTest

from maturity.domain.library import Library
from tests.benchmarked import a_published_release, contribute_all
from tests.locale.pseudo import forgotten
from tests.usecases.contributors import say_yes
from tests.web.apptest import OURS, FrontDoor, page_test, press
from tests.web.test_contribute_page import handed_in
from tests.web.visible import texts_of

KNOWN = [
    *("Ambridge", "AMB", "Ann", "Olga", "Council ", "Rivermouth", "contribution.json", "SQLite"),
    *("SHA", "PDF", "Word", "Excel", "CSV", "JSON"),
]
CODE = re.compile(r"\bC\d{3}\b|\b[0-9a-f]{12,}\b|\bid\\-\d+")
PAGES = ("compare", "contribute", "sector", "results")


def left_in(tab: AppTest) -> set[str]:
    return {forgotten(CODE.sub("", text), KNOWN) for text in texts_of(tab)} - {""}


def test_no_page_before_a_first_release_forgets_a_sentence(
    front_door: FrontDoor, unspoken: None, shelf: Library
) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"
    ann = handed_in(front_door)[0]
    left = {
        f"{path}: {text}" for path in PAGES for text in left_in(page_test(front_door, path, ann))
    }

    olga = front_door.place.person("Olga", owner=True)
    contribute_all(front_door.place.work, shelf.questionnaire(OURS), 30)
    tab = page_test(front_door, "benchmark", olga)
    left |= left_in(tab) | left_in(press(tab, "⟦Prepare a draft⟧"))

    assert not left, "\n".join(sorted(left))


def test_no_page_after_it_forgets_a_sentence(
    front_door: FrontDoor, unspoken: None, shelf: Library
) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"
    ann, begun = handed_in(front_door)
    work = front_door.place.work
    olga = front_door.place.person("Olga", owner=True)
    a_published_release(work, olga, shelf.questionnaire(OURS))
    say_yes(work, ann, begun.id)

    left = {
        f"{path}: {text}" for path in PAGES for text in left_in(page_test(front_door, path, ann))
    }
    left |= left_in(page_test(front_door, "benchmark", olga))

    assert not left, "\n".join(sorted(left))
