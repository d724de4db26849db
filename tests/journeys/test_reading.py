"""A visitor reads. She has no account, and needs none."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import link, post
from tests.journeys.world import DISCUSSIONS_IN_THE_BUSY_GROUP, REPLIES_IN_THE_LONG_ONE

# For plain pages once is enough: no script of ours is on what a visitor reads.
WITHOUT_SCRIPT = pytest.mark.parametrize("has_script", [False], ids=["no script"])


def numbers_on(page: Page) -> list[int]:
    """Return the numbers of the posts on this page, in the order they are read in."""
    found = page.locator("article.post").evaluate_all("posts => posts.map(post => post.id)")
    return [int(name.removeprefix("post-")) for name in found]


def titles_on(page: Page) -> list[str]:
    return page.locator(".row-title").all_inner_texts()


def test_she_finds_a_discussion_from_the_front_page(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("People who have it too")
    about = "For everybody whose eyes are dry, whatever the cause."
    expect(page.get_by_text(about, exact=True)).to_be_visible()

    page.get_by_role("link", name="Dry eyes").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dry eyes")
    expect(page.get_by_role("region", name="Looked after by")).to_contain_text("Hazel")
    expect(page.get_by_text("No photographs of eyes, please.")).to_be_visible()

    page.get_by_role("link", name="Drops help for an hour at most").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Drops help for an hour at most")


def test_she_reads_the_opening_the_replies_and_the_answers_under_them(
    page: Page, site: Site
) -> None:
    page.goto(f"/d/{site.world.reading}/")

    opening = post(page, 0)
    expect(opening).to_contain_text("Beverly started this discussion")
    expect(opening.locator("strong")).to_have_text("an hour")
    expect(opening.get_by_role("listitem")).to_have_text(
        ["in the morning they are worst", "screens make it worse"]
    )
    expect(opening.locator("blockquote")).to_have_text("Blink more often,")
    expect(link(opening, "Like")).to_contain_text("1 so far")
    expect(post(page, 1)).not_to_contain_text("Replying to")
    # Under the reply it answers nothing need be said; an answer to an answer says whom.
    expect(post(page, 2)).not_to_contain_text("Replying to")
    expect(post(page, 3)).to_contain_text("Replying to Juniper")
    expect(post(page, 3)).to_contain_text("asked this")
    lefts = [post(page, number).evaluate("p => p.getBoundingClientRect().x") for number in range(4)]
    assert lefts[0] == lefts[1] < lefts[2] == lefts[3]


def test_what_its_author_deleted_leaves_one_line(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.reading}/")

    expect(post(page, 4)).to_have_text(re.compile(r"Deleted by its author, \d+ March 2025\."))
    expect(post(page, 4).get_by_role("link")).to_have_count(0)
    expect(page.get_by_text("meant for another")).to_have_count(0)
    expect(page.get_by_text("3 replies. 1 following.")).to_be_visible()


def test_a_discussion_of_three_pages_is_read_to_its_end_and_back(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.long}/")
    pages = [numbers_on(page)]
    for _ in range(2):
        before = page.url
        page.get_by_role("link", name="Later replies").click()
        expect(page).not_to_have_url(before)
        pages.append(numbers_on(page))

    expect(page.get_by_role("link", name="Later replies")).to_have_count(0)
    assert [len(numbers) for numbers in pages] == [40, 40, 17]
    every = [number for numbers in pages for number in numbers]
    assert sorted(every) == list(range(REPLIES_IN_THE_LONG_ONE + 1))
    for numbers in reversed(pages[:2]):
        before = page.url
        page.get_by_role("link", name="Earlier replies").click()
        expect(page).not_to_have_url(before)
        assert numbers_on(page) == numbers
    expect(page.get_by_role("link", name="Earlier replies")).to_have_count(0)


def test_a_later_page_leads_back_to_how_it_began(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.long}/posts/80/")

    page.get_by_role("link", name="Read how it began").click()

    expect(post(page, 0)).to_be_visible()


def test_the_address_of_a_post_leads_to_it_on_whatever_page_it_is(page: Page, site: Site) -> None:
    for number in (3, 40, 96):
        page.goto(f"/d/{site.world.long}/posts/{number}/")

        shown = page.locator(f"#post-{number}:target")
        expect(shown).to_contain_text(f"reply number {number} to it")
        expect(shown).to_be_in_viewport()
        expect(shown).not_to_have_css("box-shadow", "none")


def test_a_post_gives_its_own_address(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.reading}/")

    link(post(page, 2), r"\d+ March 2025").click()

    expect(page).to_have_url(f"{site.address}/d/{site.world.reading}/#post-2")


def test_from_an_answer_she_gets_to_what_it_answers(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.reading}/")

    post(page, 3).get_by_role("link", name="Juniper", exact=True).click()

    expect(page.locator("#post-2:target")).to_be_visible()


def test_a_group_shows_its_older_discussions_and_leads_back(page: Page, site: Site) -> None:
    page.goto(f"/g/{site.world.busy_group}/")
    first = titles_on(page)
    page.get_by_role("link", name="Older discussions").click()
    expect(page.get_by_role("link", name="Newest discussions")).to_be_visible()
    second = titles_on(page)

    count = DISCUSSIONS_IN_THE_BUSY_GROUP
    assert first + second == [f"Gloves, part {number}" for number in range(count, 0, -1)]
    expect(page.get_by_role("link", name="Older discussions")).to_have_count(0)
    page.get_by_role("link", name="Newest discussions").click()
    expect(page.get_by_role("link", name="Older discussions")).to_be_visible()
    assert titles_on(page) == first


def test_an_imported_discussion_says_where_it_came_from_and_what_is_missing(
    page: Page, site: Site
) -> None:
    page.goto(f"/d/{site.world.imported}/")

    expect(page.get_by_text("Imported from a saved page, times unknown.")).to_be_visible()
    expect(page.get_by_text("3 of 7 replies found.")).to_be_visible()
    expect(page.get_by_text("10 were following on the old site, 0 follow here.")).to_be_visible()
    expect(page.locator(".name")).to_have_text(["A member (name not kept)"] * 4)
    expect(page.get_by_text("Date not known")).to_have_count(4)
    expect(post(page, 0)).to_contain_text("* a thin one")
    expect(post(page, 0)).to_contain_text("3 likes on the old site.")


@WITHOUT_SCRIPT
def test_what_is_not_there_is_said_plainly(page: Page) -> None:
    for address in ("/d/999999/", "/g/nowhere/", "/nowhere/", "/d/1/?after=x"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("We can’t find that page")
        expect(page.get_by_role("link", name="Go to the front page")).to_be_visible()


@WITHOUT_SCRIPT
def test_the_small_print_is_one_step_from_every_page(page: Page, site: Site) -> None:
    for name in ("House rules", "Terms", "Privacy and your data", "Medical disclaimer"):
        page.goto(f"/d/{site.world.reading}/")
        page.get_by_role("contentinfo").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_list_beside_a_long_discussion_fits_the_window(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.long}/posts/30/")
    beside = page.get_by_role("navigation", name="On this page")

    beside.get_by_role("link").last.scroll_into_view_if_needed()

    expect(beside.get_by_role("link").last).to_be_in_viewport()
    shown = beside.bounding_box()
    assert shown is not None
    assert shown["height"] <= 800
