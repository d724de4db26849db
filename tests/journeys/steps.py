"""What people do on the pages, in the words they would use for it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.site import Newcomer, Site

LANDED = re.compile(r"/d/\d+/(\?after=\d+\.\d+)?#post-\d+$")


def sign_in(page: Page, site: Site, who: Newcomer) -> None:
    """Be signed in already, as somebody who has been here before."""
    page.context.add_cookies([{"name": "sessionid", "value": who.session, "url": site.address}])


def sign_in_by_link(page: Page, who: Newcomer) -> None:
    """Sign in by a one-time link."""
    page.goto(who.link)
    page.get_by_role("button", name=f"Sign in as {who.name}").click()
    expect(page).to_have_title("Home | SameHere")


def sign_out(page: Page) -> None:
    """Press the button in the header of a wide window."""
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_be_visible()


def send_code(page: Page, code: str, button: str) -> None:
    """Type the code from the mail."""
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name=button).click()


def join(page: Page, site: Site, name: str) -> str:
    """Join from the page for it, and return the address given."""
    email = f"joins{site.number()}@example.org"
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email").fill(email)
    page.get_by_label("I’m 18 or over").check()
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("heading", name="Type the code we sent")).to_be_visible()
    send_code(page, site.code_for(email), "Join")
    page.get_by_role("link", name="Not now").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    return email


def a_name(site: Site) -> str:
    """Return a name nobody in this run has."""
    number = site.number()
    return f"Lapwing {chr(ord('A') + number // 26)}{chr(ord('a') + number % 26)}"


def post(page: Page, number: int) -> Locator:
    """Return a post by its number in the discussion."""
    return page.locator(f"#post-{number}")


def button(place: Locator | Page, word: str) -> Locator:
    """Return the button whose name begins with `word`; the rest says which post it is for."""
    return place.get_by_role("button", name=re.compile(f"^{word}"))


def link(place: Locator | Page, word: str) -> Locator:
    """Return the link whose name begins with `word`."""
    return place.get_by_role("link", name=re.compile(f"^{word}"))


def box(page: Page) -> Locator:
    """Return the box for a reply."""
    return page.get_by_label("Write to everyone here")


def preview(page: Page, words: str) -> None:
    """Write a reply and look at it."""
    box(page).fill(words)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="This is how it will look")).to_be_visible()


def answer(page: Page, words: str) -> int:
    """Write a reply, look at it, post it, and return its number in the discussion."""
    preview(page, words)
    page.get_by_role("button", name="Post it").click()
    expect(page).to_have_url(LANDED)
    return landed_on(page)


def start_own(page: Page, site: Site, title: str, words: str) -> None:
    """Start a discussion, which is on the page then."""
    page.goto(f"/g/{site.world.changing_group}/start/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("What would you like to ask or tell?").fill(words)
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def landed_on(page: Page) -> int:
    """Return the number of the post the address points at."""
    return int(page.url.rpartition("-")[2])


def posts_saying(page: Page, words: str) -> Locator:
    """Return the posts on this page that hold these words."""
    return page.locator("article.post", has_text=words)
