"""Reports for tests, sent through this room's own action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.discussions.actions import make_moderator
from samehere.members.tests.builders import make_member
from samehere.moderation.actions import send_profile_report, send_report
from samehere.moderation.models import Report
from samehere.outbox.tests.builders import waiting_mails
from samehere.outbox.worker import _react_to_next_event
from samehere.web.requests import one_time_key

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.discussions.models import Group, Post, Thread
    from samehere.members.models import Member
    from samehere.moderation.actions.reporting import Sent
    from samehere.outbox.tests.builders import QueuedMail

LIST = "/moderation/reports/"


def a_form(matter: str = "harm", note: str = "", **fields: str) -> dict[str, str]:
    """Return what the form of somebody without an account sends; `fields` take others' places."""
    return {
        "matter": matter,
        "note": note,
        "email": "wren@example.org",
        "key": one_time_key(),
    } | fields


def send(
    post: Post,
    form: dict[str, str],
    *,
    viewer: Member | None = None,
    net: str = "",
    now: datetime | None = None,
) -> Sent:
    """Send a form about the post."""
    return send_report(
        viewer=viewer,
        thread_id=post.thread_id,
        number=post.number,
        said=form,
        net=net,
        now=now,
    )


def a_report(
    post: Post,
    matter: str = "harm",
    note: str = "",
    *,
    by: Member | None = None,
    email: str = "wren@example.org",
    now: datetime | None = None,
    **fields: str,
) -> Report:
    """Return a report of the post, by a member or from an address."""
    sent = send(post, a_form(matter, note, email=email, **fields), viewer=by, now=now)
    return Report.objects.get(number=sent.number)


def a_moderator(group: Group, name: str = "") -> Member:
    """Return a member who looks after the group."""
    member = make_member(name)
    make_moderator(member=member, group_id=group.pk)
    return member


def a_profile_report(
    of: Member,
    matter: str = "rude",
    note: str = "",
    *,
    by: Member | None = None,
    email: str = "wren@example.org",
    now: datetime | None = None,
) -> Report:
    """Return a report of a member's profile, by another one or from an address."""
    form = a_form(matter, note, email=email)
    sent = send_profile_report(viewer=by, public_id=of.public_id, said=form, now=now)
    return Report.objects.get(number=sent.number)


def page_of(report: Report) -> str:
    """Return where the report is decided on."""
    if report.profile_of is not None:
        return f"{LIST}members/{report.profile_of.public_id}/"
    if report.group is not None:
        return f"{LIST}groups/{report.group.slug}/"
    assert report.post is not None
    return f"{LIST}{report.post.thread_id}/{report.post.number}/"


def a_choice(
    report: Report, outcome: str = "left", reason: str = "It is allowed."
) -> dict[str, str]:
    """Return what the form for a decision sends after that report was read, and its text."""
    version = str(report.text_version)
    return {"outcome": outcome, "reason": reason, "seen": report.number, "version": version}


def told_by_mail() -> list[QueuedMail]:
    """Let the reactions to all that happened run; return the mails that wait then."""
    while _react_to_next_event():
        pass
    return waiting_mails()


def address_of(thread: Thread, number: int = 0) -> str:
    """Return where a post is reported."""
    return f"/d/{thread.pk}/posts/{number}/report/"
