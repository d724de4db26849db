"""Acts of one press: each is a POST that comes back to where it was pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from samehere.discussions import actions, overlay
from samehere.discussions.queries import threads
from samehere.discussions.views.reading import address_of_post
from samehere.web import pages
from samehere.web.requests import member_of, safe_next, wants_fragment

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


@require_POST
def like(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Like a post."""
    return _answer_post(request, actions.like_post, thread_id, number)


@require_POST
def unlike(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Take a like back."""
    return _answer_post(request, actions.unlike_post, thread_id, number)


@require_POST
def same_here(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Say Same here to a post."""
    return _answer_post(request, actions.say_same_here, thread_id, number)


@require_POST
def not_same_here(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Take a Same here back."""
    return _answer_post(request, actions.take_back_same_here, thread_id, number)


@require_POST
def follow(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Follow a discussion."""
    actions.follow_thread(member=member_of(request), thread_id=thread_id)
    return HttpResponseRedirect(reverse("thread", args=[thread_id]))


@require_POST
def unfollow(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Follow a discussion no more."""
    actions.unfollow_thread(member=member_of(request), thread_id=thread_id)
    return HttpResponseRedirect(reverse("thread", args=[thread_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Show what deleting one's own post does, then do it."""
    member = member_of(request)
    if request.method != "POST":
        shown = threads.own_post(viewer=member, thread_id=thread_id, number=number)
        context = {"post": shown, "thread_id": thread_id, "onward": safe_next(request, "")}
        return pages.page(request, "discussions/delete.html", context)
    is_left = actions.delete_post(member=member, thread_id=thread_id, number=number)
    messages.success(request, "Deleted. Your words are gone from the page.")
    there = reverse("post", args=[thread_id, number]) if is_left else reverse("home")
    return HttpResponseRedirect(safe_next(request, there))


def _answer_post(
    request: HttpRequest, act: Callable[..., None], thread_id: int, number: int
) -> HttpResponse:
    member = member_of(request)
    act(member=member, thread_id=thread_id, number=number)
    if not wants_fragment(request):
        return HttpResponseRedirect(_after(request, thread_id, number))
    shown = threads.post_row(viewer=member, thread_id=thread_id, number=number)
    return pages.fragment(
        request,
        "discussions/acts_fragment.html",
        {"post": shown, "thread_id": thread_id},
        holes=overlay.of_post(
            viewer=member, thread_id=thread_id, branch=shown.branch, number=number
        ),
    )


def _after(request: HttpRequest, thread_id: int, number: int) -> str:
    # The post is asked for last: what she took back may stand where she may not read.
    onward = safe_next(request, "")
    return onward or address_of_post(request, thread_id=thread_id, number=number)
