"""What the tests that cross rooms share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browsers import browser_program
from tests.golden_files import Golden


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden", action="store_true", help="write the files under tests/golden anew"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with the one kept under tests/golden."""
    return Golden(is_renewing=bool(request.config.getoption("renew_golden")))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run; a test opens its own context in it.

    Where there is none a test fails: leaving browser tests out is said aloud, by `--fast`.
    """
    program = browser_program()
    if not program:
        pytest.fail(
            "There is no Chromium here: apt-get install chromium, or ./samehere test --fast"
        )
    with sync_playwright() as playwright:
        # Containers seldom allow Chromium's own sandbox, and only our own pages are opened.
        yield playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
