"""What script adds: a press changes its place on the page, without a new page."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.site import Site
from tests.journeys.steps import button, post, posts_saying, preview, sign_in
from tests.journeys.watching import Watch

WITH_SCRIPT = pytest.mark.parametrize("has_script", [True], ids=["script"])
pytestmark = WITH_SCRIPT
LIKES = "**/like/"


@pytest.fixture
def reader(page: Page, site: Site) -> Page:
    """A member on a discussion nobody else writes to."""
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{site.fresh_discussion()}/")
    page.evaluate("window.isSamePage = true")
    return page


def is_same_page(page: Page) -> bool:
    return bool(page.evaluate("window.isSamePage === true"))


@pytest.mark.parametrize(
    ("word", "done", "undone"),
    [
        ("Like", "Liked.", "Like taken back."),
        ("Same here", "Same here said.", "Same here taken back."),
    ],
)
def test_a_press_is_answered_in_place_and_said_aloud(
    reader: Page, word: str, done: str, undone: str
) -> None:
    address = reader.url
    pressed = button(post(reader, 1), word)
    pressed.focus()

    reader.keyboard.press("Enter")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_contain_text(", 1 so far")
    expect(pressed).to_be_focused()
    expect(reader.locator("#live")).to_have_text(done)
    # The other posts stay as they are.
    expect(button(post(reader, 2), word)).to_have_attribute("aria-pressed", "false")

    reader.keyboard.press("Space")
    expect(pressed).to_have_attribute("aria-pressed", "false")
    expect(pressed).to_be_focused()
    expect(reader.locator("#live")).to_have_text(undone)
    assert is_same_page(reader)
    assert reader.url == address


def test_a_double_click_on_like_likes_once(reader: Page) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.method))

    button(post(reader, 1), "Like").dblclick()

    expect(reader.locator("#live")).to_have_text("Liked.")
    expect(button(post(reader, 1), "Like")).to_have_attribute("aria-pressed", "true")
    assert asked.count("POST") == 1
    assert is_same_page(reader)


def test_where_script_gets_no_answer_the_form_is_sent_as_without_it(
    reader: Page, watch: Watch
) -> None:
    def fail(route: Route) -> None:
        is_from_script = "x-fragment" in route.request.headers
        route.abort("connectionreset") if is_from_script else route.continue_()

    reader.route(LIKES, fail)

    button(post(reader, 1), "Like").click()

    expect(reader.locator("#post-1:target")).to_be_visible()
    expect(button(post(reader, 1), "Like")).to_have_attribute("aria-pressed", "true")
    assert not is_same_page(reader)
    watch.forgive("ERR_CONNECTION_RESET")


def test_an_answer_that_is_not_the_part_asked_for_is_no_answer(reader: Page) -> None:
    def mislead(route: Route) -> None:
        if "x-fragment" in route.request.headers:
            route.fulfill(content_type="text/html", body="<p>Something else.</p>")
        else:
            route.continue_()

    reader.route(LIKES, mislead)

    button(post(reader, 1), "Like").click()

    expect(reader.locator("#post-1:target")).to_be_visible()
    expect(reader.get_by_text("Something else.")).to_have_count(0)
    expect(button(post(reader, 1), "Like")).to_have_attribute("aria-pressed", "true")


def test_where_nobody_can_be_reached_the_browser_says_so(reader: Page, watch: Watch) -> None:
    reader.context.set_offline(True)

    with reader.expect_event(
        "requestfailed", lambda request: request.is_navigation_request()
    ) as tried:
        button(post(reader, 1), "Like").click()

    assert tried.value.method == "POST"
    assert tried.value.url.endswith("/posts/1/like/")
    reader.context.set_offline(False)
    watch.forgive("ERR_INTERNET_DISCONNECTED")


def test_signed_out_elsewhere_she_is_told_and_can_sign_in(reader: Page, watch: Watch) -> None:
    other = reader.context.new_page()
    other.goto("/sign-out/")
    other.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(other.get_by_role("link", name="Sign in", exact=True)).to_be_visible()

    button(post(reader, 1), "Like").click()

    expect(reader.get_by_role("heading", level=1)).to_have_text("You are signed out")
    expect(reader.get_by_role("main").get_by_role("link", name="Sign in")).to_be_visible()
    watch.forgive("403")


def test_a_second_press_on_post_is_not_even_sent(reader: Page) -> None:
    preview(reader, "Sent once by script.")
    sent: list[str] = []
    reader.on("request", lambda request: sent.append(request.method))

    reader.get_by_role("button", name="Post it").dblclick()

    expect(posts_saying(reader, "Sent once by script.")).to_have_count(1)
    assert sent.count("POST") == 1
