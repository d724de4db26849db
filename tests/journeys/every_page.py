"""Every page there is, and how to get to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import a_name, box, button, post, preview


@dataclass(frozen=True)
class Settled:
    """A member with a post of her own: her cookies, and where the post is."""

    cookies: Mapping[str, str]
    thread: int
    number: int


@dataclass(frozen=True)
class Place:
    """A page: what its heading says, and the steps that lead to it."""

    heading: str
    go: Callable[[Page, Site, Settled], None]


def at(address: Callable[[Site, Settled], str] | str, heading: str) -> Place:
    """Return a page that has an address of its own."""

    def go(page: Page, site: Site, settled: Settled) -> None:
        page.goto(address if isinstance(address, str) else address(site, settled))

    return Place(heading, go)


def _read_older(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/g/{site.world.busy_group}/")
    page.get_by_role("link", name="Older discussions").click()
    expect(page.get_by_role("link", name="Newest discussions")).to_be_visible()


def _ask_to_join(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/join/")
    page.get_by_label("Name").fill(a_name(site))
    page.get_by_label("Email").fill(f"looks{site.number()}@example.org")
    page.get_by_label("I’m 18 or over").check()
    page.get_by_role("button", name="Send me a code").click()


def _join_with_nothing(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/join/")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _ask_for_code(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Email").fill(f"nobody{site.number()}@example.org")
    page.get_by_role("button", name="Send me a code").click()


def _mistype_three_times(page: Page, site: Site, settled: Settled) -> None:
    _ask_for_code(page, site, settled)
    for _ in range(3):
        page.get_by_label("Code").fill("000000")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_load_state()


def _read_as_member(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{settled.thread}/")
    pressed = button(post(page, 1), "Like")
    if pressed.get_attribute("aria-pressed") == "false":
        pressed.click()
    expect(pressed).to_have_attribute("aria-pressed", "true")
    post(page, 2).locator("summary").click()
    post(page, settled.number).locator("summary").click()


def _open_menu(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/")
    menu = page.locator(".menu summary")
    if menu.is_visible():
        menu.click()


def _preview_reply(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{settled.thread}/reply/?to=2")
    preview(page, "A paragraph with [a link](https://example.org/).\n\n1. one\n2. two\n\n> quoted")


def _send_nothing(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{settled.thread}/reply/")
    box(page).fill(" ")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _start_without_title(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/g/{site.world.quiet_group}/start/")
    page.get_by_label("What would you like to ask or tell?").fill("No title yet.")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _send_signed_out(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{settled.thread}/")
    box(page).fill("These words come back.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Preview").click()


VISITOR = {
    "front page": at("/", "People who have it too"),
    "group": at(lambda site, own: f"/g/{site.world.busy_group}/", "Cold hands"),
    "older discussions": Place("Cold hands", _read_older),
    "discussion": at(lambda site, own: f"/d/{site.world.reading}/", "Drops help for an hour"),
    "later page": at(lambda site, own: f"/d/{site.world.long}/posts/84/", "Which drops"),
    "imported discussion": at(lambda site, own: f"/d/{site.world.imported}/", "Ointment at night"),
    "joining": at("/join/", "Choose a name to write under"),
    "joining with nothing": Place("Choose a name to write under", _join_with_nothing),
    "code for joining": Place("Type the code we sent", _ask_to_join),
    "signing in": at("/sign-in/", "Welcome back"),
    "code for signing in": Place("Type the code we sent", _ask_for_code),
    "code that is over": Place("That code no longer works", _mistype_three_times),
    "one-time link": at(lambda site, own: site.newcomer().link, "Your link"),
    "one-time link that is gone": at("/link/gone/", ""),
    "first account": at(lambda site, own: site.operator_link(), "Welcome to your community"),
    "house rules": at("/rules/", "House rules"),
    "terms": at("/terms/", "Terms"),
    "privacy": at("/privacy/", "Privacy and your data"),
    "disclaimer": at("/disclaimer/", "Medical disclaimer"),
    "nothing there": at("/nowhere/", "We can’t find that page"),
    "no such discussion": at("/d/999999/", "We can’t find that page"),
}

MEMBER = {
    "own front page": Place("Home", _open_menu),
    "group as member": at(lambda site, own: f"/g/{site.world.quiet_group}/", "Dry eyes"),
    "discussion as member": Place("What do you do in the wind?", _read_as_member),
    "long discussion as member": at(lambda site, own: f"/d/{site.world.long}/", "Which drops"),
    "reply": at(lambda site, own: f"/d/{own.thread}/reply/?to=2", "Your reply to Juniper"),
    "preview": Place("Your reply to Juniper", _preview_reply),
    "refused reply": Place("Your reply", _send_nothing),
    "start": at(lambda site, own: f"/g/{site.world.quiet_group}/start/", "Start a discussion"),
    "refused start": Place("Start a discussion", _start_without_title),
    "deleting": at(
        lambda site, own: f"/d/{own.thread}/posts/{own.number}/delete/", "Delete your post"
    ),
    "deleting another's": at(
        lambda site, own: f"/d/{own.thread}/posts/1/delete/", "You can’t do that here"
    ),
    "a button's address": at(
        lambda site, own: f"/d/{own.thread}/follow/", "That isn’t done this way"
    ),
    "signing out": at("/sign-out/", "Sign out of this device?"),
    "signed out meanwhile": Place("You are signed out", _send_signed_out),
}

PAGES = VISITOR | MEMBER


def visit(page: Page, site: Site, settled: Settled, name: str) -> None:
    """Go to the page of this name, as a member where it is one for members."""
    if name in MEMBER:
        page.context.add_cookies(
            [{"name": n, "value": v, "url": site.address} for n, v in settled.cookies.items()]
        )
    PAGES[name].go(page, site, settled)
    expect(page.get_by_role("heading", level=1)).to_contain_text(PAGES[name].heading)
