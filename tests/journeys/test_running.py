"""Whoever runs the community makes its groups, and says what they are about."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import sign_in


def test_she_makes_a_group_and_says_later_what_it_is_about(page: Page, site: Site) -> None:
    name = f"Itchy scalp {site.number()}"
    sign_in(page, site, site.operator())
    page.goto("/")
    page.get_by_role("link", name="Make a group").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name="Make the group").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_text("Yours would be the first.")).to_be_visible()

    page.goto(f"{page.url}about/")
    page.get_by_label("What it is about", exact=True).fill("For heads that itch.")
    page.get_by_label("Rules of this group").fill("No brands.\nBe kind.")
    page.get_by_role("button", name="Save").click()

    expect(page).to_have_url(re.compile(r"/g/itchy-scalp-\d+/$"))
    expect(page.get_by_text("For heads that itch.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="No brands.")).to_be_visible()
