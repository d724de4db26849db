"""Operators look into the tables with a browser: nothing on those pages is blocked or missing."""

import pytest
from playwright.sync_api import Page, expect

from tests.addresses import all_routes
from tests.journeys.site import Site
from tests.journeys.steps import sign_in


def test_every_table_can_be_looked_into(page: Page, site: Site) -> None:
    sign_in(page, site, site.operator())
    lists = [r.text for r in all_routes() if r.name.endswith("_changelist")]
    assert len(lists) > 5

    for path in ("operator/", "operator/members/", *lists):
        page.goto(f"/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        first = page.locator("#result_list tbody th a").first
        if first.count():
            first.click()
            expect(page.get_by_role("link", name="Close")).to_be_visible()
            assert page.locator("button, input:not([type=search], [type=hidden])").count() == 0


def test_a_member_is_found_and_the_way_back_is_there(page: Page, site: Site) -> None:
    sign_in(page, site, site.operator())
    page.goto("/operator/members/member/")
    page.get_by_role("textbox").fill(site.operator().name)
    page.get_by_role("button", name="Search").click()
    page.locator("#result_list tbody th a").click()
    expect(page.get_by_text("@example.org")).to_be_visible()

    page.get_by_role("link", name="Back to the community").click()

    expect(page).to_have_title("Home | SameHere")


@pytest.mark.parametrize("width", [360])
def test_whoever_is_signed_out_signs_in_first(page: Page, site: Site) -> None:
    page.goto("/operator/outbox/mail/")

    expect(page).to_have_url(f"{site.address}/sign-in/?next=%2Foperator%2Foutbox%2Fmail%2F")
