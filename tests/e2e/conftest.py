"""A server and a browser. Without Chromium these tests are skipped, which CI does not allow."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    expect,
    sync_playwright,
)

from tests.e2e.faults import what_the_policy_refuses
from tests.e2e.proxies import NAME
from tests.e2e.servers import Server, start_server
from tests.e2e.sites import Site
from tests.postgres import Cluster
from tests.postgres import running as postgres_running

expect.set_options(timeout=20_000)  # milliseconds; a noisy machine is no reason to fail

SHELL, WHOLE = Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")
"""The same engine with and without windows, menus and all; without, it takes a third less work."""

CHROMIUM = Path(os.environ.get("CHROMIUM", SHELL if SHELL.exists() else WHOLE))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = start_server(tmp_path / "maturity.db", tmp_path / "server.log")
    yield running
    running.kill()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """For tests that leave the server as it was: it takes longer to start than to use."""
    folder = tmp_path_factory.mktemp("site")
    running = start_server(folder / "maturity.db", folder / "server.log")
    yield Site(running, folder / "maturity.db")
    running.kill()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with postgres_running() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a worker: it takes a second to start. `visitor` is somebody's own."""
    if not CHROMIUM.exists():
        sentence = f"NO BROWSER: {CHROMIUM} is missing, so no page was tried. Install chromium."
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        # A name that is not ours, and the one that the proxy answers to.
        names = ", ".join(f"MAP {name} 127.0.0.1" for name in ("room.test", NAME))
        options.append(f"--host-resolver-rules={names}")
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=options)
        yield running
        asyncio._set_running_loop(running._loop)  # noqa: SLF001
        running.close()


@pytest.fixture(autouse=True)
def own_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """Playwright's loop, which never ends while a browser is there, is seen by no other test: those
    may run coroutines of their own.
    """
    if "browser" not in request.fixturenames:
        yield
        return
    theirs = request.getfixturevalue("browser")._loop  # noqa: SLF001
    asyncio._set_running_loop(theirs)  # noqa: SLF001
    yield
    asyncio._set_running_loop(None)  # noqa: SLF001


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody's own: cookies and all. Nothing that a page does breaks its policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    refused = what_the_policy_refuses(context)
    yield context
    context.close()
    assert refused == []
