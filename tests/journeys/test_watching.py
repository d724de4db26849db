"""The watch over every journey is seen to notice what it is there for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.site import Site
from tests.journeys.watching import Watch

pytestmark = pytest.mark.parametrize("has_script", [True], ids=["script"])

INLINE_SCRIPT = """() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
}"""
FOREIGN_PICTURE = """() => new Promise(done => {
    const picture = document.createElement("img");
    picture.onerror = done;
    picture.src = "https://elsewhere.example/pixel.png";
})"""


def speak(page: Page) -> None:
    page.evaluate("console.error('something is wrong')")


def fail(page: Page) -> None:
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('broken') })")


def run_inline(page: Page) -> None:
    page.evaluate(INLINE_SCRIPT)


def style_inline(page: Page) -> None:
    page.evaluate("document.body.setAttribute('style', 'color: red')")


def fetch_picture(page: Page) -> None:
    page.evaluate(FOREIGN_PICTURE)


def go_elsewhere(page: Page) -> None:
    page.goto(page.url.replace("localhost", "127.0.0.1"))


def miss_a_file(page: Page) -> None:
    page.evaluate("fetch('/static/gone.js')")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (speak, "something is wrong"),
        (fail, "broken"),
        (run_inline, "content security policy: script-src-elem inline"),
        (style_inline, "content security policy: style-src-attr inline"),
        (fetch_picture, "content security policy: img-src"),
        (go_elsewhere, "request to another place"),
        (miss_a_file, "status of 404"),
    ],
)
def test_the_fault_is_noticed(
    page: Page, watch: Watch, fault: Callable[[Page], None], words: str
) -> None:
    page.goto("/")
    assert watch.complaints == []

    fault(page)
    # What the page has said reaches this process before the answer to a later question.
    page.evaluate("1")

    assert words in " ".join(watch.complaints)
    watch.complaints.clear()


def test_a_page_that_is_refused_is_no_fault_of_the_page(
    page: Page, watch: Watch, site: Site
) -> None:
    answer = page.goto("/nowhere/")

    assert answer is not None
    assert answer.status == 404
    assert watch.complaints == []
