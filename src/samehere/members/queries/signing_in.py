"""How and where a member signs in."""

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from samehere.members import errors
from samehere.members.models import AddressChange, Device, MailedCode, Member
from samehere.members.queries.people import has_account, hash_of


def devices_of(member: Member) -> QuerySet[Device]:
    """Return where the member is signed in, last used first. One query."""
    going_on = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    found = Device.objects.filter(member=member, session_key__in=going_on)
    return found.order_by("-last_used_on", "-pk")


def is_address_taken(email: str, *, by_others_than: Member) -> bool:
    """Whether somebody else has confirmed this address, or can still take it back."""
    if email == by_others_than.email:
        return False
    own = AddressChange.objects.filter(
        member=by_others_than, old_email=email, undo_until__gt=timezone.now()
    )
    return has_account(email) and not own.exists()


def addresses_to_confirm(member: Member) -> dict[str, str]:
    """Return where the codes for changing her address went, "old" and "new"; {}: none are out."""
    sent = MailedCode.objects.filter(member=member, expires_at__gt=timezone.now())
    found = dict(sent.values_list("purpose", "email"))
    if len(found) < len(MailedCode.Purpose):
        return {}
    return {
        "old": found[MailedCode.Purpose.OLD_ADDRESS],
        "new": found[MailedCode.Purpose.NEW_ADDRESS],
    }


def open_changes(token: str) -> QuerySet[AddressChange]:
    """The change this token takes back, if it may be taken back now: one row or none."""
    return AddressChange.objects.filter(undo_hash=hash_of(token), undo_until__gt=timezone.now())


def first_open_change(member: Member) -> AddressChange | None:
    """Return the member's change that gave up the last address she had for 72 hours, or None."""
    going_on = AddressChange.objects.filter(member=member, undo_until__gt=timezone.now())
    return going_on.order_by("pk").first()


def check_undo_link(token: str) -> None:
    """Return if this link may still take a change back.

    Raises:
        LinkGone: used, run out, or never made.
    """
    if not open_changes(token).exists():
        raise errors.LinkGone
