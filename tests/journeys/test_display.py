"""Text size and colours: what a member picks is what her browser shows, and axe agrees with it."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.measures import faults_axe_finds, prepare
from tests.journeys.site import Site
from tests.journeys.steps import sign_in

DEVICES: list[Literal["light", "dark"]] = ["light", "dark"]
LIGHT, DARK = "rgb(246, 245, 239)", "rgb(20, 23, 19)"


def style(page: Page, selector: str, name: str) -> str:
    script = "([where, name]) => getComputedStyle(document.querySelector(where))[name]"
    found: str = page.evaluate(script, [selector, name])
    return found


def choose(page: Page, *labels: str) -> None:
    page.goto("/you/display/")
    for label in labels:
        page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status").first).to_contain_text("Kept.")


def test_what_she_picks_is_what_she_sees_on_the_discussion(page: Page, site: Site) -> None:
    sign_in(page, site, site.newcomer())
    page.emulate_media(color_scheme="light")
    address = f"/d/{site.world.reading}/"
    page.goto(address)
    reading, body = style(page, ".post-body", "fontFamily"), style(page, "body", "fontFamily")
    assert style(page, "html", "backgroundColor") == LIGHT
    assert style(page, "body", "fontSize") == "18px"
    assert reading != body
    expect(page).not_to_have_title("SameHere")

    choose(page, "Dark", "Largest", "Plain letters everywhere")
    page.get_by_label("Every tab says only SameHere").check()
    page.get_by_role("button", name="Keep this").click()
    page.goto(address)

    assert style(page, "html", "backgroundColor") == DARK
    assert style(page, "body", "fontSize") == "24.75px"
    assert style(page, ".post-body", "fontFamily") == body
    expect(page).to_have_title("SameHere")


def test_light_stays_light_on_a_dark_device_and_the_device_decides_otherwise(
    page: Page, site: Site
) -> None:
    sign_in(page, site, site.newcomer())
    page.emulate_media(color_scheme="dark")
    page.goto("/")
    assert style(page, "html", "backgroundColor") == DARK

    choose(page, "Light", "Large")

    assert style(page, "html", "backgroundColor") == LIGHT
    assert style(page, "html", "colorScheme") == "light"
    assert style(page, "body", "fontSize") == "21.375px"
    choose(page, "As my device has it")
    assert style(page, "html", "backgroundColor") == DARK


@pytest.mark.parametrize("has_script", [True], ids=["script"])
@pytest.mark.parametrize("theme", ["Light", "Dark"])
@pytest.mark.parametrize("device", DEVICES)
def test_axe_finds_nothing_in_either_theme(
    page: Page, site: Site, theme: str, device: Literal["light", "dark"]
) -> None:
    sign_in(page, site, site.newcomer())
    choose(page, theme)
    page.emulate_media(color_scheme=device, reduced_motion="reduce")
    for address in ("/you/display/", f"/d/{site.world.reading}/", "/treatments/ciclosporin/"):
        page.goto(address)
        prepare(page)
        assert faults_axe_finds(page) == []
