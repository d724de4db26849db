"""Changing one's own post: the box with its words, a preview, and the new words in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from samehere import markup
from samehere.discussions import actions
from samehere.discussions.errors import ClosedToEdits
from samehere.discussions.forms import EditForm
from samehere.discussions.queries import threads
from samehere.discussions.views.composing import PREVIEW, composer, drawn, given_back
from samehere.discussions.views.reading import address_of_post
from samehere.web.requests import keep_words_with, member_of, viewer_of
from samehere.web.waiting_words import member_or_wait

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.discussions.queries.rows import EditPage
    from samehere.web.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Show the box with what one's own post says, show a preview, or put new words in place."""
    if request.method == "POST":
        return _take(request, thread_id, number)
    if viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    shown = threads.page_to_edit(viewer=member_of(request), thread_id=thread_id, number=number)
    as_it_is = {"title": shown.title, "body": shown.source, "version": shown.text_version}
    return _page(request, EditForm({**as_it_is, **given_back(request)}), shown)


def _take(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    member, form = member_or_wait(request), EditForm(request.POST)

    def again(refusal: Refusal | None = None, preview: str = "") -> HttpResponse:
        shown = threads.page_to_edit(viewer=member, thread_id=thread_id, number=number)
        return _page(request, form, shown, refusal, preview)

    keep_words_with(request, again)
    if form.wants(PREVIEW):
        if number == 0:
            actions.checked_title(form.title_words)
        return again(preview=drawn(actions.checked_text(form.words)))
    is_changed = actions.edit_post(
        member=member, thread_id=thread_id, number=number, title=form.title_words, **form.changed
    )
    words = "Your post says it the new way now." if is_changed else "Nothing has changed."
    messages.success(request, words)
    return HttpResponseRedirect(address_of_post(request, thread_id=thread_id, number=number))


def _page(
    request: HttpRequest,
    form: EditForm,
    shown: EditPage,
    refusal: Refusal | None = None,
    preview: str = "",
) -> HttpResponse:
    is_other = not _says_so(shown, form)
    if shown.is_closed and is_other:
        # Her words, which waited or came to be looked at: she finds them in the box, to copy them.
        refusal, preview = refusal or ClosedToEdits(), ""
    context = {
        "page": shown,
        "form": form,
        "refusal": refusal,
        "preview": preview,
        "is_stale": is_other and form.version_seen != shown.text_version,
    }
    return composer(request, "discussions/edit.html", context, form, refusal)


def _says_so(shown: EditPage, form: EditForm) -> bool:
    """Return whether the post says by now what stands in the box."""
    is_same_title = shown.number > 0 or markup.clean_line(form.title_words) == shown.title
    return is_same_title and markup.clean(form.words) == shown.source
