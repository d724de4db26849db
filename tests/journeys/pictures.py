"""The pictures in the documentation: `python -m tests.journeys.pictures` takes them anew.

They show the sample community of `samehere demo`, so nobody's own words are in them.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from samehere.operations.tests.programs import Running, free_port
from tests.browsers import browser_program
from tests.house.tree import ROOT

FOLDER = ROOT / "docs" / "pictures"
LARGEST_BYTES = 150_000
TITLE = "Starting tacrolimus ointment tomorrow"
GROUP = "Lichen sclerosus"


@dataclass(frozen=True)
class Picture:
    """One file: the size of the window, and whether it shows the discussion or its group."""

    name: str
    width: int
    height: int
    is_discussion: bool


PICTURES = [
    Picture("discussion-phone", 390, 844, is_discussion=True),
    Picture("discussion-desktop", 1120, 760, is_discussion=True),
    Picture("group-phone", 390, 844, is_discussion=False),
]


def main() -> None:
    """Start the sample community, take each picture, stop it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with (
        tempfile.TemporaryDirectory() as folder,
        Running("demo", "--port", str(port), folder=Path(folder)) as community,
        sync_playwright() as playwright,
    ):
        community.wait_for("Ctrl-C stops it.")
        browser = playwright.chromium.launch(
            executable_path=browser_program(), args=["--no-sandbox"]
        )
        for picture in PICTURES:
            _take(browser, f"http://localhost:{port}", picture)
        browser.close()
        community.stop()


def _take(browser: Browser, address: str, picture: Picture) -> None:
    page = browser.new_page(
        base_url=address,
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="light",
        reduced_motion="reduce",
    )
    page.goto("/")
    _open(page, GROUP)
    if picture.is_discussion:
        _open(page, TITLE)
    path = FOLDER / f"{picture.name}.png"
    page.screenshot(path=path)
    page.close()
    assert path.stat().st_size <= LARGEST_BYTES, f"{path} is too large for a page of words"


def _open(page: Page, words: str) -> None:
    page.get_by_role("link", name=words).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


if __name__ == "__main__":
    main()
