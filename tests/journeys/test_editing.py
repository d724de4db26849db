"""She changes what she has written: no word of hers is lost, and none is left that she took out."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import (
    LANDED,
    answer,
    button,
    link,
    post,
    posts_saying,
    sign_in,
    start_own,
)


def own_box(page: Page) -> Locator:
    return page.get_by_label("What your post says")


def open_edit(page: Page, number: int) -> None:
    """Open the page from the menu of the post."""
    post(page, number).locator("summary").click()
    link(post(page, number), "Edit").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Edit your post")


def save(page: Page, words: str) -> None:
    """Write other words in the box, look at them, and put them in place."""
    own_box(page).fill(words)
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Save it").click()


def test_a_reply_that_was_liked_says_that_it_was_edited(page: Page, site: Site) -> None:
    author, thread = site.newcomer(), site.fresh_discussion()
    sign_in(page, site, author)
    page.goto(f"/d/{thread}/")
    number = answer(page, "Twice a *fortnight*.")
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    button(post(page, number), "Like").click()
    expect(button(post(page, number), "Like")).to_have_attribute("aria-pressed", "true")
    expect(post(page, number).get_by_role("link", name="Edit")).to_have_count(0)

    sign_in(page, site, author)
    page.goto(f"/d/{thread}/")
    open_edit(page, number)
    expect(own_box(page)).to_have_value("Twice a *fortnight*.")
    own_box(page).fill("Twice a **day**, said Dr Wader.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("mark", has_text="Dr Wader").first).to_be_visible()
    expect(own_box(page)).to_have_value("Twice a **day**, said Dr Wader.")
    save(page, "Twice a **day**.")

    expect(page).to_have_url(LANDED)
    expect(page.get_by_text("Your post says it the new way now.")).to_be_visible()
    expect(post(page, number).locator("strong")).to_have_text("day")
    expect(post(page, number)).to_contain_text(", edited on ")
    expect(posts_saying(page, "fortnight")).to_have_count(0)


def test_a_slip_mended_at_once_is_not_told(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{site.fresh_discussion()}/")
    number = answer(page, "It hepls.")

    open_edit(page, number)
    save(page, "It helps.")

    expect(post(page, number)).to_contain_text("It helps.")
    expect(post(page, number)).not_to_contain_text("edited")


def test_the_title_of_her_own_discussion_changes_with_it(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    start_own(page, site, "Which drosp?", "I cannot choose.")

    open_edit(page, 0)
    page.get_by_label("Title").fill("Which drops?")
    save(page, "I cannot choose. There are so many.")

    expect(page.get_by_role("heading", level=1)).to_have_text("Which drops?")
    expect(post(page, 0)).to_contain_text("There are so many.")


def test_two_tabs_and_going_back_lose_no_word(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    number = answer(page, "The first words.")
    other = page.context.new_page()
    other.goto(f"/d/{thread}/posts/{number}/edit/")
    own_box(other).fill("From the other tab.")
    other.get_by_role("button", name="Preview").click()
    expect(other.get_by_role("button", name="Save it")).to_be_visible()
    open_edit(page, number)
    save(page, "From this tab.")
    expect(post(page, number)).to_contain_text("From this tab.")

    other.get_by_role("button", name="Save it").click()

    expect(other.get_by_role("alert")).to_contain_text("Nothing is lost")
    expect(other.get_by_role("region", name="What it says now")).to_contain_text("From this tab.")
    expect(own_box(other)).to_have_value("From the other tab.")
    other.go_back()
    expect(own_box(other)).to_have_value("From the other tab.")
    other.go_forward()
    save(other, "From both.")
    expect(post(other, number)).to_contain_text("From both.")
    expect(posts_saying(other, "From this tab.")).to_have_count(0)


def test_words_sent_after_signing_out_elsewhere_are_given_back(page: Page, site: Site) -> None:
    thread, who = site.fresh_discussion(), site.newcomer()
    sign_in(page, site, who)
    page.goto(f"/d/{thread}/")
    number = answer(page, "The first words.")
    open_edit(page, number)
    own_box(page).fill("I was away for a while.")
    page.context.clear_cookies(name="sessionid")

    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed out")
    expect(page.get_by_label("What you wrote")).to_have_value("I was away for a while.")
