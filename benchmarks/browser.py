"""What somebody in front of a browser waits for: a first page, and after a click."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from benchmarks.measuring import median, percentile, say_machine, say_table
from tests.e2e.councils import Council, begin_councils, workplace
from tests.e2e.servers import Server, start_server

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
COLD, CLICKS = 7, 20
CARDS = 9

CLICK = """async ([group, level]) => {
  const app = document.querySelector('[data-testid=stApp]');
  const radio = document.querySelectorAll('[role=radiogroup]')[group]
    .querySelectorAll('input[type=radio]')[level];
  const start = performance.now();
  return await new Promise((done) => {
    let ran = false;
    const watch = new MutationObserver(() => {
      const idle = app.dataset.testScriptState === 'notRunning';
      ran = ran || !idle;
      if (ran && idle) { watch.disconnect(); done(performance.now() - start); }
    });
    watch.observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] });
    setTimeout(() => { watch.disconnect(); done(null); }, 5000);
    radio.click();
  });
}"""
"""From a click until Streamlit says that nothing runs any more, in milliseconds. Null where the
page was too quick to say that something ran."""


def main() -> None:
    say_machine(f"In Chromium, {CARDS} full cards. {COLD} cold starts, {CLICKS} clicks. Medians.")
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as server:
        (council,) = begin_councils(workplace(Path(folder) / "maturity.db"), 1)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
            cold = [_cold_start(browser, server, council) for _ in range(COLD)]
            clicks = _clicks(browser, server, council)
            browser.close()
    rows = [
        ("cold start to first question, ms (aim: 1500)", median(ms for ms, _ in cold)),
        ("the same, kB on the wire", median(size for _, size in cold) / 1000),
        ("clicks that could be timed", len(clicks)),
        ("click to idle, ms (aim: 80)", median(clicks)),
        ("click to idle, 95 of 100, ms", percentile(clicks, 95)),
    ]
    say_table(("", "found"), rows)


@contextmanager
def _server(folder: Path) -> Iterator[Server]:
    server = start_server(folder / "maturity.db", folder / "log")
    try:
        yield server
    finally:
        server.kill()


def _visitor(browser: Browser, server: Server, council: Council) -> BrowserContext:
    """With an empty cache."""
    name, value = council.cookies[0].split("=", 1)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": name, "value": value, "url": server.address}])
    return context


def _cold_start(browser: Browser, server: Server, council: Council) -> tuple[float, float]:
    """Milliseconds, and bytes of everything that was loaded, the websocket's messages included."""
    context = _visitor(browser, server, council)
    page = context.new_page()
    sizes: list[float] = []
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: sizes.append(len(data))))
    page.goto(f"{server.address}/policy", wait_until="commit")
    page.locator("[role=radiogroup] input").first.wait_for(state="attached")
    waited = float(page.evaluate("() => performance.now()"))
    _settled(page)
    context.close()
    return waited, sum(sizes)


def _settled(page: Page) -> None:
    expect(page.get_by_role("radiogroup")).to_have_count(CARDS, timeout=20_000)
    idle = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    expect(idle).to_be_visible(timeout=20_000)


def _clicks(browser: Browser, server: Server, council: Council) -> list[float]:
    context = _visitor(browser, server, council)
    page = context.new_page()
    page.goto(f"{server.address}/policy")
    _settled(page)
    found = []
    for number in range(CLICKS + 2):
        found.append(page.evaluate(CLICK, [number % CARDS, 1 + number // CARDS]))
        page.wait_for_timeout(200)
    context.close()
    return [float(waited) for waited in found[2:] if waited is not None]


if __name__ == "__main__":
    main()
