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


def _join_under_ones_own_name(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/join/?idea=1")
    page.get_by_label("Name").fill("Beverly Hartley 62")
    page.get_by_label("Email").fill("nobody@example.org")
    page.get_by_label("I’m 18 or over").check()
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("Keep it all the same")).to_be_visible()


YOURS = {
    "advice on a name": Place(
        "account_signup", "Choose a name to write under", _join_under_ones_own_name
    ),
    "display as visitor": at("display", "/you/display/", "Text size and colours"),
    "display": Place("display", "Text size and colours", _choose_display),
}
