"""Writing: a reply, and a new discussion. Preview first, then post; a refusal keeps the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_http_methods

from samehere import markup
from samehere.discussions import actions
from samehere.discussions.errors import NotAgreed, ThreadClosed
from samehere.discussions.forms import ComposerForm, StartForm
from samehere.discussions.queries import groups, threads
from samehere.discussions.telltales import telltales
from samehere.discussions.views.reading import address_of_post
from samehere.markup import SourceFormat
from samehere.members.queries import has_agreed_to_write
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, viewer_of
from samehere.web.waiting_words import member_or_wait, words_back

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.discussions.queries.rows import ReplyPage
    from samehere.web.refusals import Refusal

PREVIEW = "preview"


@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Show the box for a reply, show its preview, or publish it."""
    if request.method == "POST":
        return _take_reply(request, thread_id)
    if viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    form = ComposerForm({**request.GET.dict(), **given_back(request)})
    shown = threads.page_to_reply(
        viewer=viewer_of(request), thread_id=thread_id, number=form.answered
    )
    return _reply_page(request, form, shown)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form for a new discussion, show its preview, or publish it."""
    if request.method == "POST":
        return _take_discussion(request, slug)
    if viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    return _start_page(request, slug, StartForm(given_back(request) or None))


def _take_reply(request: HttpRequest, thread_id: int) -> HttpResponse:
    member, form = member_or_wait(request), ComposerForm(request.POST)

    def again(refusal: Refusal | None = None, preview: str = "") -> HttpResponse:
        shown = threads.reply_page(viewer=member, thread_id=thread_id, number=form.answered)
        return _reply_page(request, form, shown, refusal, preview)

    keep_words_with(request, again)
    if form.wants(PREVIEW):
        return again(preview=drawn(actions.checked_text(form.words)))
    published = actions.publish_reply(
        member=member, thread_id=thread_id, to=form.answered, **form.sent
    )
    waits_at = reverse("thread", args=[thread_id])
    return _done(request, published, waits_at, "Your reply is in the discussion.")


def _reply_page(
    request: HttpRequest,
    form: ComposerForm,
    shown: ReplyPage,
    refusal: Refusal | None = None,
    preview: str = "",
) -> HttpResponse:
    if shown.is_closed and form.words:
        # Her words, which waited or came to be looked at: she finds them in the box, to copy them.
        refusal, preview = refusal or ThreadClosed(), ""
    context = {"page": shown, "form": form, "refusal": refusal, "preview": preview}
    return composer(request, "discussions/reply.html", context, form, refusal)


def _take_discussion(request: HttpRequest, slug: str) -> HttpResponse:
    member, form = member_or_wait(request), StartForm(request.POST)
    keep_words_with(request, lambda refusal: _start_page(request, slug, form, refusal))
    if form.wants(PREVIEW):
        actions.checked_title(form.title_words)
        text = actions.checked_text(form.words)
        return _start_page(request, slug, form, preview=drawn(text))
    published = actions.start_discussion(
        member=member, group_slug=slug, title=form.title_words, **form.sent
    )
    waits_at = reverse("group", args=[slug])
    return _done(request, published, waits_at, "Your discussion is open for answers.")


def _done(
    request: HttpRequest, published: actions.Published, waits_at: str, words: str
) -> HttpResponse:
    """Send her to her post, or to the page on which she sees it wait."""
    if published.held_id:
        held = "A volunteer reads first posts before others do. Yours is waiting."
        messages.success(request, held)
        return HttpResponseRedirect(f"{waits_at}#held")
    messages.success(request, words)
    where = address_of_post(request, thread_id=published.thread_id, number=published.number)
    return HttpResponseRedirect(where)


def _start_page(
    request: HttpRequest,
    slug: str,
    form: StartForm,
    refusal: Refusal | None = None,
    preview: str = "",
) -> HttpResponse:
    shown = groups.group_head(viewer=viewer_of(request), slug=slug)
    context = {"group": shown, "form": form, "refusal": refusal, "preview": preview}
    return composer(request, "discussions/start.html", context, form, refusal)


def composer(
    request: HttpRequest,
    template: str,
    context: pages.Context,
    form: ComposerForm,
    refusal: Refusal | None,
) -> HttpResponse:
    """Return a page with a box. A preview keeps the form's key; a refused form gets a fresh one.

    Whoever lacks nothing but her yes to being published sees the preview again, where it is asked.
    """
    if isinstance(refusal, NotAgreed):
        context = {**context, "preview": drawn(actions.checked_text(form.words))}
    must_agree = bool(context["preview"]) and not has_agreed_to_write(member_of(request))
    context = {
        **context,
        "must_agree": must_agree,
        **_telling_marked(str(context["preview"]), form),
    }
    keeps_key = refusal is None and form.one_time_key
    holes = pages.Overlay({"key": form.one_time_key}) if keeps_key else None
    status = 200 if refusal is None else refusal.status
    return pages.page(request, template, context, holes=holes, status=status)


def _telling_marked(preview: str, form: ComposerForm) -> pages.Context:
    """Return the preview and its title with what may tell who is meant marked, and those words."""
    title = form.title_words if preview and isinstance(form, StartForm) else ""
    # A title is no HTML yet.
    in_title, of_title = _marked(str(escape(title)))
    marked, of_body = _marked(preview)
    telling: dict[str, str] = {}
    for words in of_title + of_body:
        telling.setdefault(words.casefold(), words)
    return {"title": in_title, "preview": marked, "telling": list(telling.values())}


def _marked(html: str) -> tuple[str, list[str]]:
    shown = markup.Shown(html)
    spans = telltales(shown.text)
    parts = (part for span in spans for part in shown.parts(*span))
    marked = shown.wrapped(markup.Wrap(*part, "<mark>", "</mark>") for part in parts)
    return marked, [shown.text[start:stop] for start, stop in spans]


def given_back(request: HttpRequest) -> dict[str, str]:
    """Return the words that waited for her to sign in again, and say that they are back."""
    given = words_back(request)
    if given:
        messages.success(request, "The words you had written are in the box again.")
    return given


def drawn(text: str) -> str:
    """Return a source as it will be shown."""
    return markup.render(text, SourceFormat.MARKDOWN).html
