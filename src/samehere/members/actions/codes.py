"""Codes mailed to a member who is signed in, to show that an address is hers."""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from samehere.members import errors, one_time_codes
from samehere.members.models import MailedCode, Member
from samehere.members.sealing import mark_of

MOST_TRIES = 3


def new_code(*, member: Member, purpose: MailedCode.Purpose, email: str) -> str:
    """Return a new code for `email`; an older one of the same purpose is over."""
    code = one_time_codes.new_code()
    MailedCode.objects.update_or_create(
        member=member,
        purpose=purpose,
        defaults={
            "email": email,
            "code_hash": mark_of(code),
            "try_count": 0,
            "expires_at": timezone.now()
            + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
        },
    )
    return code


def wrong_among(
    *, member: Member, typed: Mapping[MailedCode.Purpose, str]
) -> list[MailedCode.Purpose]:
    """Count a try of each purpose and return those whose code is another one.

    Not in a transaction of its caller: a wrong try must be counted although it is refused.

    Raises:
        CodeOver: one of them was never sent, or tried three times, or its time has run out; the
            third wrong try is the last.
    """
    for purpose in typed:
        asked = _open(member, purpose)
        if not asked.update(try_count=F("try_count") + 1):
            raise errors.CodeOver
    wrong = [purpose for purpose, code in typed.items() if not _right(member, purpose, code)]
    if any(not _open(member, purpose).exists() for purpose in wrong):
        raise errors.CodeOver
    return wrong


def use_codes(
    *, member: Member, typed: Mapping[MailedCode.Purpose, str]
) -> dict[MailedCode.Purpose, str]:
    """Use the codes up, in the transaction of what they are for; return where each was sent.

    Raises:
        CodeOver: one of them was used a moment ago.
    """
    sent_to = {}
    for purpose, code in typed.items():
        right = _right(member, purpose, code)
        # Of two at once only one deletes it.
        if right is None or not MailedCode.objects.filter(pk=right.pk).delete()[0]:
            raise errors.CodeOver
        sent_to[purpose] = right.email
    return sent_to


def forget_old_codes() -> None:
    """Forget the codes whose time has run out."""
    MailedCode.objects.filter(expires_at__lt=timezone.now()).delete()


def _open(member: Member, purpose: MailedCode.Purpose) -> QuerySet[MailedCode]:
    return MailedCode.objects.filter(
        member=member, purpose=purpose, expires_at__gt=timezone.now(), try_count__lt=MOST_TRIES
    )


def _right(member: Member, purpose: MailedCode.Purpose, code: str) -> MailedCode | None:
    return MailedCode.objects.filter(
        member=member,
        purpose=purpose,
        expires_at__gt=timezone.now(),
        code_hash=mark_of(one_time_codes.as_typed(code)),
    ).first()
