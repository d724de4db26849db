"""By the charity's provider, in a browser: going there, coming back, joining, coming again."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from samehere.members.tests.providers import SECRET, Provider, a_provider
from samehere.operations.tests.programs import Running, free_port
from tests.journeys.conftest import PATIENCE_MILLISECONDS
from tests.journeys.measures import faults_axe_finds, faults_of_size, prepare
from tests.journeys.watching import REPORT

ADDRESS = "box17@example.org"


@dataclass(frozen=True)
class Charity:
    """A community whose people come from a provider."""

    address: str
    provider: Provider


@pytest.fixture(scope="module")
def charity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Charity]:
    port = free_port()
    with a_provider() as provider:
        provider.knows("petra", email=ADDRESS, email_verified=True, name="Petra Real")
        given = {
            "SAMEHERE_OIDC_NAME": "Example Charity",
            "SAMEHERE_OIDC_ISSUER": provider.issuer,
            "SAMEHERE_OIDC_CLIENT_ID": "samehere",
            "SAMEHERE_OIDC_CLIENT_SECRET": SECRET,
        }
        folder = tmp_path_factory.mktemp("charity")
        with Running("serve", "--port", str(port), folder=folder, **given) as running:
            running.wait_for("Ctrl-C stops it.")
            yield Charity(f"http://localhost:{port}", provider)


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def window(request: pytest.FixtureRequest, browser: Browser, charity: Charity) -> Iterator[Page]:
    """A window at the community; nothing on our pages is blocked or fails."""
    context = browser.new_context(
        base_url=charity.address,
        java_script_enabled=bool(request.param),
        viewport={"width": 360, "height": 740},
    )
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    context.add_init_script(REPORT)
    complaints: list[str] = []
    page = context.new_page()
    page.on(
        "console",
        lambda said: complaints.append(said.text) if "security policy" in said.text else None,
    )
    yield page
    context.close()
    assert complaints == []


def sign_in_there(page: Page, charity: Charity, who: str) -> None:
    """From our page over theirs and back."""
    page.get_by_role("button", name="Sign in with Example Charity").click()
    page.wait_for_url(f"{charity.provider.issuer}/**")
    page.locator("input[name=sub]").fill(who)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{charity.address}/**")


def choose_a_name(page: Page, name: str) -> None:
    """Join under this name, if she has not before."""
    if page.get_by_role("heading", name="Choose a name to write under").is_visible():
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("I’m 18 or over").check()
        page.get_by_role("button", name="Join").click()
        page.get_by_role("link", name="Not now").click()


def test_somebody_comes_by_the_provider_and_comes_again(window: Page, charity: Charity) -> None:
    window.goto("/sign-in/?next=/rules/")
    sign_in_there(window, charity, "petra")
    choose_a_name(window, "Sorrel")
    expect(window.get_by_role("heading", level=1, name="House rules")).to_be_visible()

    window.context.clear_cookies()
    window.goto("/join/")
    sign_in_there(window, charity, "petra")

    expect(window).to_have_title("Home | SameHere")


@pytest.mark.parametrize("window", [True], ids=["script"], indirect=True)
def test_its_pages_fit_a_phone_and_axe_finds_nothing(window: Page, charity: Charity) -> None:
    faults: dict[str, list[str]] = {}

    def look(name: str) -> None:
        prepare(window)
        faults[name] = faults_of_size(window) + faults_axe_finds(window)

    window.set_viewport_size({"width": 320, "height": 900})
    window.goto("/join/")
    look("joining")
    sign_in_there(window, charity, "somebody-new")
    look("choosing a name")
    window.get_by_role("button", name="Join").click()
    expect(window.get_by_role("alert")).to_be_visible()
    look("choosing no name")
    window.goto("/sign-in/with/back/?code=x")
    expect(window.get_by_role("heading", level=1)).to_contain_text("That didn’t work")
    look("failed")

    assert {name: found for name, found in faults.items() if found} == {}


def test_she_ends_it_and_the_pages_fit_and_axe_finds_nothing(
    window: Page, charity: Charity, request: pytest.FixtureRequest
) -> None:
    has_script = request.node.callspec.id == "script"
    sub, name = ("box18", "Plover") if has_script else ("box19", "Lapwing")
    charity.provider.knows(sub, email=f"{sub}@example.org", email_verified=True)
    window.goto("/sign-in/")
    sign_in_there(window, charity, sub)
    choose_a_name(window, name)
    faults: list[str] = []
    window.set_viewport_size({"width": 320, "height": 900})
    window.goto("/you/signing-in/")
    expect(window.get_by_text("Signed in by Example Charity")).to_be_visible()
    if has_script:
        prepare(window)
        faults += faults_of_size(window) + faults_axe_finds(window)

    window.get_by_role("link", name="Stop this").click()
    expect(window.get_by_role("heading", level=1)).to_contain_text("Stop signing in with")
    if has_script:
        prepare(window)
        faults += faults_of_size(window) + faults_axe_finds(window)
    window.get_by_role("button", name="Stop it").click()

    expect(window.get_by_text("Example Charity lets you in no more.")).to_be_visible()
    expect(window.get_by_text("Signed in by Example Charity")).to_have_count(0)
    assert faults == []
