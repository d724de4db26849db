"""The pages about reports: of whoever sends one, and of those who decide."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.places import Place, Settled, at
from tests.journeys.removed import REMOVED
from tests.journeys.site import Site
from tests.journeys.steps import sign_in


def report_as_visitor(page: Page, site: Site, settled: Settled) -> str:
    """Report a post without an account; return the address given."""
    email = f"reports{site.number()}@example.org"
    page.goto(f"/d/{site.world.reading}/posts/1/report/")
    page.get_by_label("It could hurt someone").check()
    page.get_by_label("Anything we should know?").fill("Warm is one thing.\n\nHot is another.")
    page.get_by_label("Your email address").fill(email)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thanks for your help!")).to_be_visible()
    return email


def report_as_member(page: Page, site: Site, settled: Settled) -> None:
    """Report a post with an account; a second time it is the same report."""
    sign_in(page, site, settled.who)
    page.goto(f"/d/{site.world.reading}/posts/2/report/")
    page.get_by_label("Someone may be in danger").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thanks for your help!")).to_be_visible()


def _send_nothing(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{site.world.reading}/posts/1/report/")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _thank_visitor(page: Page, site: Site, settled: Settled) -> None:
    report_as_visitor(page, site, settled)


def _look_by_link(page: Page, site: Site, settled: Settled) -> None:
    report_as_visitor(page, site, settled)
    page.get_by_role("link", name="See your report").click()


def _look_at_own(page: Page, site: Site, settled: Settled) -> None:
    report_as_member(page, site, settled)
    page.get_by_role("link", name="See your reports").click()
    page.get_by_role("link", name=re.compile("Someone may be in danger")).first.click()


def _list_own(page: Page, site: Site, settled: Settled) -> None:
    report_as_member(page, site, settled)
    page.goto("/reports/")


def _list_all(page: Page, site: Site, settled: Settled) -> None:
    report_as_visitor(page, site, settled)
    report_as_member(page, site, settled)
    sign_in(page, site, site.operator())
    page.goto("/moderation/reports/")
    expect(page.get_by_text("Danger", exact=True).first).to_be_visible()


def _decide_nothing(page: Page, site: Site, settled: Settled) -> None:
    report_as_visitor(page, site, settled)
    sign_in(page, site, site.operator())
    page.goto(f"/moderation/reports/{site.world.reading}/1/")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("alert")).to_be_visible()


def report_profile(page: Page, site: Site, settled: Settled) -> str:
    """Report the profile of a member who shows words of hers; return its address."""
    sign_in(page, site, settled.who)
    page.goto("/you/profile/")
    page.get_by_label("A few words about you").fill("Two dogs, and a garden.")
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="See it as others do").click()
    address = page.url
    sign_in(page, site, site.newcomer())
    page.goto(address)
    page.get_by_role("link", name="Report this profile").click()
    page.get_by_label("It gives away who someone is").check()
    page.get_by_label("Anything we should know?").fill("The dogs are known in the village.")
    return address


def _decide_on_profile(page: Page, site: Site, settled: Settled) -> None:
    address = report_profile(page, site, settled)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thanks for your help!")).to_be_visible()
    sign_in(page, site, site.operator())
    page.goto(address.replace("/members/", "/moderation/reports/members/"))


def _start_profile_report(page: Page, site: Site, settled: Settled) -> None:
    report_profile(page, site, settled)


def _pause_for_nothing(page: Page, site: Site, settled: Settled) -> None:
    address = report_profile(page, site, settled)
    sign_in(page, site, site.operator())
    page.goto(f"{address}suspend/")
    page.get_by_role("button", name="Pause the account").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _read_from_outside(page: Page, site: Site, settled: Settled) -> None:
    _ask_from_outside(page, site, settled)
    page.get_by_label("It’s about me and I want it deleted").check()
    page.get_by_label("Which words is it about?").fill("Beverly wrote in May where I live.")
    page.get_by_role("button", name="Send").click()
    sign_in(page, site, site.operator())
    page.goto(f"/moderation/reports/groups/{site.world.closed_group}/")


def _pause(page: Page, site: Site, settled: Settled) -> None:
    _pause_somebody(page, site)
    page.goto("/you/profile/")
    page.get_by_role("link", name="See it as others do").click()
    address = page.url
    sign_in(page, site, site.operator())
    page.goto(f"{address}suspend/")


def _pause_somebody(page: Page, site: Site) -> None:
    """Pause the account of somebody new, and be signed in as her."""
    who = site.newcomer()
    sign_in(page, site, who)
    page.goto("/you/profile/")
    page.get_by_role("link", name="See it as others do").click()
    address = page.url
    sign_in(page, site, site.operator())
    page.goto(f"{address}suspend/")
    page.get_by_label("7 days").check()
    page.get_by_label("Your reasons").fill("You sold drops to others here.")
    page.get_by_role("button", name="Pause the account").click()
    expect(page.get_by_role("button", name="End the pause")).to_be_visible()
    sign_in(page, site, who)


def _see_decisions(page: Page, site: Site, settled: Settled) -> None:
    _pause_somebody(page, site)
    page.goto("/you/")
    page.get_by_role("link", name="What was decided about you").click()


def _see_paused_account(page: Page, site: Site, settled: Settled) -> None:
    _pause_somebody(page, site)
    page.goto("/you/")


def _object_with_nothing(page: Page, site: Site, settled: Settled) -> None:
    _see_decisions(page, site, settled)
    page.get_by_role("link", name="The account was paused.").click()
    page.get_by_role("button", name="Object").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _object(page: Page, site: Site, settled: Settled) -> None:
    _see_decisions(page, site, settled)
    page.get_by_role("link", name="The account was paused.").click()
    page.get_by_label("What is wrong about it").fill("I gave them away, and sold nothing.")
    page.get_by_role("button", name="Object").click()
    expect(page.get_by_role("heading", name="You objected")).to_be_visible()


def _answer_with_nothing(page: Page, site: Site, settled: Settled) -> None:
    _object(page, site, settled)
    sign_in(page, site, site.operator())
    page.goto("/moderation/reports/")
    page.get_by_role("link", name="The account was paused.").last.click()
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _decide_on_post(page: Page, site: Site, settled: Settled, number: int) -> None:
    sign_in(page, site, site.operator())
    page.goto(f"/moderation/reports/{site.world.reading}/{number}/")
    page.get_by_label("Leave it").check()
    page.get_by_label("Your reasons").fill("It is allowed here.")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("status").first).to_contain_text("Decided.")


def _object_as_visitor(page: Page, site: Site, settled: Settled) -> None:
    _look_by_link(page, site, settled)
    address = page.url
    _decide_on_post(page, site, settled, 1)
    page.context.clear_cookies()
    page.goto(address)
    page.get_by_role("link", name="object", exact=True).click()


def _object_as_member(page: Page, site: Site, settled: Settled) -> None:
    _look_at_own(page, site, settled)
    address = page.url
    _decide_on_post(page, site, settled, 2)
    sign_in(page, site, settled.who)
    page.goto(address)
    page.get_by_role("link", name="object", exact=True).click()


def _ask_from_outside(page: Page, site: Site, settled: Settled) -> None:
    who = site.newcomer()
    sign_in(page, site, who)
    page.goto(f"/g/{site.world.closed_group}/")
    page.get_by_label("I agree to these rules").check()
    page.get_by_role("button", name="Join").click()
    page.get_by_role("heading", name="Hot nights").wait_for()
    sign_in(page, site, site.operator())
    page.goto(f"/g/{site.world.closed_group}/members/")
    page.get_by_role("link", name=who.name, exact=True).click()
    page.get_by_label("Why").fill("Was rude.")
    page.get_by_role("button", name="Take out of the group").click()
    sign_in(page, site, who)
    page.goto("/waiting/")
    page.get_by_role("link", name="Report or request deletion").click()


REPORTED = {
    **REMOVED,
    "account that is paused": Place("you", "Your account", _see_paused_account),
    "what was decided about one": Place(
        "own-decisions", "What was decided about you", _see_decisions
    ),
    "objecting with nothing": Place(
        "own-decision", "A decision about your account", _object_with_nothing
    ),
    "having objected": Place("own-decision", "A decision about your account", _object),
    "answering an appeal": Place("appeal", "An appeal", _answer_with_nothing),
    "objecting by the link": Place("appeal-by-link", "Object to a decision", _object_as_visitor),
    "objecting as a member": Place("appeal-report", "Object to a decision", _object_as_member),
    "something in a group": Place("reported-group", "Something in Hot nights", _read_from_outside),
    "asking from outside a group": Place(
        "report-group", "Report or request deletion", _ask_from_outside
    ),
    "pausing an account for nothing": Place("suspend", "Pause Guest", _pause_for_nothing),
    "a paused account": Place("suspend", "Pause Guest", _pause),
    "reporting a profile": Place("report-profile", "Report a profile", _start_profile_report),
    "a reported profile": Place("reported-profile", "Profile of Guest", _decide_on_profile),
    "reporting": at(
        "report",
        lambda site, own: f"/d/{site.world.reading}/posts/0/report/",
        "Report or request deletion",
    ),
    "reporting with nothing": Place("report", "Report or request deletion", _send_nothing),
    "reporting the widest words": at(
        "report",
        lambda site, own: f"/d/{site.world.wide}/posts/3/report/",
        "Report or request deletion",
    ),
    "thanks": Place("thanks-by-link", "Thanks for your help!", _thank_visitor),
    "thanks to a member": Place("thanks", "Thanks for your help!", report_as_member),
    "a report by its link": Place("report-by-link", "Your report R-", _look_by_link),
    "own report": Place("own-report", "Your report R-", _look_at_own),
    "own reports": Place("own-reports", "Your reports", _list_own),
    "reports to read": Place("reports", "Reports to read", _list_all),
    "a reported post": Place("reported-post", "Post by Hazel", _decide_nothing),
}
