"""Addresses for this room's own tests: stories, which are pages with a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from samehere.web import pages, refusals, requests
from samehere.web.tests.builders import STORIES, likes_of

if TYPE_CHECKING:
    from django.http import HttpRequest


class StoryNotFound(refusals.NotFound):
    def __init__(self) -> None:
        super().__init__("There is no such story.")


def story(request: HttpRequest, number: int) -> HttpResponse:
    def context() -> pages.Context:
        if number not in STORIES:
            raise StoryNotFound
        return STORIES[number]

    def holes() -> pages.Overlay:
        return pages.Overlay(on=likes_of(request))

    template = "web_tests/story.html"
    if requests.viewer_of(request) is None:
        response = pages.visitor_page(request, template=template, context=context)
        if STORIES[number].get("sets_cookie"):
            response.set_cookie("seen", "yes")
        return response
    return pages.member_page(
        request, key=f"story:{number}", template=template, context=context, holes=holes
    )


def form(request: HttpRequest) -> HttpResponse:
    return pages.page(request, "web_tests/form.html")


@require_POST
def refuse(request: HttpRequest, kind: str) -> HttpResponse:
    raise {
        "Refusal": refusals.Refusal,
        "NotAllowed": refusals.NotAllowed,
        "NotFound": refusals.NotFound,
        "Conflict": refusals.Conflict,
    }[kind]("This is <why>.")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [
    path("", empty, name="home"),
    path("sign-in/", form, name="account_login"),
    path("join/", empty, name="account_signup"),
    path("sign-out/", empty, name="account_logout"),
    path("you/", empty, name="you"),
    path("consent/", empty, name="consent"),
    path("you/signing-in/", empty, name="signing-in"),
    path("you/profile/", empty, name="profile-of-yours"),
    path("you/display/", empty, name="display"),
    path("treatments/", empty, name="treatments"),
    path("moderation/reports/", empty, name="reports"),
    path("story/<int:number>/", story, name="story"),
    path("story/<int:number>/of/<int:other>/", empty, name="story-of"),
    path("named/<slug:slug>/", empty, name="named"),
    path("refuse/<str:kind>/", refuse, name="refuse"),
    path("broken/", broken, name="broken"),
    path("", include("samehere.web.urls")),
]

handler400 = "samehere.web.views.bad_request"
handler403 = "samehere.web.views.permission_denied"
handler404 = "samehere.web.views.page_not_found"
handler500 = "samehere.web.views.server_error"
