"""She answers, likes, says Same here, follows, joins a group, and takes each of it back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import answer, button, link, post, preview, sign_in


def test_she_looks_at_her_reply_posts_it_and_sees_it_in_its_place(page: Page, site: Site) -> None:
    who, thread = site.newcomer(), site.fresh_discussion()
    sign_in(page, site, who)
    page.goto(f"/d/{thread}/")
    link(post(page, 2), "Reply").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your reply to Juniper")
    expect(page.get_by_text("How warm do you make them?")).to_be_visible()

    preview(page, "As warm as *I* can bear.\n\n- a flannel\n- or a mask")
    shown = page.get_by_role("region", name="This is how it will look")
    expect(shown.locator("em")).to_have_text("I")
    expect(shown.get_by_role("listitem")).to_have_text(["a flannel", "or a mask"])
    page.get_by_role("button", name="Post it").click()

    expect(page).to_have_url(f"{site.address}/d/{thread}/#post-4")
    expect(page.get_by_role("status").first).to_contain_text("Your reply is in the discussion.")
    expect(post(page, 4)).to_contain_text(who.name)
    expect(post(page, 4)).to_contain_text("Replying to Juniper")
    expect(post(page, 4).locator("em")).to_have_text("I")
    expect(page.get_by_text("4 replies.").first).to_be_visible()
    expect(button(post(page, 4), "Like")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("Your reply is in the discussion.")).to_have_count(0)


def test_the_box_under_a_discussion_answers_the_opening(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")

    number = answer(page, "Sunglasses that close at the sides.")

    expect(post(page, number)).not_to_contain_text("Replying to")
    assert post(page, number).evaluate("p => p.closest('.replies')") is None


@pytest.mark.parametrize("word", ["Like", "Same here"])
def test_each_press_is_counted_once_and_can_be_taken_back(
    page: Page, site: Site, word: str
) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    pressed = button(post(page, 2), word)
    expect(pressed).to_have_attribute("aria-pressed", "false")
    expect(pressed).not_to_contain_text("so far")

    pressed.click()
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_contain_text(", 1 so far")
    expect(page).to_have_url(re.compile(rf"/d/{thread}/(#post-2)?$"))
    page.reload()
    expect(pressed).to_have_attribute("aria-pressed", "true")

    pressed.click()
    expect(pressed).to_have_attribute("aria-pressed", "false")
    expect(pressed).not_to_contain_text("so far")
    page.reload()
    expect(pressed).to_have_attribute("aria-pressed", "false")


def test_she_follows_a_discussion_and_unfollows_it(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    page.get_by_role("button", name="Follow this discussion", exact=True).click()
    expect(page.get_by_text("2 following.").first).to_be_visible()
    expect(button(page, "Following")).to_have_attribute("aria-pressed", "true")

    page.goto("/")
    followed = page.get_by_role("region", name="Discussions you follow")
    followed.get_by_role("link", name="What do you do in the wind?").click()
    button(page, "Following").click()

    expect(page.get_by_text("1 following.").first).to_be_visible()
    expect(button(page, "Follow")).to_have_attribute("aria-pressed", "false")


def test_she_joins_a_group_and_leaves_it(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/g/{site.world.busy_group}/")
    page.get_by_role("button", name="Join this group").click()
    joined = page.get_by_role("button", name="You’re in this group")
    expect(joined).to_have_attribute("aria-pressed", "true")

    page.goto("/")
    mine = page.get_by_role("region", name="Your groups")
    mine.get_by_role("link", name="Cold hands").click()
    joined.click()

    expect(page.get_by_role("button", name="Join this group")).to_be_visible()


def test_she_starts_a_discussion_and_follows_it_from_then_on(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    title = f"Does a humidifier help? {site.number()}"
    page.goto(f"/g/{site.world.changing_group}/")
    page.get_by_role("link", name="Start a discussion").click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("What would you like to ask or tell?").fill("The air at work is dry.")
    page.get_by_role("button", name="Preview").click()
    shown = page.get_by_role("region", name="This is how it will look")
    expect(shown).to_contain_text("The air at work is dry.")
    expect(page.get_by_label("Title")).to_have_value(title)

    page.get_by_role("button", name="Post it").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_text("Your discussion is open for answers.")).to_be_visible()
    expect(button(page, "Following")).to_be_visible()
    page.goto(f"/g/{site.world.changing_group}/")
    row = page.get_by_role("listitem").filter(has_text=title)
    expect(row).to_contain_text("No answer yet")


def test_she_deletes_her_own_post_after_seeing_what_that_does(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    number = answer(page, "I said too much here.")
    own = post(page, number)
    own.locator("summary").click()
    own.get_by_role("link", name="Delete").click()
    expect(page.get_by_text("I said too much here.")).to_be_visible()

    page.get_by_role("link", name="Keep it").click()
    own.locator("summary").click()
    own.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete for good").click()

    expect(own).to_contain_text("Deleted by its author")
    expect(page.get_by_text("I said too much here.")).to_have_count(0)
    expect(page.get_by_text("Deleted. Your words are gone from the page.")).to_be_visible()
    # Nobody is offered to delete what somebody else wrote.
    post(page, 1).locator("summary").click()
    expect(post(page, 1).get_by_role("link", name="Link to this post")).to_be_visible()
    expect(post(page, 1).get_by_role("link", name="Delete")).to_have_count(0)
