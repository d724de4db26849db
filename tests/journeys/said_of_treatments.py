"""What a discussion shows of what was read in it: at a glance, a word looked up, a sentence."""

from playwright.sync_api import Page, expect

from tests.journeys.places import Place, Settled
from tests.journeys.site import Site
from tests.journeys.steps import answer, button, sign_in

USES = "I use ciclosporin drops twice a day."


def let_read(page: Page, choice: str) -> None:
    """Choose what may be read, on the page for it."""
    page.goto("/consent/")
    question = page.get_by_role("group", name="May software read")
    question.get_by_label(choice).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your answers are kept")).to_be_visible()


def tell_and_wait(page: Page, thread: int) -> int:
    """Write what is used, wait until it was read, and return the number of the post."""
    page.goto(f"/d/{thread}/")
    number = answer(page, USES)
    asked = page.get_by_role("heading", name="We read this from your post")
    for _ in range(60):
        if asked.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(asked).to_be_visible()
    return number


def _open_glance(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{site.world.told}/")
    for part in page.locator(".glance details").all():
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()
    expect(page.locator(".glance .tally").first).to_be_visible()


def _look_up(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{site.world.told}/")
    page.locator(".term").first.click()
    expect(page.locator(".gloss:popover-open")).to_be_visible()


def _open_sentence(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{site.world.told}/")
    page.locator(".glance details[open] .from a").first.click()
    expect(page.locator("#statement")).to_be_visible()


def _be_asked(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.newcomer())
    let_read(page, "Ask me first")
    tell_and_wait(page, site.fresh_discussion())


def _look_through(page: Page, site: Site, settled: Settled) -> None:
    _be_asked(page, site, settled)
    page.get_by_role("link", name="What was read in your posts").click()
    expect(button(page, "Yes")).to_be_visible()


def _doubt(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, settled.who)
    _look_up(page, site, settled)
    page.locator(".gloss:popover-open").get_by_role("link", name="not what was meant").click()
    expect(page.get_by_label("What was meant?")).to_be_visible()


SAID = {
    "a word that was not meant": Place("doubt-word", "Not what was meant?", _doubt),
    "at a glance": Place("thread", "Ciclosporin drops", _open_glance),
    "a word looked up": Place("thread", "Ciclosporin drops", _look_up),
    "a sentence marked": Place("thread", "Ciclosporin drops", _open_sentence),
    "asked whether it is right": Place("thread", "What do you do", _be_asked),
    "all that was read": Place("own-statements", "What was read in your posts", _look_through),
}
