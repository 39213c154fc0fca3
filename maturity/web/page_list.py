"""The one list of pages, in their order, for whoever is here. Flat, for screen readers."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal, NoReturn
from urllib.parse import urlsplit

import streamlit as st

from maturity.access import Permission, Visitor
from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.usecases.rounds import Round
from maturity.usecases.service_membership import in_a_service
from maturity.web import session
from maturity.web.context import workplace
from maturity.web.permissions import sees

PAGES = Path(__file__).parent / "pages"

_WANTED = "wanted page"


def open_pages(who: Visitor | None, found: Round | None) -> st.Page:
    """Shows the navigation, and says which page was asked for."""
    pages = pages_for(who, found)
    page = st.navigation(pages, position="top")
    session.put("visit", (who, found, page.url_path))
    session.put("pages", {page.url_path: page for page in pages})
    wanted = session.get(_WANTED, "")
    if wanted:
        session.forget(_WANTED)
        st.switch_page(page_at(wanted))
    return page


def go_to(path: str) -> NoReturn:
    """To a page that may be there only from the next run on, such as those of a new round."""
    session.put(_WANTED, path)
    st.rerun()


def page_at(path: str) -> st.Page:
    """For links between pages, and for going to one."""
    pages: dict[str, st.Page] = session.get("pages", {})
    return pages[path]


def pages_for(who: Visitor | None, found: Round | None) -> list[st.Page]:
    if who is None:
        return [_page("stranger", _("Welcome"), "", default=True), *_asked_for("stranger", ())]
    pages = [_page("start", _("Start"), "", default=True)]
    if found is not None and not sees(who, found):
        pages += _pages_of_workshop(wall="visible")
    elif found is not None:
        pages += [_page("theme", theme.title, theme.id) for theme in found.questionnaire.themes]
        pages += _pages_of_round()
    pages.append(_page("colleagues", _("Colleagues"), "colleagues"))
    pages.append(_page("data", _("Your data"), "data", visibility="hidden"))
    pages += _pages_of_services(who)
    pages.append(_page("sector", _("The sector"), "sector", visibility="hidden"))
    if any(part.leads for part in who.memberships):
        pages.append(_page("log", _("What was noted"), "log", visibility="hidden"))
    if who.person.owner:
        pages.append(_page("organisations", _("Organisations"), "organisations"))
        pages.append(_page("audit", _("Audit log"), "audit", visibility="hidden"))
    if who.person.taskforce:
        pages.append(_page("benchmark", _("Benchmark"), "benchmark"))
    if found is None or not sees(who, found):
        pages += _asked_for("start", {page.url_path for page in pages})
    return pages


def _asked_for(file: str, known: Collection[str]) -> Iterator[st.Page]:
    """The address of a page that is not there for them, such as a colleague's: they get their first
    one. Streamlit would say that there is no such page.
    """
    path = urlsplit(st.context.url or "").path.strip("/")
    if path.isidentifier() and path not in {file, *known}:
        title = _("Welcome") if file == "stranger" else _("Start")
        yield _page(file, title, path, visibility="hidden")


def _pages_of_round() -> list[st.Page]:
    return [
        _page("results", _("Results"), "results"),
        _page("compare", _("Compare"), "compare"),
        _page("contribute", _("Contribute"), "contribute", visibility="hidden"),
        *_pages_of_plan(),
        _page("questions", _("All questions"), "questions"),
        _page("handing", _("Who answers what"), "handing", visibility="hidden"),
        _page("law", _("Legal check"), "law"),
        _page("indicators", _("Indicators"), "indicators"),
        _page("round", _("This round"), "round"),
        _page("files", _("Answers by file"), "files", visibility="hidden"),
        *_pages_of_workshop(wall="hidden"),
    ]


def _pages_of_workshop(wall: Literal["visible", "hidden"]) -> list[st.Page]:
    """All that a facilitator sees of an organisation."""
    return [
        _page("workshop", _("Workshop"), "workshop"),
        _page("wall", _("Wall"), "wall", visibility=wall),
    ]


def _pages_of_services(who: Visitor) -> list[st.Page]:
    """Whoever is in none finds the way there on the page of colleagues."""
    if not any(who.may(Permission.SEE, part.organisation_id) for part in who.memberships):
        return []
    try:
        concerned = in_a_service(workplace(), who)
    except StoreError:
        concerned = False  # what is on screen stays there until the database answers again
    return [
        _page(
            "service",
            _("Shared service"),
            "service",
            visibility="visible" if concerned else "hidden",
        ),
        _page("members", _("Members side by side"), "members", visibility="hidden"),
        _page("earlier", _("Earlier councils"), "earlier", visibility="hidden"),
    ]


def _pages_of_plan() -> list[st.Page]:
    """One of them in the navigation: it leads to the others."""
    return [
        _page("priorities", _("Priorities and capacity"), "priorities", visibility="hidden"),
        _page("targets", _("Targets"), "targets", visibility="hidden"),
        _page("plan", _("Plan"), "plan"),
        _page("documents", _("Documents"), "documents", visibility="hidden"),
    ]


def _page(
    file: str,
    title: str,
    path: str,
    *,
    default: bool = False,
    visibility: Literal["visible", "hidden"] = "visible",
) -> st.Page:
    return st.Page(
        PAGES / f"{file}.py",
        title=title,
        url_path=path or None,
        default=default,
        visibility=visibility,
    )
