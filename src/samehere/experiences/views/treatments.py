"""Pages of treatments, in a group (`slug`) or over all public groups ("")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from samehere.discussions.views.doors import door_page
from samehere.experiences.charts import timeline_of
from samehere.experiences.pages import TreatmentPlace, treatment_key, treatments_key
from samehere.experiences.queries.conditions import all_treatments_page, condition_page
from samehere.experiences.queries.named import statements_named, treatment_page_named
from samehere.experiences.slots import TREATMENT_ASIDE
from samehere.experiences.table import csv_of
from samehere.vocabulary.queries import concept_named
from samehere.web import pages
from samehere.web.documents import DOCUMENTS
from samehere.web.headers import PERSONAL
from samehere.web.paging import BadKey, parse_key
from samehere.web.requests import keep_words_with, viewer_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


@require_safe
def treatments(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Show the treatments people talk about."""
    viewer, by_number = viewer_of(request), _is_by_number(request)
    if slug:
        # Outside of a members-only group its own page says how to join; so does this one.
        keep_words_with(request, lambda refusal: door_page(request, slug))

    def context() -> pages.Context:
        if not slug:
            return {"page": all_treatments_page(by_number=by_number)}
        return {"page": condition_page(viewer=viewer, group_slug=slug, by_number=by_number)}

    return _shown(request, treatments_key(slug), "experiences/treatments.html", context)


@require_safe
def treatment(request: HttpRequest, address: str, slug: str = "") -> HttpResponse:
    """Show what members say about a treatment; another name of it leads there."""
    viewer = viewer_of(request)

    def context() -> pages.Context:
        page = treatment_page_named(viewer=viewer, word=address, group_slug=slug)
        found = (filler(viewer, page.treatment, slug) for filler in TREATMENT_ASIDE)
        return {
            "page": page,
            "about": concept_named(page.treatment),
            "timeline": timeline_of(page.side_effects),
            "asides": [piece for piece in found if piece],
        }

    key = treatment_key(TreatmentPlace(slug, address))
    return _shown(request, key, "experiences/treatment.html", context)


@require_safe
def sentences(
    request: HttpRequest, address: str, cell: int | None = None, rest: str = "", slug: str = ""
) -> HttpResponse:
    """Show the sentences behind a number, or behind all numbers of the treatment's page."""
    viewer = viewer_of(request)
    before = parse_key(request.GET["before"], parts=2) if "before" in request.GET else None

    def context() -> pages.Context:
        page = statements_named(
            viewer=viewer, word=address, group_slug=slug, cell=cell, rest=rest, before=before
        )
        return {"page": page}

    key = treatment_key(TreatmentPlace(slug, address))
    return _shown(request, key, "experiences/behind.html", context)


@require_safe
def table(request: HttpRequest, address: str, slug: str = "") -> HttpResponse:
    """Give the numbers of a treatment's page as a file for a spreadsheet."""
    viewer = viewer_of(request)
    page = treatment_page_named(viewer=viewer, word=address, group_slug=slug, route="table")
    headers = {
        "Cache-Control": PERSONAL,
        "Content-Disposition": f'attachment; filename="{address}.csv"',
    }
    return HttpResponse(csv_of(page), content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Show how the numbers are made."""
    context = {"document": DOCUMENTS["method"], "least": settings.SMALLEST_COUNT_SHOWN}
    return pages.page(request, "experiences/method.html", context)


def _shown(
    request: HttpRequest, key: str, template: str, context: Callable[[], pages.Context]
) -> HttpResponse:
    if viewer_of(request) is None:
        return pages.visitor_page(request, template=template, context=context)
    return pages.member_page(
        request, key=key, template=template, context=context, holes=pages.Overlay
    )


def _is_by_number(request: HttpRequest) -> bool:
    """Return whether the list is asked for by number.

    Raises:
        BadKey: it is asked for in an order there is none of.
    """
    if request.GET.get("by", "number") != "number":
        raise BadKey
    return "by" in request.GET
