"""She joins, leaves, and comes back: by a code from the mail each time."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import (
    a_name,
    join,
    link,
    post,
    send_code,
    sign_in,
    sign_in_by_link,
    sign_out,
)


def test_she_joins_by_a_code_signs_out_and_comes_back_by_another(page: Page, site: Site) -> None:
    name = a_name(site)
    page.goto("/")
    page.get_by_role("link", name="Join", exact=True).click()
    email = join(page, site, name)
    expect(page.get_by_role("navigation", name="Main", exact=True)).to_contain_text(name)

    sign_out(page)
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()

    page.get_by_role("link", name="Sign in", exact=True).click()
    page.get_by_label("Email").fill(email)
    page.get_by_role("button", name="Send me a code").click()
    send_code(page, site.code_for(email, mails=2), "Sign in")
    expect(page.get_by_role("navigation", name="Main", exact=True)).to_contain_text(name)


def test_what_is_missing_is_said_at_its_field_and_what_she_typed_stays(page: Page) -> None:
    page.goto("/join/")
    page.get_by_label("Name", exact=True).fill("Beverly Hartley 62")
    page.get_by_label("Email").fill("beverly.h@example.org")
    page.get_by_role("button", name="Send me a code").click()

    name = page.get_by_label("Name", exact=True)
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description(re.compile("This looks like a real name"))
    expect(page.get_by_role("alert")).to_contain_text("Some things are still missing:")
    expect(page.get_by_label("I’m 18 or over")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Email")).to_have_value("beverly.h@example.org")

    page.get_by_role("alert").get_by_role("link", name="Name").click()
    assert page.evaluate("location.hash") == "#f-username"


def test_she_gets_a_name_or_keeps_her_own_against_advice(page: Page, site: Site) -> None:
    page.goto("/join/")
    page.get_by_role("link", name="Make me one").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value(re.compile(r"\w+"))

    own = f"{a_name(site)} {60 + site.number()}"
    page.get_by_label("Name", exact=True).fill(own)
    page.get_by_label("Email").fill(f"keeps{site.number()}@example.org")
    page.get_by_label("I’m 18 or over").check()
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("Name", exact=True)).to_have_accessible_description(
        re.compile("Try “.+”, or “.+”")
    )
    page.get_by_label("Keep it all the same").check()
    page.get_by_role("button", name="Send me a code").click()

    expect(page.get_by_role("heading", name="Type the code we sent")).to_be_visible()


def test_a_wrong_code_can_be_mended_and_three_end_it(page: Page, site: Site) -> None:
    page.goto("/join/")
    page.get_by_label("Name", exact=True).fill(a_name(site))
    email = f"mistypes{site.number()}@example.org"
    page.get_by_label("Email").fill(email)
    page.get_by_label("I’m 18 or over").check()
    page.get_by_role("button", name="Send me a code").click()
    code = site.code_for(email)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for _ in range(2):
        send_code(page, wrong, "Join")
        said = page.get_by_text("That isn’t the right code")
        expect(said).to_be_visible()
        page.get_by_label("Code").fill("")

    send_code(page, wrong, "Join")

    expect(page.get_by_role("heading", name="That code no longer works")).to_be_visible()
    expect(page.get_by_role("link", name="Ask for a new code")).to_be_visible()


def test_like_while_signed_out_leads_through_signing_in_back_to_the_post(
    page: Page, site: Site
) -> None:
    thread = site.fresh_discussion()
    page.goto(f"/d/{thread}/")

    link(post(page, 2), "Like").click()
    expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()
    page.get_by_role("link", name="Choose a name and join").click()
    expect(page.get_by_role("heading", name="Choose a name to write under")).to_be_visible()
    join(page, site, a_name(site))

    expect(page).to_have_url(f"{site.address}/d/{thread}/#post-2")
    expect(page.locator("#post-2:target")).to_be_in_viewport()


def test_a_one_time_link_asks_first_and_works_once(page: Page, site: Site) -> None:
    who = site.newcomer()
    sign_in_by_link(page, who)
    sign_out(page)

    page.goto(who.link)

    expect(page.get_by_role("heading", level=1)).not_to_have_text("Your link")
    expect(page.get_by_role("button", name="Sign in as")).to_have_count(0)


def test_after_signing_out_going_back_shows_nothing_of_her(page: Page, site: Site) -> None:
    who = site.newcomer()
    sign_in(page, site, who)
    page.goto(f"/d/{site.world.reading}/")
    expect(page.get_by_role("navigation", name="Main", exact=True)).to_contain_text(who.name)
    sign_out(page)

    page.go_back()

    expect(page).to_have_url(f"{site.address}/d/{site.world.reading}/")
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_be_visible()
    expect(page.get_by_text(who.name)).to_have_count(0)


def test_the_page_for_signing_out_asks_with_a_button(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto("/sign-out/")

    page.get_by_role("main").get_by_role("button", name="Sign out").click()

    expect(page.get_by_role("link", name="Sign in", exact=True)).to_be_visible()


def test_whoever_runs_the_server_makes_the_first_account_by_the_link(
    page: Page, site: Site
) -> None:
    page.goto(site.first_link())
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome to your community")
    page.get_by_label("Name", exact=True).fill(a_name(site))
    page.get_by_label("Email").fill(f"runs{site.number()}@example.org")

    page.get_by_role("button", name="Make my account").click()

    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
