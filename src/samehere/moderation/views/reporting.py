"""Reporting something, and what became of it: by an account, or by a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods, require_safe

from samehere.discussions.queries.held import group_taken_out_of
from samehere.discussions.queries.places import post_in_place
from samehere.members.queries import profile_of
from samehere.moderation import actions
from samehere.moderation.forms.reports import ReportForm
from samehere.moderation.matters import HINTS, HINTS_OF_PROFILES, Matter
from samehere.moderation.nets import net_of_address
from samehere.moderation.queries import reports
from samehere.moderation.queries.subjects import quote_of
from samehere.web import pages
from samehere.web.clients import client_address
from samehere.web.requests import keep_words_with, member_of, viewer_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from samehere.moderation.actions.reporting import Sent
    from samehere.web.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Show the form for a report of a post, or a wish for its deletion; or take it."""
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _form_page(request, (thread_id, number), form)
    keep_words_with(
        request, lambda refusal: _form_page(request, (thread_id, number), form, refusal)
    )
    sent = actions.send_report(
        viewer=viewer_of(request),
        thread_id=thread_id,
        number=number,
        said=form.said,
        net=net_of_address(client_address(request)),
    )
    return HttpResponseRedirect(_after(request, sent, thread_id, number))


@require_http_methods(["GET", "HEAD", "POST"])
def report_profile(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the form for a report of what a member shows of herself, or take it."""
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _profile_form_page(request, public_id, form)
    keep_words_with(request, lambda refusal: _profile_form_page(request, public_id, form, refusal))
    sent = actions.send_profile_report(
        viewer=viewer_of(request),
        public_id=public_id,
        said=form.said,
        net=net_of_address(client_address(request)),
    )
    return HttpResponseRedirect(_thanks_for(request, sent))


@require_http_methods(["GET", "HEAD", "POST"])
def report_group(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody who was taken out of a group say something of what stands in it."""
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return _group_form_page(request, slug, form)
    member = member_of(request)
    keep_words_with(request, lambda refusal: _group_form_page(request, slug, form, refusal))
    sent = actions.send_group_report(member=member, slug=slug, said=form.said)
    return HttpResponseRedirect(_thanks_for(request, sent))


@require_safe
def thanks(request: HttpRequest, report: str) -> HttpResponse:
    """Thank a member, and say what happens now."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    shown = reports.own_report(member=viewer, number=report)
    return pages.page(request, "moderation/thanks.html", {"report": shown})


@require_safe
def thanks_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Thank somebody without an account, and say what happens now."""
    shown = reports.linked_report(viewer=viewer_of(request), key=token)
    return pages.page(request, "moderation/thanks.html", {"report": shown})


@require_safe
def own_report(request: HttpRequest, report: str) -> HttpResponse:
    """Show a member what became of a report."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    shown = reports.own_report(member=viewer, number=report)
    return pages.page(request, "moderation/status.html", {"report": shown})


@require_safe
def report_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show what became of a report to whoever holds the link from the receipt."""
    shown = reports.linked_report(viewer=viewer_of(request), key=token)
    return pages.page(request, "moderation/status.html", {"report": shown})


@require_safe
def own_reports(request: HttpRequest) -> HttpResponse:
    """List what a member has reported."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    shown = reports.own_reports(member=viewer)
    return pages.page(request, "moderation/own_reports.html", {"reports": shown})


def _after(request: HttpRequest, sent: Sent, thread_id: int, number: int) -> str:
    """Return where a report leads: to thanks, or where one's own post is deleted."""
    if not sent.number:
        return reverse("delete-post", args=[thread_id, number])
    return _thanks_for(request, sent)


def _thanks_for(request: HttpRequest, sent: Sent) -> str:
    if viewer_of(request) is None:
        return reverse("thanks-by-link", args=[sent.key])
    return reverse("thanks", args=[sent.number])


def _key_for(request: HttpRequest, place: str) -> str:
    """Return the form's key: for one browser and one post or profile always the same.

    So going back, a second tab and a double click find the report that was sent. Nobody can work
    it out who does not have this browser's cookie and this server's secret.
    """
    get_token(request)
    browser = request.META["CSRF_COOKIE"]
    words = f"{browser} {place}"
    return salted_hmac("samehere.moderation.reports", words, algorithm="sha256").hexdigest()


def _form_page(
    request: HttpRequest,
    place: tuple[int, int],
    form: ReportForm,
    refusal: Refusal | None = None,
) -> HttpResponse:
    viewer = viewer_of(request)
    post = post_in_place(viewer=viewer, thread_id=place[0], number=place[1])
    context = {
        "post": post,
        "quote": quote_of(post),
        "matters": [(matter, HINTS.get(matter, "")) for matter in Matter],
        **_shown(form, refusal),
        "is_own": viewer is not None and viewer.pk == post.author_id,
    }
    key = form.words("key") or _key_for(request, f"{place[0]} {place[1]}")
    return _answer(request, "moderation/report.html", context, key, refusal)


def _profile_form_page(
    request: HttpRequest, public_id: str, form: ReportForm, refusal: Refusal | None = None
) -> HttpResponse:
    profile = profile_of(public_id)
    context = {
        "public_id": public_id,
        # Whoever is signed out may say something of it, and learns nothing, not even the name.
        "shown": profile if viewer_of(request) else None,
        "matters": _of_others(HINTS_OF_PROFILES),
        **_shown(form, refusal),
    }
    key = form.words("key") or _key_for(request, public_id)
    return _answer(request, "moderation/report_profile.html", context, key, refusal)


def _group_form_page(
    request: HttpRequest, slug: str, form: ReportForm, refusal: Refusal | None = None
) -> HttpResponse:
    _, name = group_taken_out_of(member=member_of(request), slug=slug)
    context = {
        "slug": slug,
        "name": name,
        "matters": _of_others({}),
        **_shown(form, refusal),
        "needs_note": True,
    }
    key = form.words("key") or _key_for(request, f"group {slug}")
    return _answer(request, "moderation/report_group.html", context, key, refusal)


def _of_others(hints: Mapping[Matter, str]) -> list[tuple[Matter, str]]:
    """Return what can be the matter with what one cannot have written, each with its hint."""
    return [(one, hints.get(one, HINTS.get(one, ""))) for one in Matter if one != Matter.MINE]


def _shown(form: ReportForm, refusal: Refusal | None) -> pages.Context:
    return {
        "form": form,
        "refusal": refusal,
        "faults": form.faults(refusal),
        "is_own": False,
        "needs_note": False,
    }


def _answer(
    request: HttpRequest,
    template: str,
    context: pages.Context,
    key: str,
    refusal: Refusal | None,
) -> HttpResponse:
    status = 200 if refusal is None else refusal.status
    holes = pages.Overlay({"key": key})
    return pages.page(request, template, context, holes=holes, status=status)
