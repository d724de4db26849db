"""Pages to read: home, a group, a discussion, and where a post stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from samehere.discussions import overlay, slots
from samehere.discussions.errors import PostNotFound
from samehere.discussions.pages import group_key, thread_key
from samehere.discussions.queries import lists, texts, threads
from samehere.discussions.views.doors import door_page
from samehere.web import pages
from samehere.web.paging import parse_key
from samehere.web.requests import keep_words_with, viewer_of
from samehere.web.slots import pieces_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.discussions.queries.rows import GroupPage
    from samehere.web.slots import Piece

_STATEMENT = "statement"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the front page: to visitors what there is, to members what is theirs."""
    viewer = viewer_of(request)
    if viewer is None:
        return pages.visitor_page(
            request,
            template="discussions/welcome.html",
            context=lambda: {"page": lists.home_page(viewer=None)},
        )
    return pages.page(
        request,
        "discussions/home.html",
        {"page": lists.own_home_page(viewer=viewer)},
        holes=overlay.of_home(viewer=viewer),
    )


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a group with one page of its discussions, or what may be known of it outside."""
    viewer = viewer_of(request)
    keep_words_with(request, lambda refusal: door_page(request, slug))
    before = position(request, "before")

    def context() -> pages.Context:
        page = lists.group_page(viewer=viewer, slug=slug, before=before)
        return {"page": page, **_of_rooms_above(page)}

    if viewer is None:
        return pages.visitor_page(request, template="discussions/group.html", context=context)
    return pages.member_page(
        request,
        key=group_key(slug),
        template="discussions/group.html",
        context=context,
        holes=lambda: overlay.of_group(viewer=viewer, group_slug=slug),
    )


@require_safe
def thread(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Show one page of a discussion, or the one on which a statement was read, marked."""
    if _STATEMENT in request.GET:
        return _marked(request, thread_id)
    viewer, after = viewer_of(request), position(request, "after")

    def context() -> pages.Context:
        page = threads.thread_page(viewer=viewer, thread_id=thread_id, after=after)
        return {"page": page, "filled": slots.fill(page)}

    if viewer is None:
        return pages.visitor_page(request, template="discussions/thread.html", context=context)
    return pages.member_page(
        request,
        key=thread_key(thread_id),
        template="discussions/thread.html",
        context=context,
        holes=lambda: overlay.of_thread(viewer=viewer, thread_id=thread_id, after=after),
    )


def _marked(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Show the page of a discussion on which something was read, marked. Kept by nobody."""
    viewer = viewer_of(request)
    (number,) = parse_key(request.GET[_STATEMENT], parts=1)
    mark = slots.mark_for(viewer, number)
    if mark.thread_id != thread_id:
        raise PostNotFound
    key = threads.place_of_post(viewer=viewer, thread_id=thread_id, number=mark.number)
    after = None if key is None else _two(key)
    page = threads.thread_page(viewer=viewer, thread_id=thread_id, after=after)
    plain_text = texts.plain_texts(post_ids=[mark.post_id])[mark.post_id]
    context = {"page": page, "filled": slots.fill_marked(page, mark, plain_text)}
    holes = None
    if viewer is not None:
        holes = overlay.of_thread(viewer=viewer, thread_id=thread_id, after=after)
    return pages.page(request, "discussions/thread.html", context, holes=holes)


@require_safe
def post(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Send the reader to the page a post is on, at its place."""
    return HttpResponseRedirect(address_of_post(request, thread_id=thread_id, number=number))


def address_of_post(request: HttpRequest, *, thread_id: int, number: int) -> str:
    """Return the address of a post: its page of the discussion, and its place there."""
    after = threads.place_of_post(viewer=viewer_of(request), thread_id=thread_id, number=number)
    query = "" if after is None else f"?after={after}"
    return f"{reverse('thread', args=[thread_id])}{query}#post-{number}"


def position(request: HttpRequest, name: str) -> tuple[int, int] | None:
    """Return the two numbers in the query parameter `name`, or None where it is not there.

    Raises:
        BadKey: it is there and is no such key.
    """
    return _two(request.GET[name]) if name in request.GET else None


def _two(key: str) -> tuple[int, int]:
    first, second = parse_key(key, parts=2)
    return first, second


def _of_rooms_above(page: GroupPage) -> dict[str, list[Piece]]:
    places = {"panels": slots.GROUP_PANEL, "links": slots.GROUP_LINK}
    is_first, group_id = page.is_first, page.group.id
    return {name: pieces_in(slot, group_id) if is_first else [] for name, slot in places.items()}
