"""The pages about passkeys, authenticator apps and recovery codes."""

import time

from playwright.sync_api import Page, expect

from samehere.members.one_time_codes import PERIOD_SECONDS, code_at
from tests.journeys.places import Place, Settled, at
from tests.journeys.site import Newcomer, Site
from tests.journeys.steps import sign_in, sign_in_by_link
from tests.journeys.ways_in import APP_KEY


def type_figures(page: Page, label: str, key: str) -> None:
    """Type what an app with this key shows now."""
    page.get_by_label(label).fill(code_at(key, int(time.time()) // PERIOD_SECONDS))


def to_second_step(page: Page, who: Newcomer) -> None:
    """Sign in by link as far as a member with an app gets."""
    page.goto(who.link)
    page.get_by_role("button", name=f"Sign in as {who.name}").click()
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()


def _second_step(page: Page, site: Site, settled: Settled) -> None:
    to_second_step(page, site.guarded())


def _mistyped(page: Page, site: Site, settled: Settled) -> None:
    _second_step(page, site, settled)
    page.get_by_label("Code").fill("nothing of it")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("That isn’t the right code")).to_be_visible()


def _all_of_it(page: Page, site: Site, settled: Settled) -> None:
    _second_step(page, site, settled)
    type_figures(page, "Code", APP_KEY)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_title("Home | SameHere")
    page.goto("/you/signing-in/")


def _rename(page: Page, site: Site, settled: Settled) -> None:
    _all_of_it(page, site, settled)
    page.get_by_role("link", name="Rename my phone").click()


def _remove(page: Page, site: Site, settled: Settled) -> None:
    _all_of_it(page, site, settled)
    page.get_by_role("link", name="Remove my phone").click()


def _turn_off(page: Page, site: Site, settled: Settled) -> None:
    _all_of_it(page, site, settled)
    page.get_by_role("link", name="Turn off the app").click()


def _codes(page: Page, site: Site, settled: Settled) -> None:
    _all_of_it(page, site, settled)
    page.get_by_role("link", name="Make new ones").click()


def _new_codes(page: Page, site: Site, settled: Settled) -> None:
    _codes(page, site, settled)
    page.get_by_role("button", name="Make 10 codes").click()


def _add_passkey(page: Page, site: Site, settled: Settled) -> None:
    sign_in_by_link(page, site.newcomer())
    page.goto("/you/passkeys/add/")


def _add_app(page: Page, site: Site, settled: Settled) -> None:
    sign_in_by_link(page, site.newcomer())
    page.goto("/you/app/")


def _asked_again(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, settled.who)
    page.goto("/you/app/")


def _asked_with_passkey(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.guarded())
    page.goto("/you/app/off/")


def _code_sent(page: Page, site: Site, settled: Settled) -> None:
    sign_in(page, site, site.newcomer())
    page.goto("/you/app/")
    page.get_by_role("button", name="Send me a code by email").click()
    expect(page.get_by_label("Code")).to_be_visible()


def _become_operator(page: Page, site: Site, settled: Settled) -> None:
    page.goto(site.first_link())
    number = site.number()
    page.get_by_label("Name").fill(f"Curlew {'abcdefghij'[number // 26]}{'x' * (number % 26)}")
    page.get_by_label("Email").fill(f"curlew{number}@example.org")
    page.get_by_role("button", name="Make my account").click()


def _act_without(page: Page, site: Site, settled: Settled) -> None:
    _become_operator(page, site, settled)
    page.goto("/groups/new/")


def _refused_passkey(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/sign-in/")
    # As a browser without our script would send it.
    with page.expect_navigation():
        page.evaluate(
            "HTMLFormElement.prototype.submit.call(document.querySelector('form[data-passkey]'))"
        )


PROOFS = {
    "lost device or email": at("everything-lost", "/sign-in/lost/", "Lost your device or your"),
    "refused passkey": Place("mfa_login_webauthn", "That passkey did not", _refused_passkey),
    "second step": Place("mfa_authenticate", "One more step", _second_step),
    "second step mistyped": Place("mfa_authenticate", "One more step", _mistyped),
    "signing in with all of it": Place("signing-in", "Signing in", _all_of_it),
    "naming a passkey": Place("mfa_edit_webauthn", "What is this passkey called?", _rename),
    "removing a passkey": Place("mfa_remove_webauthn", "Remove “my phone”?", _remove),
    "turning the app off": Place("mfa_deactivate_totp", "Turn off the", _turn_off),
    "recovery codes": Place("mfa_view_recovery_codes", "Recovery codes", _codes),
    "new recovery codes": Place("mfa_view_recovery_codes", "Your recovery codes", _new_codes),
    "adding a passkey": Place("mfa_add_webauthn", "Add a passkey", _add_passkey),
    "setting up an app": Place("mfa_activate_totp", "Set up an authenticator app", _add_app),
    "is it you": Place("account_reauthenticate", "Is it you?", _asked_again),
    "is it you, by passkey": Place("account_reauthenticate", "Is it you?", _asked_with_passkey),
    "is it you, by mail": Place("account_reauthenticate", "Is it you?", _code_sent),
    "why a second step": Place("second-factor", "because others rely on you", _become_operator),
    "powers that rest": Place("open-group", "A second step first", _act_without),
}
