"""She reads and answers on a phone of 320 pixels with nothing but a keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.every_page import visit
from tests.journeys.places import Settled
from tests.journeys.site import Site
from tests.journeys.steps import LANDED, box, button, link, post, posts_saying, sign_in

pytestmark = pytest.mark.parametrize("width", [320], ids=["320"])

LONGEST_WALK = 60

# Gives everything that Tab should reach its place in the order of the document. Of a group to pick
# one from, that is the one picked.
REACHABLE = """() => {
    const all = "a[href], button, textarea, select, summary, " +
        "input:not([type=hidden], [type=radio]:not(:checked))";
    const found = [...document.querySelectorAll(all)].filter(one => one.checkVisibility());
    found.forEach((element, place) => { element.dataset.place = place; });
    return found.length;
}"""

# What has the focus: its place among those, and what is wrong with how it is seen.
FOCUSED = """() => {
    const element = document.activeElement;
    const box = element.getClientRects()[0];
    const style = getComputedStyle(element);
    const isSeen = y => {
        const top = document.elementFromPoint(box.left + box.width / 2, y);
        return !!top && (element.contains(top) || top.contains(element));
    };
    const faults = [];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("bare");
    // Of a box to write in the browser brings the line written on into view.
    const height = element.matches("textarea") ? parseFloat(style.lineHeight) : box.height;
    const bottom = box.top + height;
    if (box.top < 0 || bottom > innerHeight) faults.push("outside the window");
    else if (!isSeen(box.top + 2) || !isSeen(bottom - 2)) faults.push("covered");
    return {place: Number(element.dataset.place ?? -1),
            faults: faults.map(fault => `${fault}: ${element.innerText || element.name}`)};
}"""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{LONGEST_WALK} times Tab did not lead to {wanted}")


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab through the whole page; return what had the focus."""
    return [_step(page) for _ in range(page.evaluate(REACHABLE))]


def _step(page: Page) -> dict[str, Any]:
    page.keyboard.press("Tab")
    focused: dict[str, Any] = page.evaluate(FOCUSED)
    return focused


@pytest.mark.parametrize(
    "name",
    ["front page", "own front page", "joining", "preview", "preview of an edit", "long as member"],
)
def test_tab_reaches_everything_in_reading_order_and_it_is_seen(
    page: Page, site: Site, settled: Settled, name: str
) -> None:
    visit(page, site, settled, name)
    # Wherever the steps to it have led, the walk begins at the top.
    if "#" in page.url:
        page.goto(page.url.partition("#")[0])
    else:
        page.reload()

    steps = walk(page)

    assert [step["place"] for step in steps] == list(range(len(steps)))
    assert [fault for step in steps for fault in step["faults"]] == []


def test_the_first_tab_offers_to_skip_the_header(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.reading}/")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).not_to_be_in_viewport()

    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()


def test_the_menu_opens_and_shuts_by_key(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto("/")
    menu = page.locator(".menu summary")
    tab_to(page, menu)
    out = page.locator(".menu").get_by_role("button", name="Sign out")
    expect(out).not_to_be_visible()
    page.keyboard.press("Enter")
    expect(out).to_be_visible()
    page.keyboard.press("Space")
    expect(out).not_to_be_visible()

    page.keyboard.press("Enter")
    tab_to(page, out)
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="Sign in", exact=True)).to_be_visible()


def test_she_likes_answers_edits_and_deletes_by_key_alone(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    like = button(post(page, 1), "Like")
    tab_to(page, like)
    page.keyboard.press("Space")
    expect(like).to_have_attribute("aria-pressed", "true")

    tab_to(page, link(post(page, 2), "Reply"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your reply to Juniper")
    tab_to(page, box(page))
    page.keyboard.type("All of this by key.")
    tab_to(page, page.get_by_role("button", name="Preview"))
    page.keyboard.press("Enter")
    publish = page.get_by_role("button", name="Post it")
    expect(publish).to_be_visible()
    tab_to(page, publish)
    page.keyboard.press("Enter")
    expect(page).to_have_url(LANDED)

    own = posts_saying(page, "All of this by key.")
    tab_to(page, own.locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, own.get_by_role("link", name="Edit"))
    page.keyboard.press("Enter")
    words = page.get_by_label("What your post says")
    expect(words).to_be_visible()
    tab_to(page, words)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Nearly all.")
    tab_to(page, page.get_by_role("button", name="Preview"))
    page.keyboard.press("Enter")
    saved = page.get_by_role("button", name="Save it")
    expect(saved).to_be_visible()
    tab_to(page, saved)
    page.keyboard.press("Enter")
    expect(own).to_contain_text("Nearly all.")
    tab_to(page, own.locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, own.get_by_role("link", name="Delete"))
    page.keyboard.press("Enter")
    gone = page.get_by_role("button", name="Delete for good")
    expect(gone).to_be_visible()
    tab_to(page, gone)
    page.keyboard.press("Enter")
    expect(post(page, 4)).to_contain_text("Deleted by its author")


def test_she_reports_by_key_alone(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.fresh_discussion()}/")
    tab_to(page, post(page, 1).locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, link(post(page, 1), "Report"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Report or request deletion")

    tab_to(page, page.get_by_label("Someone may be in danger"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("It could hurt someone")).to_be_checked()
    tab_to(page, page.get_by_label("Your email address"))
    page.keyboard.type(f"keys{site.number()}@example.org")
    tab_to(page, page.get_by_role("button", name="Send"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Thanks for your help!")).to_be_visible()


def test_the_links_of_the_jump_bar_move_the_place_where_tab_goes_on(
    page: Page, site: Site, settled: Settled
) -> None:
    visit(page, site, settled, "long as member")
    bar = page.get_by_role("navigation", name="Move around this discussion")
    expect(bar).to_be_in_viewport()

    bar.get_by_role("link", name="Reply").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_be_in_viewport()

    link(bar, "Last").focus()
    page.keyboard.press("Enter")
    last = page.locator("article.post").last
    expect(last).to_be_in_viewport()
