"""The app as a browser tab sees it: AppTest, in by the front door, which is maturity/web/main.py.

Nothing is replaced but the reading of the cookie and the parts of the workplace: database, clock,
ids and questionnaires are those of the test's Place. There are no threads and no real fragments.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from maturity.access import Visitor
from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.domain.library import Library
from maturity.locale import speaking, translations
from maturity.web import context, cookies, language
from maturity.web.routes import downloads
from maturity.web.routes.budget import Budgets
from tests.usecases.places import Place

MAIN = Path(__file__).parents[2] / "maturity" / "web" / "main.py"
SCRIPT = f"import runpy; runpy.run_path({str(MAIN)!r})"
"""From elsewhere: beside a folder `pages`, AppTest would run a page without the main script."""

OURS = "social-value-2026"
PATIENCE = 30
"""Seconds for a run. A noisy machine is no reason to fail."""


@dataclass
class FrontDoor:
    """`place` is where a test arranges people and rounds; `cookie` names who comes in next."""

    place: Place
    cookie: str | None = None
    locale: str = "en-GB"

    def comes(self, who: Visitor | None) -> None:
        """From now on this is the person whose cookie the browser has."""
        self.cookie = who.person.id if who else None

    def held(self, value: str | None) -> cookies.Held | None:
        """As if it had been signed this moment, in a browser of its own for each value."""
        now = self.place.clock()
        browser = value if isinstance(value, str) else ""  # AppTest has a mock for cookies
        return None if self.cookie is None else cookies.Held(self.cookie, browser, now)

    def reads(self, library: Library) -> None:
        self.place.work = replace(self.place.work, library=library)
        _forget()

    def open(self, path: str = "", **parameters: str) -> AppTest:
        """A new tab on the page at `path` ("" is the first one), with `?name=value` in its address.

        Raises AssertionError where the page would show that something is broken.
        """
        tab = AppTest.from_string(SCRIPT, default_timeout=PATIENCE)
        tab._bidi_component_manager = _components()  # noqa: SLF001
        tab.context = {"locale": self.locale, "url": "https://index.example.gov.uk"}
        tab.query_params = dict(parameters)
        return go(tab, path)


def page_test(
    front_door: FrontDoor, path: str = "", who: Visitor | None = None, **parameters: str
) -> AppTest:
    """The page at `path` as `who` sees it: `page_test(front_door, "results", ann, round=id)`."""
    front_door.comes(who)
    return front_door.open(path, **parameters)


def go(tab: AppTest, path: str) -> AppTest:
    """To another page in the same tab, as by a link. A path that is no page shows the first one."""
    # switch_page() takes a file, and one file serves the page of every theme.
    tab._page_hash = calc_hash(path) if path else ""  # noqa: SLF001
    return run(tab)


def press(tab: AppTest, label: str) -> AppTest:
    """The first button of this label, or the one that hands in a form."""
    next(button for button in tab.button if button.label == label).click()
    return run(tab)


def unfold(tab: AppTest, question_id: str, *, opened: bool = True) -> AppTest:
    """Evidence, comment and target of a question. AppTest has no click for that."""
    response = f":{question_id}:response"
    key = next(box.key for box in tab.radio if box.key and box.key.endswith(response))
    tab.session_state[key.replace(":response", ":details")] = opened
    return run(tab)


def run(tab: AppTest) -> AppTest:
    """Again, with whatever the test put into widgets. Fails where the page shows a traceback."""
    # AppTest formats options once more, outside the run, as a browser never would.
    theirs = language.best([tab.context["locale"]])
    with speaking(translations(theirs, language.CATALOGUES)):
        tab.run()
    broken = [found.stack_trace or found.message for found in tab.exception]
    assert not broken, broken
    return tab


def page_titles(tab: AppTest) -> dict[str, str]:
    """Path and title of each page that the last run offered, in their order. "" is the first."""
    pages = tab._registered_pages.values()  # noqa: SLF001
    return {page.get("url_pathname", ""): page["page_name"] for page in pages}


@cache
def _components() -> BidiComponentManager:
    """One for a process, as a server has: each tab's own would look through all that is installed,
    which takes longer than a page.
    """
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


def _forget() -> None:
    context.settings.cache_clear()
    context.database.cache_clear()
    context.workplace.cache_clear()


@pytest.fixture
def front_door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cache: Path) -> Iterator[FrontDoor]:
    """On an empty database, with the questionnaires that we ship. Nobody is in or has asked for a
    file.
    """
    door = FrontDoor(Place(tmp_path / "maturity.db"))
    monkeypatch.setenv("MATURITY_DATABASE", str(door.place.database))
    monkeypatch.setenv("MATURITY_CACHE", str(cache))
    monkeypatch.setattr(context, "Workplace", lambda **_parts: door.place.work)
    monkeypatch.setattr(cookies, "read", lambda value, _secret: door.held(value))
    monkeypatch.setattr(downloads, "files", Budgets(downloads.FILES_A_MINUTE))
    door.reads(open_library((SHIPPED,), cache))
    yield door
    _forget()
