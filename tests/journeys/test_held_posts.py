"""Her first post waits; a volunteer releases it, and from then on she writes freely."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import sign_in

pytestmark = pytest.mark.parametrize("width", [360], ids=["360"])


def test_her_first_post_waits_and_the_second_does_not(page: Page, site: Site) -> None:
    who, title = site.newcomer(), f"Which tea, number {site.number()}?"
    sign_in(page, site, who)
    _start(page, site, title)
    expect(page.get_by_text("Only you can see this until a volunteer has read it")).to_be_visible()

    sign_in(page, site, site.operator())
    page.goto(f"/g/{site.world.holding_group}/")
    expect(page.get_by_role("link", name=title)).to_have_count(0)
    page.get_by_role("link", name="Held posts").click()
    held = page.get_by_role("article", name=title)
    held.get_by_role("button", name="Release it").click()
    expect(page.get_by_role("status").first).to_contain_text("Released.")

    sign_in(page, site, who)
    page.goto(f"/g/{site.world.holding_group}/")
    expect(page.get_by_role("link", name=title)).to_be_visible()
    _start(page, site, f"{title} And how hot?")
    expect(page.get_by_role("heading", level=1)).to_contain_text("And how hot?")


def _start(page: Page, site: Site, title: str) -> None:
    page.goto(f"/g/{site.world.holding_group}/start/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("What would you like to ask or tell?").fill("Sage, perhaps.")
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Post it").click()
