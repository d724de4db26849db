"""Every page there is, and how to get to it."""

from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Page, expect

from tests.journeys.counted import COUNTED, open_number_in_a_group
from tests.journeys.edited import EDITED
from tests.journeys.looked_after import LOOKED_AFTER
from tests.journeys.places import Place, Settled, at
from tests.journeys.proofs import PROOFS
from tests.journeys.reported import REPORTED
from tests.journeys.said_of_treatments import SAID
from tests.journeys.site import Site
from tests.journeys.steps import a_name, box, button, post, preview, sign_in
from tests.journeys.yours import YOURS


def _read_older(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/g/{site.world.busy_group}/")
    page.get_by_role("link", name="Older discussions").click()
    expect(page.get_by_role("link", name="Newest discussions")).to_be_visible()


def _ask_to_join(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/join/")
    page.get_by_label("Name", exact=True).fill(a_name(site))
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


def _sign_out(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.newcomer())
    page.goto("/sign-out/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()


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


def _write_first_post(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/waiting/")
    if page.get_by_text("Nothing you wrote is waiting.").is_visible():
        page.goto(f"/g/{site.world.holding_group}/start/")
        page.get_by_label("Title").fill("Honey, or not?")
        page.get_by_label("What would you like to ask or tell?").fill("My throat is *sore*.")
        page.get_by_role("button", name="Preview").click()
        page.get_by_role("button", name="Post it").click()
        expect(page.get_by_text("Only you can see this")).to_be_visible()
        page.goto("/waiting/")


VISITOR = {
    "front page": at("home", "/", "People who have it too"),
    "group": at("group", lambda site, own: f"/g/{site.world.busy_group}/", "Cold hands"),
    "door for visitors": at(
        "group", lambda site, own: f"/g/{site.world.closed_group}/", "Hot nights"
    ),
    "older discussions": Place("group", "Cold hands", _read_older),
    "discussion": at("thread", lambda site, own: f"/d/{site.world.reading}/", "Drops help"),
    "later page": at("thread", lambda site, own: f"/d/{site.world.long}/posts/96/", "Which drops"),
    "widest words": at("thread", lambda site, own: f"/d/{site.world.wide}/", "Wieviele"),
    "imported": at("thread", lambda site, own: f"/d/{site.world.imported}/", "Ointment at night"),
    "invitation for visitors": at(
        "invitation", lambda site, own: site.world.invitation, "You are invited to a group"
    ),
    "joining": at("account_signup", "/join/", "Choose a name to write under"),
    "joining with nothing": Place("account_signup", "Choose a name to write", _join_with_nothing),
    "code for joining": Place(
        "account_email_verification_sent", "Type the code we sent", _ask_to_join
    ),
    "signing in": at("account_login", "/sign-in/", "Welcome back"),
    "code for signing in": Place(
        "account_confirm_login_code", "Type the code we sent", _ask_for_code
    ),
    "code that is over": Place(
        "account_confirm_login_code", "That code no longer works", _mistype_three_times
    ),
    "one-time link": at("sign_in_link", lambda site, own: site.newcomer().link, "Your link"),
    "one-time link that is gone": at("sign_in_link", "/link/gone/", ""),
    "first account": at("start_link", lambda site, own: site.first_link(), "Welcome to your"),
    "how numbers are made": at("method", "/how-numbers-are-made/", "How our numbers are made"),
    "house rules": at("rules", "/rules/", "House rules"),
    "terms": at("terms", "/terms/", "Terms"),
    "privacy": at("privacy", "/privacy/", "Privacy and your data"),
    "disclaimer": at("disclaimer", "/disclaimer/", "Medical disclaimer"),
    "nothing there": at("", "/nowhere/", "We can’t find that page"),
    "no such discussion": at("thread", "/d/999999/", "We can’t find that page"),
} | COUNTED

MEMBER = {
    **EDITED,
    "own front page": Place("home", "Home", _open_menu),
    "group as member": at("group", lambda site, own: f"/g/{site.world.quiet_group}/", "Dry eyes"),
    "discussion as member": Place("thread", "What do you do in the wind?", _read_as_member),
    "long as member": at(
        "thread", lambda site, own: f"/d/{site.world.long}/posts/80/", "Which drops"
    ),
    "widest words as member": at(
        "thread", lambda site, own: f"/d/{site.world.wide}/#post-3", "Wieviele"
    ),
    "reply to the widest": at(
        "reply", lambda site, own: f"/d/{site.world.wide}/reply/?to=3", "Your reply to Wollgras"
    ),
    "reply": at("reply", lambda site, own: f"/d/{own.thread}/reply/?to=2", "Your reply to Juniper"),
    "door of a group": at(
        "group", lambda site, own: f"/g/{site.world.closed_group}/", "Hot nights"
    ),
    "invitation": at(
        "invitation", lambda site, own: site.world.invitation, "You are invited to Hot nights"
    ),
    "what waits": Place("waiting", "What waits for a volunteer", _write_first_post),
    "invitation that is over": at("invitation", "/invitation/gone/", "This invitation doesn’t"),
    "leaving a group": at(
        "leave-group", lambda site, own: f"/g/{site.world.quiet_group}/leave/", "Leave Dry eyes?"
    ),
    "preview": Place("reply", "Your reply to Juniper", _preview_reply),
    "refused reply": Place("reply", "Your reply", _send_nothing),
    "start": at(
        "start-discussion",
        lambda site, own: f"/g/{site.world.quiet_group}/start/",
        "Start a discussion",
    ),
    "refused start": Place("start-discussion", "Start a discussion", _start_without_title),
    "sentences as member": Place(
        "group-sentences", "Ciclosporin: who uses or used it", open_number_in_a_group
    ),
    "a button's address": at(
        "follow", lambda site, own: f"/d/{own.thread}/follow/", "That isn’t done this way"
    ),
    "own account": at("you", "/you/", "Your account"),
    "how one signs in": at("signing-in", "/you/signing-in/", "Signing in"),
    "own answers": at("own-answers", "/you/answers/", "Your Likes and Same heres"),
    "own posts": at("own-posts", "/you/posts/", "Your posts"),
    "privacy and data": at("consent", "/consent/", "Privacy and data"),
    "signed out": Place("account_logout", "You are signed out", _sign_out),
    "signing out": at("account_logout", "/sign-out/", "Sign out of this device?"),
    "signed out meanwhile": Place("reply", "You are signed out", _send_signed_out),
}

PAGES = VISITOR | PROOFS | SAID | REPORTED | LOOKED_AFTER | YOURS | MEMBER

# Addresses that only act, or only lead elsewhere. All that take no GET share one page.
NO_PAGE_OF_THEIR_OWN = {
    "account_request_login_code",
    "new-passkey-challenge",
    "passkey-challenge",
    "confirm-statement",
    "decline-offer",
    "delete-removed-words",
    "dismiss-misread",
    "dismiss-statement",
    "give-role",
    "group-table",
    "hide-item",
    "join-group",
    "leave-misread",
    "leave-word",
    "like",
    "mute",
    "not-same-here",
    "post",
    "report-statement",
    "release-held",
    "resume",
    "revoke-invitation",
    "same-here",
    "security-contact",
    "sign-out-device",
    "sign-out-elsewhere",
    # Without a provider these do not exist; test_single_sign_on.py looks at them with one.
    "single-sign-on",
    "single-sign-on-back",
    "single-sign-on-end",
    "single-sign-on-join",
    "single-sign-on-link",
    "table",
    "take-back-held",
    "undo-answer",
    "undo-misread",
    "undo-report",
    "unfollow",
    "unlike",
    "unmute",
}


def visit(page: Page, site: Site, settled: Settled, name: str) -> None:
    """Go to the page of this name, as a member where it is one for members."""
    place = PAGES[name]
    if name in MEMBER:
        sign_in(page, site, settled.who)
    place.go(page, site, settled)
    expect(page.get_by_role("heading", level=1)).to_contain_text(place.heading)
    if place.route:
        assert resolve(urlsplit(page.url).path).url_name == place.route
