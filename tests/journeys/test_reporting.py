"""Somebody reports a post, with and without an account; a moderator decides; everybody is told."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.removed import see_appeal_of_removed, see_removed
from tests.journeys.site import Site
from tests.journeys.steps import answer, post, sign_in


def test_without_an_account_from_the_post_to_the_reasons(page: Page, site: Site) -> None:
    thread, email = site.fresh_discussion(), f"reporter{site.number()}@example.org"
    page.goto(f"/d/{thread}/")
    post(page, 1).locator("summary").click()
    post(page, 1).get_by_role("link", name="Report or request deletion").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Report or request deletion")
    expect(page.get_by_role("blockquote")).to_contain_text("Warm compresses")

    page.get_by_label("Anything we should know?").fill("Too warm burns.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Pick what is the matter.")
    expect(page.get_by_label("Anything we should know?")).to_have_value("Too warm burns.")
    page.get_by_label("It could hurt someone").check()
    page.get_by_label("Your email address").fill(email)
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_role("heading", name="Thanks for your help!")).to_be_visible()
    thanks = page.get_by_text(re.compile(r"Number R-\w{6}")).inner_text()
    letter = site.letter_to(email)
    number = re.search(r"R-\w{6}", letter)
    assert number
    assert number.group() in thanks
    link = re.search(r"http://\S+/by-link/\S+", letter)
    assert link
    page.goto(link.group())
    expect(page.get_by_text("Nothing has been decided yet.")).to_be_visible()

    sign_in(page, site, site.operator())
    page.goto(f"/moderation/reports/{thread}/1/")
    expect(page.get_by_text("Too warm burns.")).to_be_visible()
    page.get_by_label("Remove the post").check()
    page.get_by_label("Your reasons").fill("Nobody should try that at home.")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("status").first).to_contain_text("Decided.")

    page.context.clear_cookies(name="sessionid")
    page.goto(link.group())
    expect(page.get_by_text("Nobody should try that at home.")).to_be_visible()
    page.get_by_role("link", name="Back to the discussion").click()
    expect(post(page, 1)).to_contain_text("Removed by a moderator")
    assert "Nobody should try that at home." in site.letter_to(email, mails=2)


def test_her_own_post_she_deletes_from_there(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    number = answer(page, "I would rather not have said this.")
    post(page, number).locator("summary").click()
    post(page, number).get_by_role("link", name="Report or request deletion").click()

    page.get_by_label("I wrote this and want it deleted").check()
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Delete for good").click()

    expect(post(page, number)).to_contain_text("Deleted by its author")


def test_going_back_and_sending_again_is_one_report(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    page.goto(f"/d/{thread}/posts/2/report/")
    page.get_by_label("Something else").check()
    page.get_by_label("Your email address").fill(f"reporter{site.number()}@example.org")
    page.get_by_role("button", name="Send").click()
    thanks = page.get_by_role("heading", name="Thanks for your help!")
    expect(thanks).to_be_visible()
    first = page.get_by_text(re.compile("Number R-")).inner_text()

    page.go_back()
    page.get_by_label("Anything we should know?").fill("I forgot to say why.")
    page.get_by_role("button", name="Send").click()

    expect(thanks).to_be_visible()
    assert page.get_by_text(re.compile("Number R-")).inner_text() == first
    page.get_by_role("link", name="See your report").click()
    expect(page.get_by_text("I forgot to say why.")).to_be_visible()


def test_a_removed_post_is_put_back_by_an_appeal(page: Page, site: Site) -> None:
    see_appeal_of_removed(page, site)
    expect(page.get_by_text("Mine are warm, too.")).to_be_visible()

    page.get_by_label("Change it").check()
    page.get_by_label("Your reasons").fill("It is true, and harmless.")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("status").first).to_contain_text("Answered.")

    page.goto("/moderation/reports/")
    place = page.get_by_role("listitem").filter(has_text="The post was put back.").first
    place.get_by_role("link", name="Where it stands").click()
    expect(page.get_by_text("Mine are warm, too.")).to_be_visible()


def test_what_is_kept_of_a_removed_post_she_deletes(page: Page, site: Site) -> None:
    see_removed(page, site)

    page.get_by_role("button", name="Delete it now").click()

    expect(page.get_by_role("status").first).to_contain_text("Nothing of it is kept")
    expect(page.get_by_text("Its words are gone")).to_be_visible()
    expect(page.get_by_text("Mine are warm, too.")).to_have_count(0)
