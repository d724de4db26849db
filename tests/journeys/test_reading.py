"""A visitor reads. She has no account, and needs none."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_x(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("People who have it too")
    print(page.evaluate("document.documentElement.scrollWidth"))
