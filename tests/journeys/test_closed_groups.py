"""She finds a group for members, joins it on a phone, writes there and leaves it."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import a_name, join, sign_in


@pytest.mark.parametrize("width", [360], ids=["360"])
def test_she_joins_a_group_for_members_writes_in_it_and_leaves(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.goto("/")
    page.get_by_role("link", name="Hot nights").click()
    expect(page.get_by_text("Who else opens the window?")).to_have_count(0)

    page.get_by_role("button", name="Join this group").click()
    expect(page.get_by_role("alert")).to_contain_text("Please tick the box first.")
    page.get_by_label("I agree to these rules").check()
    page.get_by_role("button", name="Join this group").click()
    expect(page.get_by_role("link", name="Who else opens the window?")).to_be_visible()

    page.get_by_role("link", name="Start a discussion").click()
    page.get_by_label("Title").fill("Cotton or linen?")
    page.get_by_label("What would you like to ask or tell?").fill("For the sheets.")
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cotton or linen?")
    written = page.url.partition("#")[0]

    page.goto(f"/g/{site.world.closed_group}/")
    page.get_by_role("link", name="You’re in this group").click()
    page.get_by_role("button", name="Leave this group").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Home")
    page.goto(written)
    expect(page.get_by_role("heading", level=1)).to_contain_text("We can’t find that page")


def test_somebody_invited_joins_the_community_and_then_the_group(page: Page, site: Site) -> None:
    page.goto(site.world.invitation)
    expect(page.get_by_text("Hot nights")).to_have_count(0)
    page.get_by_role("main").locator("a[href^='/join/']").first.click()
    join(page, site, a_name(site))

    expect(page.get_by_role("heading", level=1)).to_contain_text("You are invited to Hot nights")
    page.get_by_role("button", name="Join this group").click()

    expect(page.get_by_role("link", name="Who else opens the window?")).to_be_visible()
