"""Reporting something, or asking that it go; a post or a profile also without an account."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions.queries.held import group_taken_out_of
from samehere.discussions.queries.places import post_in_place
from samehere.markup import clean, clean_line
from samehere.members.addresses import clean_address
from samehere.members.queries import hash_of, member_by_public_id, shown_profile
from samehere.moderation.actions.mailing import send_receipt
from samehere.moderation.errors import ReportIncomplete, TrapFilled
from samehere.moderation.events import ReportSent
from samehere.moderation.matters import Matter
from samehere.moderation.models import LONGEST_NAME, Report
from samehere.moderation.queries.counting import check_not_too_many
from samehere.moderation.queries.reports import open_report_of, report_by_key
from samehere.moderation.queries.subjects import Key, key_of
from samehere.outbox.actions import record
from samehere.web.refusals import Refusal
from samehere.web.requests import one_time_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from samehere.members.models import Member

LONGEST_NOTE = 5_000
_FIGURES = 6
# Of a text version: no post is edited a thousand million times.
_MOST_DIGITS = 9
# No vowels, so no number is a word; nothing that is misread when spelled out.
_LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789"
_KEY = re.compile(r"[A-Za-z0-9_-]{22,64}")


@dataclass(frozen=True)
class Sent:
    """Where a report led: its number, and the key that opens it for somebody without an account.

    Both "" where a member asked that her own post be deleted: nothing was kept, she can do it.
    """

    number: str
    key: str


@dataclass(frozen=True)
class _Said:
    """What a report says, cleaned. Of a member no address and no name is kept."""

    matter: Matter
    note: str
    address: str
    name: str


@transaction.atomic
def send_report(
    *,
    viewer: Member | None,
    thread_id: int,
    number: int,
    said: Mapping[str, str],
    net: str = "",
    now: datetime | None = None,
) -> Sent:
    """Keep a report of a post, or somebody's wish that it be deleted.

    `said` are the fields of the form: matter, note, email, name, key, the text version that was
    on the page, and website, which stays empty. A member's second report of the same matter adds
    its note to the first; so does a form that is sent again, by its key. Somebody without an
    account gets a receipt by mail. Also while a member's account is paused.

    Raises:
        PostNotFound: no such post, deleted, or in a discussion this viewer may not see.
        ReportIncomplete: what is the matter or the address is missing or not right, or too long.
        TrapFilled: something is in the field that stays empty.
        TooManyReports: from this member, address or network in a short time.
    """
    now = now or timezone.now()
    post = post_in_place(viewer=viewer, thread_id=thread_id, number=number, is_locked=True)
    checked = _checked(viewer, said)
    if viewer is not None and viewer.pk == post.author_id and checked.matter == Matter.MINE:
        return Sent("", "")
    version = _version_read(said.get("version", ""), post.text_version)
    where = _Where(Key(post_id=post.id), version, said.get("key", ""), net)
    return _send(viewer, where, checked, now)


@transaction.atomic
def send_profile_report(
    *,
    viewer: Member | None,
    public_id: str,
    said: Mapping[str, str],
    net: str = "",
    now: datetime | None = None,
) -> Sent:
    """Keep a report of what a member shows of herself, as `send_report` does of a post.

    Nobody is asked whether she may see the profile: also whoever is signed out may say something
    of it, and learns nothing.

    Raises:
        MemberNotFound: nobody has this public id, or not any more.
        ReportIncomplete, TrapFilled, TooManyReports: as `send_report`.
    """
    now = now or timezone.now()
    profile = shown_profile(member_by_public_id(public_id, is_locked=True))
    checked = _checked(viewer, said)
    if checked.matter == Matter.MINE:
        raise ReportIncomplete({"matter": "Pick what is the matter."})
    key = Key(profile_of_id=profile.member_id)
    where = _Where(key, profile.text_version, said.get("key", ""), net)
    return _send(viewer, where, checked, now)


@transaction.atomic
def send_group_report(
    *, member: Member, slug: str, said: Mapping[str, str], now: datetime | None = None
) -> Sent:
    """Keep what somebody who was taken out of a group says of something in it.

    She can point to nothing there, so the note says what it is, and may not be empty.

    Raises:
        GroupNotFound: no such group, or she was not taken out of it.
        ReportIncomplete, TooManyReports: as `send_report`.
    """
    now = now or timezone.now()
    group_id, _ = group_taken_out_of(member=member, slug=slug, is_locked=True)
    checked = _checked(member, said)
    if checked.matter == Matter.MINE:
        raise ReportIncomplete({"matter": "Pick what is the matter."})
    if not checked.note:
        raise ReportIncomplete({"note": "Say what it is, so that somebody can find it."})
    where = _Where(Key(group_id=group_id), 0, said.get("key", ""), "")
    return _send(member, where, checked, now)


@dataclass(frozen=True)
class _Where:
    """What a report is about and of which text; the form's key, and the scrambled network."""

    of: Key
    text_version: int
    key: str
    net: str


