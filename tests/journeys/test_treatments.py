"""A visitor looks up a treatment, follows a number to its sentences, and prints the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.site import Site
from tests.journeys.tellers import TELLERS

# For plain pages once is enough: no script of ours is on what a visitor reads.
pytestmark = pytest.mark.parametrize("has_script", [False], ids=["no script"])


def test_she_follows_a_number_to_the_sentence_in_its_post(page: Page) -> None:
    page.goto("/g/dry-eyes/")
    panel = page.get_by_role("region", name="Treatments people here talk about")
    panel.get_by_role("link", name="Ciclosporin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ciclosporin for Dry eyes")
    expect(page.get_by_text("This is not a trial.")).to_be_visible()

    page.get_by_role("link", name="5 members use or used it twice a day").click()
    expect(page.get_by_text("“I use ciclosporin drops twice a day.”")).to_have_count(5)
    page.get_by_role("link", name="Teller").first.click()
    expect(page.locator("#statement")).to_be_in_viewport()
    expect(page.locator("mark").first).to_contain_text("I use")


@pytest.mark.parametrize("width", [390, 1280])
def test_numbers_that_open_sentences_stand_in_line_with_those_that_do_not(
    page: Page, site: Site, width: int
) -> None:
    page.goto(f"/g/{site.world.quiet_group}/treatments/ciclosporin/")

    page.get_by_text("sentences", exact=True).scroll_into_view_if_needed()
    opens, does_not = page.locator(".stats dd").evaluate_all(
        """numbers => numbers.map(number => {
            const range = document.createRange();
            range.selectNodeContents(number.querySelector("a") ?? number);
            return Math.round(range.getBoundingClientRect().bottom);
        })"""
    )[:2]

    assert opens == does_not


def test_she_opens_the_table_by_keyboard(page: Page, site: Site) -> None:
    page.goto(f"/g/{site.world.quiet_group}/treatments/ciclosporin/")
    summary = page.locator(".data > summary").first
    summary.focus()
    page.keyboard.press("Enter")

    row = page.get_by_role("row", name="twice a day")
    expect(row.get_by_role("cell").first).to_have_text("5")


def test_on_paper_the_tables_stand_open_and_nothing_to_press_is_left(
    page: Page, site: Site
) -> None:
    page.goto(f"/g/{site.world.quiet_group}/treatments/ciclosporin/")
    expect(page.get_by_role("table").first).to_be_hidden()

    page.emulate_media(media="print")

    expect(page.get_by_role("table").first).to_be_visible()
    expect(page.get_by_role("navigation", name="You are here")).to_be_hidden()
    expect(page.locator(".data > summary").first).to_be_hidden()


def test_paper_is_white_also_where_the_screen_is_dark_and_has_nothing_to_press(
    page: Page, site: Site
) -> None:
    page.goto(f"/g/{site.world.quiet_group}/treatments/ciclosporin/")
    page.emulate_media(media="print", color_scheme="dark")

    note = page.locator(".note-warm")
    expect(note).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(note).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator(".btn:visible")).to_have_count(0)

    page.goto(f"/d/{site.world.told}/")
    expect(page.locator(".btn:visible")).to_have_count(0)
    expect(page.locator(".glance summary .i:visible")).to_have_count(0)


def test_a_treatment_that_few_use_leads_to_the_discussion(page: Page, site: Site) -> None:
    page.goto(f"/g/{site.world.quiet_group}/treatments/")
    expect(page.get_by_text(f"{TELLERS} members")).to_be_visible()
    page.get_by_role("link", name="Omega 3").click()

    expect(page.get_by_text("so we don’t show totals")).to_be_visible()
    page.get_by_role("link", name="Ciclosporin drops, how was it for you?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Ciclosporin drops, how was it for you?"
    )
