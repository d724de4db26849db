"""The pages of those who look after groups, as the operator sees them."""

from playwright.sync_api import Page, expect

from tests.journeys.places import Place, Settled
from tests.journeys.site import Site
from tests.journeys.steps import sign_in


def _make_group(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.operator())
    page.goto("/groups/new/")
    page.get_by_role("button", name="Make the group").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _describe_group(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.operator())
    page.goto(f"/g/{site.world.quiet_group}/about/")


def _look_after_words(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.operator())
    page.goto("/moderation/words/?q=protop")
    expect(page.get_by_role("link", name="Protopic", exact=True)).to_be_visible()


def _look_at_word(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.operator())
    page.goto("/moderation/words/one/?name=Protopic&concept=tacrolimus")
    page.get_by_label("Only where the group or discussion is about").fill("greenishness")
    page.get_by_label("Why").fill("To see what is said.")
    page.get_by_role("button", name="Keep where it holds").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _add_everyday_word(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.operator())
    page.goto("/moderation/words/add/?name=relief")
    page.get_by_label("What it means").fill("tacrolimus")
    page.get_by_label("A treatment").check()
    page.get_by_label("Why").fill("To see what is said.")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_contain_text("everyday word")


def _answer_report(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, settled.who)
    page.goto(f"/d/{site.world.told}/")
    page.locator(".glance details[open] .from a").first.click()
    page.get_by_role("button", name="This is wrong").click()
    expect(page.get_by_role("status").first).to_contain_text("can see your report")
    sign_in(page, site, site.operator())
    page.goto("/moderation/misread/")
    expect(page.get_by_role("button", name="Take it out").first).to_be_visible()


LOOKED_AFTER = {
    "making a group": Place("open-group", "Make a group", _make_group),
    "describing a group": Place("describe-group", "Dry eyes", _describe_group),
    "words the community knows": Place("words", "Words the community knows", _look_after_words),
    "one word": Place("word", "Protopic", _look_at_word),
    "adding a word": Place("add-word", "Add a word", _add_everyday_word),
    "misread sentences": Place("misread", "Sentences reported as misread", _answer_report),
}