def _version_read(said: str, present: int) -> int:
    """Return of which text a report speaks: what she has read, were it changed since."""
    is_number = said.isascii() and said.isdecimal() and len(said) <= _MOST_DIGITS
    return int(said) if is_number and 0 < int(said) < present else present


def _send(viewer: Member | None, where: _Where, checked: _Said, now: datetime) -> Sent:
    key = where.key
    first = _first(viewer, where.of, checked, key)
    if first is not None:
        _add_note(first, checked.note)
        return Sent(first.number, key)
    check_not_too_many(member=viewer, address=checked.address, net=where.net, now=now)
    key = key if _is_unused(key) else one_time_key()
    report = Report.objects.create(
        number=_new_number(),
        **where.of._asdict(),
        text_version=where.text_version,
        matter=checked.matter,
        note=checked.note,
        member=viewer,
        address=checked.address,
        name=checked.name,
        key_hash=hash_of(key),
        net="" if viewer else where.net,
        sent_at=now,
    )
    if viewer is None:
        send_receipt(report=report, key=key)
    record(ReportSent(report_id=report.pk))
    return Sent(report.number, key)


def _checked(viewer: Member | None, said: Mapping[str, str]) -> _Said:
    if viewer is None and said.get("website"):
        raise TrapFilled
    faults: dict[str, str] = {}
    matter, note = said.get("matter", ""), clean(said.get("note", ""))
    if matter not in Matter.values:
        faults["matter"] = "Pick what is the matter."
    if len(note) > LONGEST_NOTE:
        faults["note"] = _too_long(len(note))
    address, name = "", ""
    if viewer is None:
        name = clean_line(said.get("name", ""))
        if len(name) > LONGEST_NAME:
            faults["name"] = f"A name can have {LONGEST_NAME} characters."
        address = _address(said.get("email", ""), faults)
    if faults:
        raise ReportIncomplete(faults)
    return _Said(Matter(matter), note, address, name)


def _address(text: str, faults: dict[str, str]) -> str:
    if not clean_line(text):
        faults["email"] = "We need an address to send the number to."
        return ""
    try:
        return clean_address(text)
    except Refusal as refusal:
        faults["email"] = str(refusal)
        return ""


def _first(viewer: Member | None, of: Key, said: _Said, key: str) -> Report | None:
    """Return what this person has sent already.

    Of somebody without an account only the form's key tells. The address does not: anybody could
    type it to learn what its owner has reported.
    """
    if viewer is not None:
        return open_report_of(member=viewer, of=of, matter=said.matter)
    found = report_by_key(key=key)
    is_same = (
        found is not None
        and key_of(found) == of
        and (found.address, found.matter) == (said.address, said.matter)
        and found.decision_id is None
    )
    return found if is_same else None


def _add_note(report: Report, note: str) -> None:
    if not note or note in report.note:
        return
    both = f"{report.note}\n\n{note}" if report.note else note
    if len(both) > LONGEST_NOTE:
        raise ReportIncomplete({"note": _too_long(len(both))})
    report.note = both
    report.save(update_fields=["note"])


def _too_long(length: int) -> str:
    return (
        f"This is {length:,} characters long, with what you sent before, and a report can have "
        f"{LONGEST_NOTE:,}. Your words are still in the box."
    )


def _is_unused(key: str) -> bool:
    return _KEY.fullmatch(key) is not None and report_by_key(key=key) is None


def _new_number() -> str:
    """Return a number nobody can guess: 27 ** 6 of them."""
    while True:
        number = "R-" + "".join(secrets.choice(_LETTERS) for _ in range(_FIGURES))
        if not Report.objects.filter(number=number).exists():
            return number
