"""The browser and the site; each journey has a browser window of its own in them."""

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browsers import browser_program
from tests.journeys.places import Settled
from tests.journeys.site import Site, a_site
from tests.journeys.steps import answer, sign_in
from tests.journeys.watching import REPORT, Watch

PATIENCE_MILLISECONDS = 30_000
HEIGHT = 800
# Containers seldom allow Chromium's own sandbox, and only our own pages are opened. The others
# keep it from asking servers of its own, and from starting a process for each window.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",
]
expect.set_options(timeout=PATIENCE_MILLISECONDS)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One running community for each worker of the run."""
    with a_site(tmp_path_factory.mktemp("community")) as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all journeys of a worker.

    It goes after the last of them: while Playwright runs, Django takes the tests that use the
    database for asynchronous code. Where there is no browser the journeys fail; leaving them out
    is said aloud, by `--fast`.
    """
    program = browser_program()
    if not program:
        pytest.fail(
            "There is no Chromium here: apt-get install chromium, or ./samehere test --fast"
        )
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=SWITCHES)


@pytest.fixture(scope="package")
def contexts(browser: Browser, site: Site) -> Mapping[bool, BrowserContext]:
    """A browser that runs script and one that does not.

    They last, because a new one costs as much as a whole journey; what they know of a journey
    goes with it. So does one window in each, the first: without it the process that draws the
    pages would end with every journey, and with it all it has compiled.
    """
    made = {}
    for has_script in (True, False):
        context = browser.new_context(
            base_url=site.address,
            java_script_enabled=has_script,
            reduced_motion="reduce",
            locale="en-GB",
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.add_init_script(REPORT)
        context.new_page().goto("/rules/")
        made[has_script] = context
    return made


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def has_script(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs script. Every journey is made both ways."""
    return bool(request.param)


@pytest.fixture
def width() -> int:
    """How wide the window is; a test may say otherwise by a parameter of this name."""
    return 1280


@pytest.fixture
def watch(contexts: Mapping[bool, BrowserContext], site: Site, has_script: bool) -> Iterator[Watch]:
    """Looks over the windows of this test, and fails it where anything was wrong on a page."""
    watching = Watch(contexts[has_script], site.address)
    yield watching
    watching.stop()
    for page in watching.context.pages[1:]:
        page.close()
    watching.context.set_offline(False)
    watching.context.clear_cookies()
    assert watching.complaints == []


@pytest.fixture
def page(watch: Watch, width: int) -> Page:
    """A window of its own, signed out."""
    window = watch.context.new_page()
    window.set_viewport_size({"width": width, "height": HEIGHT})
    return window


@pytest.fixture(scope="package")
def settled(contexts: Mapping[bool, BrowserContext], site: Site) -> Settled:
    """A member who has written a post; for tests that look at pages and change nothing."""
    who, thread = site.newcomer(), site.fresh_discussion()
    page = contexts[True].new_page()
    sign_in(page, site, who)
    page.goto(f"/d/{thread}/")
    number = answer(page, "Mine to delete.")
    page.close()
    contexts[True].clear_cookies()
    return Settled(who, thread, number)
