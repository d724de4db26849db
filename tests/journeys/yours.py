"""The pages about one's own account, and about other members."""

from playwright.sync_api import Page, expect

from tests.journeys.places import Place, Settled, at
from tests.journeys.site import Site
from tests.journeys.steps import sign_in


def _choose_display(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, settled.who)
    page.goto("/you/display/")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status").first).to_contain_text("Kept.")


YOURS = {
    "display as visitor": at("display", "/you/display/", "Text size and colours"),
    "display": Place("display", "Text size and colours", _choose_display),
}
