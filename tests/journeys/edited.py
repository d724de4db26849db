"""The pages on which a member changes what she has written, or takes it away."""

from playwright.sync_api import Page, expect

from tests.journeys.places import Place, Settled, at
from tests.journeys.site import Site


def _preview_edit(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{settled.thread}/posts/{settled.number}/edit/")
    page.get_by_label("What your post says").fill("Mine to *change*, says Dr Wader.")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("button", name="Save it")).to_be_visible()


def _edit_too_late(page: Page, site: Site, settled: Settled) -> None:
    page.goto(f"/d/{settled.thread}/posts/{settled.number}/edit/")
    page.locator("[name=version]").evaluate("field => { field.value = '99'; }")
    page.get_by_label("What your post says").fill("Made from something else.")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="What it says now")).to_be_visible()


EDITED = {
    "editing": at(
        "edit-post",
        lambda site, own: f"/d/{own.thread}/posts/{own.number}/edit/",
        "Edit your post",
    ),
    "preview of an edit": Place("edit-post", "Edit your post", _preview_edit),
    "edit of what was changed meanwhile": Place("edit-post", "Edit your post", _edit_too_late),
    "editing another's": at(
        "edit-post",
        lambda site, own: f"/d/{own.thread}/posts/1/edit/",
        "You can’t do that here",
    ),
    "deleting": at(
        "delete-post",
        lambda site, own: f"/d/{own.thread}/posts/{own.number}/delete/",
        "Delete your post",
    ),
    "deleting another's": at(
        "delete-post",
        lambda site, own: f"/d/{own.thread}/posts/1/delete/",
        "You can’t do that here",
    ),
}
