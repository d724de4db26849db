"""Where a member is signed in: kept, ended one by one, ended all at once."""

from datetime import date

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere.members import errors
from samehere.members.models import Device, Member


@transaction.atomic
def keep_device(*, member: Member, session_key: str, words: str) -> None:
    """Keep that the member has signed in here. `words`: as `device_words` gives them."""
    today = _today()
    # Old rows of a session that was given to somebody else would show her another's device.
    Device.objects.update_or_create(
        session_key=session_key,
        defaults={
            "member": member,
            "words": words,
            "signed_in_on": today,
            "last_used_on": today,
        },
    )


def note_use(*, session_key: str) -> None:
    """Keep that the device was used today."""
    Device.objects.filter(session_key=session_key).update(last_used_on=_today())


def move_device(*, old_key: str, new_key: str) -> None:
    """Follow a session whose key has changed."""
    Device.objects.filter(session_key=old_key).update(session_key=new_key)


def forget_device(*, session_key: str) -> None:
    """Forget a device somebody has signed out of."""
    Device.objects.filter(session_key=session_key).delete()


@transaction.atomic
def end_session(*, member: Member, device_id: int) -> None:
    """Sign the member out of one of her devices, at once.

    Raises:
        DeviceGone: she is not signed in there, or not any more.
    """
    found = Device.objects.filter(member=member, pk=device_id)
    keys = list(found.values_list("session_key", flat=True))
    if not keys:
        raise errors.DeviceGone
    Session.objects.filter(session_key__in=keys).delete()
    found.delete()


@transaction.atomic
def end_sessions(*, member: Member, keep: str = "") -> None:
    """Sign the member out everywhere, at once, also where a page is still open.

    The session with the key `keep` stays only if it is given the new hash afterwards:
    `device_sessions.stay_signed_in` does. `member` is read again, so that its hash is the new one.
    """
    Member.objects.filter(pk=member.pk).update(session_generation=F("session_generation") + 1)
    devices = Device.objects.filter(member=member).exclude(session_key=keep)
    # They would be refused anyway; but what they hold need not be kept.
    Session.objects.filter(session_key__in=devices.values("session_key")).delete()
    devices.delete()
    member.refresh_from_db(fields=["password", "session_generation"])


def forget_ended_devices() -> None:
    """Forget the devices whose sessions are over."""
    Device.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def _today() -> date:
    return timezone.localdate()
