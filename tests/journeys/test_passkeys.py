"""Passkeys, with the device Chromium pretends to have."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.journeys.site import Site
from tests.journeys.steps import a_name, send_code, sign_in, sign_in_by_link, sign_out

pytestmark = pytest.mark.parametrize("has_script", [True], ids=["script"])

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Device:
    """The pretended device."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        session.send("WebAuthn.enable")
        made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self._id = made["authenticatorId"]

    def ask(self, name: str, **more: Any) -> Any:
        return self._session.send(f"WebAuthn.{name}", {"authenticatorId": self._id, **more})

    def held(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("getCredentials")["credentials"]
        return found

    def let_go(self) -> None:
        self._session.send("WebAuthn.disable")
        self._session.detach()


@pytest.fixture
def device(page: Page) -> Iterator[Device]:
    made = Device(page.context.new_cdp_session(page))
    yield made
    made.let_go()


def add_passkey(page: Page) -> None:
    page.goto("/you/passkeys/add/")
    page.get_by_label("Name").fill("my telephone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Passkey added: my telephone.")).to_be_visible()


def press_sign_in(page: Page) -> None:
    page.goto("/sign-in/?next=/treatments/")
    page.get_by_role("button", name="Sign in with your passkey").click()


def test_join_add_a_passkey_sign_out_and_come_back_by_it(
    page: Page, site: Site, device: Device
) -> None:
    name, email = a_name(site), f"keys{site.number()}@example.org"
    page.goto("/join/")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email").fill(email)
    page.get_by_label("I’m 18 or over").check()
    page.get_by_role("button", name="Send me a code").click()
    send_code(page, site.code_for(email), "Join")
    expect(page.get_by_role("heading", name="Welcome. Add a passkey?")).to_be_visible()
    page.get_by_role("button", name="Add a passkey").click()
    expect(page).to_have_title("Home | SameHere")
    sign_out(page)

    press_sign_in(page)

    expect(page.get_by_role("heading", name="Treatments people talk about")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main", exact=True)).to_contain_text(name)


def test_a_removed_passkey_lets_nobody_in(page: Page, site: Site, device: Device) -> None:
    sign_in_by_link(page, site.newcomer())
    add_passkey(page)
    page.get_by_role("link", name="Remove my telephone").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("You have none yet.")).to_be_visible()
    sign_out(page)

    press_sign_in(page)

    expect(page.get_by_role("heading", name="That passkey did not work")).to_be_visible()
    page.get_by_role("link", name="Back to signing in").click()
    expect(page.get_by_role("button", name="Send me a code")).to_be_visible()


def test_a_window_that_was_closed_is_told_in_plain_words(
    page: Page, site: Site, device: Device
) -> None:
    sign_in_by_link(page, site.newcomer())
    page.goto("/you/passkeys/add/")
    device.ask("setUserVerified", isUserVerified=False)

    page.get_by_role("button", name="Add a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("No passkey was used.")
    device.ask("setUserVerified", isUserVerified=True)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Passkey added:")).to_be_visible()


def test_a_device_that_holds_one_already_is_told(page: Page, site: Site, device: Device) -> None:
    sign_in_by_link(page, site.newcomer())
    add_passkey(page)
    page.goto("/you/passkeys/add/")

    page.get_by_role("button", name="Add a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("holds a passkey for your account already")


def test_a_copy_of_a_passkey_is_refused(page: Page, site: Site, device: Device) -> None:
    sign_in_by_link(page, site.newcomer())
    add_passkey(page)
    sign_out(page)
    (credential,) = device.held()
    device.ask("clearCredentials")
    device.ask("addCredential", credential=credential | {"signCount": 0})

    press_sign_in(page)

    expect(page.get_by_role("heading", name="That passkey did not work")).to_be_visible()


def test_a_passkey_proves_again_who_she_is(page: Page, site: Site, device: Device) -> None:
    who = site.newcomer()
    sign_in_by_link(page, who)
    add_passkey(page)
    sign_in(page, site, who)
    page.goto("/you/app/")

    page.get_by_role("button", name="Use your passkey").click()

    expect(page.get_by_role("heading", name="Set up an authenticator app")).to_be_visible()
