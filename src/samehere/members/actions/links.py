"""One-time links that stand in for a code."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from samehere.members import errors, queries
from samehere.members.models import Member, SignInLink

SIGN_IN_LINK_LASTS = timedelta(hours=24)
OPERATOR_LINK_LASTS = timedelta(days=7)
_TOKEN_BYTES = 32


@transaction.atomic
def make_sign_in_link(*, member: Member) -> str:
    """Return the path of a page that signs the member in once, within a day."""
    token = _make_link(SignInLink.Purpose.SIGN_IN, SIGN_IN_LINK_LASTS, member)
    return reverse("sign_in_link", args=[token])


@transaction.atomic
def make_operator_link() -> str:
    """Return the path of a page that makes an operator's account once, within a week."""
    token = _make_link(SignInLink.Purpose.MAKE_OPERATOR, OPERATOR_LINK_LASTS, None)
    return reverse("start_link", args=[token])


@transaction.atomic
def use_sign_in_link(*, token: str) -> Member:
    """Use the link up and return whom to sign in.

    Raises:
        LinkGone: used, run out, or never made.
    """
    use_link(token, SignInLink.Purpose.SIGN_IN)
    link = SignInLink.objects.select_related("member").get(token_hash=queries.hash_of(token))
    if link.member is None or not link.member.is_active:
        raise errors.LinkGone
    return link.member


def use_link(token: str, purpose: SignInLink.Purpose) -> None:
    """Use the link up.

    Raises:
        LinkGone: used, run out, or never made.
    """
    # One statement, so that of two at once only one finds the link unused.
    if queries.open_links(token, purpose).update(used_at=timezone.now()) == 0:
        raise errors.LinkGone


def _make_link(purpose: SignInLink.Purpose, lasts: timedelta, member: Member | None) -> str:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    SignInLink.objects.create(
        token_hash=queries.hash_of(token),
        purpose=purpose,
        member=member,
        expires_at=timezone.now() + lasts,
    )
    return token
