"""She reads at a glance, looks a word up, follows a number to its sentence, answers for her own."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.said_of_treatments import USES, let_read, tell_and_wait
from tests.journeys.site import Site
from tests.journeys.steps import button, link, post, sign_in


def test_a_closed_part_says_its_finding_and_opens_by_keyboard(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.told}/")
    glance = page.get_by_role("region", name="At a glance: ciclosporin")
    part = glance.locator("details", has_text="What changed").first
    expect(part).to_contain_text("say something got better.")
    expect(link(part, "Teller").first).to_be_hidden()

    part.locator("summary").first.press("Enter")

    expect(link(part, "Teller").first).to_be_visible()


def test_every_name_opens_the_sentence_in_its_post(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.told}/")
    part = page.locator(".glance details[open]").first

    link(part, "Teller Ab").click()

    expect(page.locator("#statement")).to_be_in_viewport()
    expect(page.locator("mark")).to_contain_text(["I use "])
    expect(page.get_by_text("We read: ciclosporin: ")).to_be_visible()
    expect(link(page, "This is wrong")).to_be_visible()


def test_a_reader_says_that_a_sentence_was_misread(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{site.world.told}/")
    page.locator(".glance details[open] .from a").first.click()

    button(page, "This is wrong").click()

    expect(page.get_by_role("status").first).to_contain_text("can see your report")


def test_a_word_is_looked_up_by_keyboard_and_the_focus_comes_back(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.told}/")
    word = post(page, 1).get_by_role("button", name="ciclosporin")
    card = page.get_by_role("dialog", name="ciclosporin")
    expect(card).to_be_hidden()

    word.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    expect(card).to_contain_text("Treatment")
    page.keyboard.press("Escape")

    expect(card).to_be_hidden()
    expect(word).to_be_focused()


def test_she_is_asked_first_and_what_she_says_holds(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    let_read(page, "Ask me first")
    number = tell_and_wait(page, thread)
    own = post(page, number)
    expect(own).to_contain_text(re.compile(r"ciclosporin: uses it, .*\(only you see this\)"))

    button(own, "Yes").click()

    expect(page.get_by_role("status").first).to_contain_text("It counts as confirmed by you.")
    expect(post(page, number)).to_contain_text(USES)
    expect(page.get_by_text("Is it right?")).to_have_count(0)
    button(post(page, number), "Undo").click()
    button(post(page, number), "Yes").click()
    expect(post(page, number)).to_contain_text("You said yes.")
    page.goto("/consent/read/")
    expect(page.get_by_text("You said yes.")).to_be_visible()
    button(page, "No").click()
    expect(
        page.get_by_text("You said no: it is counted nowhere and shown nowhere.")
    ).to_be_visible()
