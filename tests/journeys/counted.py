"""The pages of treatments that anybody may read, and the lists behind their numbers."""

from playwright.sync_api import Page

from tests.journeys.places import Place, Settled, at
from tests.journeys.site import Site


def _told(site: Site) -> str:
    return f"/g/{site.world.quiet_group}/treatments/"


def _open_number(page: Page, site: Site, settled: Settled) -> None:
    page.goto("/treatments/ciclosporin/")
    page.get_by_role("link", name="Everyone who uses it").click()


def open_number_in_a_group(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"{_told(site)}ciclosporin/")
    page.get_by_role("link", name="Everyone who uses it").click()


COUNTED = {
    "treatments": at("treatments", "/treatments/", "Treatments people talk about"),
    "treatments of a group": at(
        "group-treatments", lambda site, own: f"{_told(site)}?by=number", "talk about in Dry eyes"
    ),
    "treatment": at("treatment", "/treatments/ciclosporin/", "Ciclosporin"),
    "treatment in a group": at(
        "group-treatment", lambda site, own: f"{_told(site)}ciclosporin/", "Ciclosporin for Dry"
    ),
    "treatment too few use": at(
        "group-treatment", lambda site, own: f"{_told(site)}omega-3/", "Omega 3 for Dry eyes"
    ),
    "sentences": Place("sentences", "Ciclosporin: who uses or used it", _open_number),
    "sentences in a group": Place(
        "group-sentences", "Ciclosporin: who uses or used it", open_number_in_a_group
    ),
    "all sentences": at("all-sentences", "/treatments/ciclosporin/sentences/", "Ciclosporin: all"),
    "all sentences in a group": at(
        "group-all-sentences",
        lambda site, own: f"{_told(site)}ciclosporin/sentences/",
        "Ciclosporin: all sentences",
    ),
    "some other way": at(
        "other-ways",
        "/treatments/doxycycline/sentences/other-ways/",
        "Doxycycline: some other way, or not said",
    ),
    "some other way in a group": at(
        "group-other-ways",
        lambda site, own: f"{_told(site)}doxycycline/sentences/other-ways/",
        "Doxycycline: some other way, or not said",
    ),
    "other reasons in a group": at(
        "group-other-reasons",
        lambda site, own: f"{_told(site)}doxycycline/sentences/other-reasons/",
        "Doxycycline: stopped: other reasons",
    ),
}
