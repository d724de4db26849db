"""The pages about a removed post: of whoever wrote it, and of who answers her appeal."""

from playwright.sync_api import Page, expect

from tests.journeys.places import Place, Settled
from tests.journeys.site import Site
from tests.journeys.steps import answer, sign_in


def see_removed(page: Page, site: Site) -> None:
    """Be somebody new of whom a moderator has removed a post, and look at that decision."""
    thread, who = site.fresh_discussion(), site.newcomer()
    sign_in(page, site, who)
    page.goto(f"/d/{thread}/")
    number = answer(page, "Mine are warm, too.")
    page.context.clear_cookies()
    page.goto(f"/d/{thread}/posts/{number}/report/")
    page.get_by_label("It could hurt someone").check()
    page.get_by_label("Your email address").fill(f"removal{site.number()}@example.org")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thanks for your help!")).to_be_visible()
    sign_in(page, site, site.operator())
    page.goto(f"/moderation/reports/{thread}/{number}/")
    page.get_by_label("Remove the post").check()
    page.get_by_label("Your reasons").fill("Nobody should try that at home.")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("status").first).to_contain_text("Decided.")
    sign_in(page, site, who)
    page.goto("/you/decisions/")
    page.get_by_role("link", name="The post was removed.").click()
    expect(page.get_by_label("Your words, to copy")).to_have_value("Mine are warm, too.")


def see_appeal_of_removed(page: Page, site: Site) -> None:
    """Object to the removal of a post, and see that as who answers it."""
    see_removed(page, site)
    page.get_by_label("What is wrong about it").fill("It is what my doctor told me.")
    page.get_by_role("button", name="Object").click()
    expect(page.get_by_role("heading", name="You objected")).to_be_visible()
    sign_in(page, site, site.judge())
    page.goto("/moderation/reports/")
    page.get_by_role("link", name="The post was removed.").last.click()


def _see_removed(page: Page, site: Site, settled: Settled) -> None:
    see_removed(page, site)


def _see_appeal_of_removed(page: Page, site: Site, settled: Settled) -> None:
    see_appeal_of_removed(page, site)


REMOVED = {
    "what is kept of a removed post": Place(
        "own-decision", "A decision about a post of yours", _see_removed
    ),
    "answering about a removed post": Place("appeal", "An appeal", _see_appeal_of_removed),
}
