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


def _make_invitation(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.operator())
    page.goto(f"/g/{site.world.closed_group}/")
    page.get_by_role("link", name="Invitations").click()
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_label("The link of the invitation")).to_be_visible()


def _see_members(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.operator())
    page.goto(f"/g/{site.world.closed_group}/members/")


def _decide_about_member(page: Page, site: Site, settled: Settled) -> None:
    _see_members(page, site, settled)
    page.get_by_role("link", name="Beverly").click()


def _take_out_for_nothing(page: Page, site: Site, settled: Settled) -> None:
    _decide_about_member(page, site, settled)
    page.get_by_role("button", name="Take out of the group").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why.")


def _see_held(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.operator())
    page.goto(f"/g/{site.world.holding_group}/held/")
    expect(page.get_by_role("button", name="Release it").first).to_be_visible()


def _refuse_for_nothing(page: Page, site: Site, settled: Settled) -> None:
    _see_held(page, site, settled)
    page.locator("details summary").get_by_text("Don’t publish it").first.click()
    page.get_by_role("button", name="Don’t publish it").first.click()
    expect(page.get_by_role("alert")).to_contain_text("Say why.")


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
    "invitations to a group": Place("invitations", "Invitations", _make_invitation),
    "members of a group": Place("group-members", "Members of Hot nights", _see_members),
    "one member of a group": Place("group-member", "Beverly", _decide_about_member),
    "taking out without a reason": Place("take-out", "Beverly", _take_out_for_nothing),
    "held posts": Place("held", "Held posts", _see_held),
    "refusing without a reason": Place("refuse-held", "Held posts", _refuse_for_nothing),
    "words the community knows": Place("words", "Words the community knows", _look_after_words),
    "one word": Place("word", "Protopic", _look_at_word),
    "adding a word": Place("add-word", "Add a word", _add_everyday_word),
    "misread sentences": Place("misread", "Sentences reported as misread", _answer_report),
}
