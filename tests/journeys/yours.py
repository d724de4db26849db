"""The pages about one's own account, and about other members."""

from playwright.sync_api import Page, expect

from tests.journeys.places import Place, Settled, at
from tests.journeys.site import Site
from tests.journeys.steps import button, post, sign_in, sign_in_by_link


def _choose_display(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, settled.who)
    page.goto("/you/display/")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status").first).to_contain_text("Kept.")


def _join_under_ones_own_name(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/join/?idea=1")
    page.get_by_label("Name", exact=True).fill("Beverly Hartley 62")
    page.get_by_label("Email").fill("nobody@example.org")
    page.get_by_label("I’m 18 or over").check()
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("Keep it all the same")).to_be_visible()


def _set_a_phrase(page: Page, site: Site, settled: Settled) -> None:
    # Whoever came in by a link a moment ago is not asked again who she is.
    sign_in_by_link(page, site.newcomer())
    page.goto("/you/passphrase/")


def _make_phrase(page: Page, site: Site, settled: Settled) -> None:
    _set_a_phrase(page, site, settled)
    page.get_by_role("button", name="Make me one").click()
    expect(page.get_by_role("status").first).to_contain_text("Made just now")


def _refuse_phrase(page: Page, site: Site, settled: Settled) -> None:
    _set_a_phrase(page, site, settled)
    page.get_by_label("Your new passphrase").fill("passwordpassword1")
    page.get_by_role("button", name="Keep this passphrase").click()


def _mistype_passphrase(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Email").fill(f"nobody{site.number()}@example.org")
    page.get_by_text("Use a passphrase").click()
    page.get_by_label("Passphrase", exact=True).fill("not the right one")
    page.get_by_role("button", name="Sign in with it").click()
    expect(page.get_by_text("don’t go together")).to_be_visible()


def _change_address(page: Page, site: Site, settled: Settled) -> None:
    sign_in_by_link(page, site.newcomer())
    page.goto("/you/email/")


def _ask_for_both_codes(page: Page, site: Site, settled: Settled) -> None:
    _change_address(page, site, settled)
    page.get_by_label("Your new email address").fill(f"new{site.number()}@example.org")
    page.get_by_role("button", name="Send the two codes").click()


def _mistype_both_codes(page: Page, site: Site, settled: Settled) -> None:
    _ask_for_both_codes(page, site, settled)
    page.get_by_label("Code sent to").first.fill("000000")
    page.get_by_role("button", name="Change my address").click()
    expect(page.get_by_text("Type the 6 figures from our email.")).to_be_visible()


def _show_a_condition(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, settled.who)
    page.goto("/you/profile/")
    page.get_by_label("A condition to show").fill("lich")
    page.get_by_role("button", name="Show it among your conditions").click()
    page.get_by_role("button", name="lichen planus", exact=True).click()
    page.get_by_label("I care for somebody").check()
    page.get_by_label("A few words about you").fill("Two dogs, and a garden.")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status").first).to_contain_text("Kept.")


def _ask_for_what_we_do_not_know(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, settled.who)
    page.goto("/you/profile/")
    page.get_by_label("A treatment to show").fill("betam")
    page.get_by_role("button", name="Show it among your treatments").click()
    expect(page.get_by_text("We don’t know this by that name.")).to_be_visible()


def _see_it_as_others_do(page: Page, site: Site, settled: Settled) -> None:
    _show_a_condition(page, site, settled)
    page.get_by_role("link", name="See it as others do").click()
    expect(page.get_by_text("lichen planus")).to_be_visible()


def _change_name(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, settled.who)
    page.goto("/you/profile/name/?idea=1")
    page.get_by_label("Name").fill("Beverly Hartley 62")
    page.get_by_role("button", name="Change my name").click()
    expect(page.get_by_label("Keep it all the same")).to_be_visible()


def _mute(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{settled.thread}/")
    shown = post(page, 1)
    shown.locator(".more summary").click()
    button(shown, "Mute").click()
    expect(shown.get_by_text("You muted")).to_be_visible()


def _see_whom_one_muted(page: Page, site: Site, settled: Settled) -> None:
    _mute(page, site, settled)
    page.goto("/you/muted/")
    expect(button(page, "Show again")).to_be_visible()


YOURS = {
    "profile of yours": Place("profile-of-yours", "Your profile", _show_a_condition),
    "unknown on a profile": Place("show-item", "Your profile", _ask_for_what_we_do_not_know),
    "profile": Place("profile", "", _see_it_as_others_do),
    "changing one's name": Place("change-name", "Change your name here", _change_name),
    "muted in a discussion": Place("thread", "What do you do in the wind?", _mute),
    "whom one has muted": Place("muted", "Whom you have muted", _see_whom_one_muted),
    "advice on a name": Place(
        "account_signup", "Choose a name to write under", _join_under_ones_own_name
    ),
    "wrong passphrase": Place("account_login", "Welcome back", _mistype_passphrase),
    "setting a passphrase": Place("passphrase", "Set a passphrase", _set_a_phrase),
    "changing the address": Place("change-address", "Change your email address", _change_address),
    "made passphrase": Place("passphrase", "Set a passphrase", _make_phrase),
    "refused passphrase": Place("passphrase", "Set a passphrase", _refuse_phrase),
    "both codes": Place("confirm-address", "Type the two codes", _ask_for_both_codes),
    "both codes mistyped": Place("confirm-address", "Type the two codes", _mistype_both_codes),
    "address taken back already": at("take-address-back", "/you/email/back/gone/", ""),
    "display as visitor": at("display", "/you/display/", "Text size and colours"),
    "display": Place("display", "Text size and colours", _choose_display),
}
