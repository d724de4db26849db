"""She joins without agreeing to anything, is asked where it matters, and takes it back."""

from playwright.sync_api import Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import LANDED, a_name, button, join, post, posts_saying, preview
from tests.journeys.watching import Watch

WORDS = "Mine burned for two days."
TICK = "I agree that what I write about my health here is published"


def test_who_ticked_nothing_is_asked_once_before_her_first_post(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    page.goto("/join/")
    join(page, site, a_name(site))
    page.goto(f"/d/{thread}/reply/")
    preview(page, WORDS)

    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", name="This is how it will look")).to_be_visible()
    expect(page.get_by_text("Tick this to post.")).to_be_visible()
    expect(page.get_by_label(TICK)).to_have_attribute("aria-invalid", "true")

    page.get_by_label(TICK).check()
    page.get_by_role("button", name="Post it").click()
    expect(page).to_have_url(LANDED)
    expect(posts_saying(page, WORDS)).to_have_count(1)
    page.goto(f"/d/{thread}/reply/")
    preview(page, "And one thing more.")
    expect(page.get_by_label(TICK)).to_have_count(0)


def test_who_takes_her_yes_back_writes_no_more_and_can_give_it_again(
    page: Page, site: Site, watch: Watch
) -> None:
    thread = site.fresh_discussion()
    page.goto("/join/")
    page.get_by_label("What I write and say about my health here may be published").check()
    join(page, site, a_name(site))
    page.goto("/consent/")
    question = page.get_by_role("group", name="May what you write here be published?")

    question.get_by_label("You only read").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your answers are kept")).to_be_visible()
    page.goto(f"/d/{thread}/")
    button(post(page, 1), "Same here").click()
    expect(page.get_by_role("heading", name="One question first")).to_be_visible()
    if watch.complaints:  # With script the button asks once by itself, and is refused.
        watch.forgive("403")

    page.goto("/consent/")
    question.get_by_label("I agree that what I write and say").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("All your answers, with their dates").click()
    answers = page.get_by_role("listitem").filter(has_text="Publishing what you write")
    expect(answers).to_have_count(3)
    expect(answers.first).to_contain_text("until now")
