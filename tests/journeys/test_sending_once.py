"""However often she presses, one reply is one post; and no word she wrote is lost."""

import re

import pytest
from playwright.sync_api import Error, Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import (
    LANDED,
    answer,
    box,
    landed_on,
    link,
    post,
    posts_saying,
    preview,
    sign_in,
    sign_out,
)

LONGEST_POST = 20_000


def test_a_double_click_on_post_makes_one_post(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    preview(page, "I pressed it twice.")

    page.get_by_role("button", name="Post it").dblclick()

    expect(page).to_have_url(LANDED)
    page.goto(f"/d/{thread}/")
    expect(posts_saying(page, "I pressed it twice.")).to_have_count(1)


def test_a_reload_after_posting_makes_no_second_post(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    answer(page, "Posted, then reloaded.")

    page.reload()

    expect(posts_saying(page, "Posted, then reloaded.")).to_have_count(1)


def test_going_back_to_the_preview_and_posting_again_makes_no_second_post(
    page: Page, site: Site
) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{site.fresh_discussion()}/")
    first = answer(page, "Posted, gone back, posted again.")

    page.go_back()
    expect(box(page)).to_have_value("Posted, gone back, posted again.")
    page.get_by_role("button", name="Post it").click()

    expect(page).to_have_url(LANDED)
    assert landed_on(page) == first
    expect(posts_saying(page, "Posted, gone back, posted again.")).to_have_count(1)


def test_going_back_and_forth_between_box_and_preview_loses_no_word(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{site.world.reading}/")
    preview(page, "Back, and forth again.")

    page.go_back()
    expect(box(page)).to_have_value("Back, and forth again.")
    page.go_forward()

    expect(page.get_by_role("heading", name="This is how it will look")).to_be_visible()
    expect(box(page)).to_have_value("Back, and forth again.")


def test_going_back_after_a_refusal_was_mended_shows_it_with_the_words(
    page: Page, site: Site
) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/g/{site.world.changing_group}/start/")
    words = page.get_by_label("What would you like to ask or tell?")
    words.fill("The title came afterwards.")
    page.get_by_role("button", name="Preview").click()
    page.get_by_label("Title").fill(f"Mended {site.number()}")
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Post it").click()
    expect(page).to_have_url(LANDED)

    page.go_back()
    expect(page.get_by_role("heading", name="This is how it will look")).to_be_visible()
    page.go_back()

    expect(page.get_by_role("alert")).to_contain_text("Give it a title")
    expect(words).to_have_value("The title came afterwards.")


def test_after_signing_out_going_back_shows_no_preview(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{site.world.reading}/")
    preview(page, "Not for whoever sits here next.")
    sign_out(page)

    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()


def test_the_same_started_discussion_sent_twice_is_one(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    title = f"Started once {site.number()}"
    page.goto(f"/g/{site.world.changing_group}/start/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("What would you like to ask or tell?").fill("Once is enough.")
    page.get_by_role("button", name="Preview").click()

    page.get_by_role("button", name="Post it").dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.goto(f"/g/{site.world.changing_group}/")
    expect(page.get_by_role("link", name=title)).to_have_count(1)


def test_an_empty_post_and_one_too_long_are_refused_with_the_words_kept(
    page: Page, site: Site
) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{site.world.reading}/")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_contain_text("There is nothing in the box yet.")
    expect(box(page)).to_have_attribute("aria-invalid", "true")
    long = "word " * (LONGEST_POST // 5) + "and more"

    box(page).fill(long)
    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("alert")).to_contain_text("a post can have 20,000")
    expect(box(page)).to_have_value(long)


def test_a_discussion_without_a_title_keeps_its_words(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/g/{site.world.changing_group}/start/")
    words = page.get_by_label("What would you like to ask or tell?")
    words.fill("I thought of the title last.")

    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("alert")).to_contain_text("Give it a title")
    expect(page.get_by_label("Title")).to_have_accessible_description(re.compile("Give it a title"))
    expect(words).to_have_value("I thought of the title last.")


def test_a_reply_to_a_post_deleted_meanwhile_keeps_its_words_and_can_be_sent_again(
    page: Page, site: Site
) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    number = answer(page, "This goes in a moment.")
    other = page.context.new_page()
    other.goto(f"/d/{thread}/reply/?to={number}")
    preview(other, "It answers what is about to go.")
    page.goto(f"/d/{thread}/posts/{number}/delete/")
    page.get_by_role("button", name="Delete for good").click()
    expect(post(page, number)).to_contain_text("Deleted by its author")

    other.get_by_role("button", name="Post it").click()
    expect(other.get_by_role("alert")).to_contain_text("was deleted while you were writing")
    expect(box(other)).to_have_value("It answers what is about to go.")
    answer(other, "It answers what is about to go.")

    expect(posts_saying(other, "It answers what is about to go.")).to_have_count(1)


def test_words_sent_after_signing_out_elsewhere_are_given_back(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{site.world.reading}/")
    box(page).fill("I was away for a while.")
    other = page.context.new_page()
    other.goto("/sign-out/")
    other.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(other.get_by_role("link", name="Sign in", exact=True)).to_be_visible()

    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed out")
    expect(page.get_by_label("What you wrote")).to_have_value("I was away for a while.")
    expect(link(page.get_by_role("main"), "Sign in")).to_be_visible()
