"""Joining, and the one-time links that stand in for a code."""

import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from samehere.members import errors, queries
from samehere.members.addresses import clean_address
from samehere.members.consenting import TEXT_VERSION, Reading
from samehere.members.models import Consent, Member, SignInLink
from samehere.members.names import clean_name, name_key

SIGN_IN_LINK_LASTS = timedelta(hours=24)
OPERATOR_LINK_LASTS = timedelta(days=7)
# An address nobody confirmed is kept no longer than its owner may need to find the mail.
UNFINISHED_JOIN_LASTS = timedelta(days=1)
# Long enough to see afterwards that a link was used, and when.
KEEP_LINKS_FOR = timedelta(days=30)
_TOKEN_BYTES = 32


@transaction.atomic
def join(*, name: str, email: str, reading: str = Reading.OFF) -> Member:
    """Make an account that can be used once its address is confirmed by a code.

    Until then it holds neither name nor address: whoever asks later for one of them gets it,
    so that asking tells nobody who has an account, and nobody keeps a name from others.

    `reading` is the answer to the question whether software may read what she will write.

    Raises:
        NameTaken, AddressTaken: a member with a confirmed address has it.
        Refusal: `clean_name` or `clean_address` refuses it.
    """
    now = timezone.now()
    member = _make(name=name, email=email, is_confirmed=False, joined_at=now, terms_accepted_at=now)
    choose_reading(member=member, reading=reading, now=now)
    return member


@transaction.atomic
def choose_reading(*, member: Member, reading: str, now: datetime | None = None) -> None:
    """Keep what the member chose about being read, with the version of the words she was asked.

    What was read before is no business of this room: `experiences.actions.change_reading` calls
    this and applies it.

    Raises:
        ValueError: none of the three choices.
    """
    Consent.objects.update_or_create(
        member=member,
        defaults={
            "reading": Reading(reading),
            "text_version": TEXT_VERSION,
            "chosen_at": now or timezone.now(),
        },
    )


@transaction.atomic
def make_member(
    *,
    name: str,
    email: str,
    is_operator: bool = False,
    reading: str = "",
    now: datetime | None = None,
) -> Member:
    """Make a member whose address counts as confirmed: whoever asks runs the server.

    `reading` "": she has not been asked yet, which is the same as *off*.

    Raises:
        NameTaken, AddressTaken: a member with a confirmed address has it.
        Refusal: `clean_name` or `clean_address` refuses it.
    """
    now = now or timezone.now()
    member = _make(
        name=name, email=email, is_confirmed=True, is_operator=is_operator, joined_at=now
    )
    if reading:
        choose_reading(member=member, reading=reading, now=now)
    return member


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
    _use_link(token, SignInLink.Purpose.SIGN_IN)
    link = SignInLink.objects.select_related("member").get(token_hash=queries.hash_of(token))
    if link.member is None or not link.member.is_active:
        raise errors.LinkGone
    return link.member


@transaction.atomic
def make_operator(*, token: str, name: str, email: str) -> Member:
    """Use the link up and make the operator's account. A refused name leaves the link unused.

    Raises:
        LinkGone: used, run out, or never made.
        Refusal: as `make_member`.
    """
    _use_link(token, SignInLink.Purpose.MAKE_OPERATOR)
    return make_member(name=name, email=email, is_operator=True)


@transaction.atomic
def forget_expired() -> None:
    """Forget what has run out: sessions, unfinished joins a day old, and links of a month ago.

    A session may hold an address and a code; an unfinished join holds an address.
    """
    SessionStore.clear_expired()
    _forget_old_unfinished_joins()
    before = timezone.now() - KEEP_LINKS_FOR
    SignInLink.objects.filter(Q(used_at__lt=before) | Q(expires_at__lt=before)).delete()


def _make(
    *,
    name: str,
    email: str,
    is_confirmed: bool,
    joined_at: datetime,
    is_operator: bool = False,
    terms_accepted_at: datetime | None = None,
) -> Member:
    name, email = clean_name(name), clean_address(email)
    key = name_key(name)
    _forget_unfinished_joins(key, email)
    try:
        with transaction.atomic():
            member = Member.objects.create(
                name=name,
                name_key=key,
                email=email,
                is_operator=is_operator,
                joined_at=joined_at,
                terms_accepted_at=terms_accepted_at,
                password=make_password(None),
            )
    except IntegrityError as taken:
        is_name = Member.objects.filter(name_key=key).exists()
        raise (errors.NameTaken if is_name else errors.AddressTaken) from taken
    EmailAddress.objects.create(user=member, email=email, primary=True, verified=is_confirmed)
    return member


def _forget_unfinished_joins(key: str, email: str) -> None:
    unfinished = queries.unfinished_joins()
    unfinished.filter(name_key=key).delete()
    unfinished.filter(email=email).delete()
    _forget_old_unfinished_joins()


def _forget_old_unfinished_joins() -> None:
    before = timezone.now() - UNFINISHED_JOIN_LASTS
    queries.unfinished_joins().filter(joined_at__lt=before).delete()


def _make_link(purpose: SignInLink.Purpose, lasts: timedelta, member: Member | None) -> str:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    SignInLink.objects.create(
        token_hash=queries.hash_of(token),
        purpose=purpose,
        member=member,
        expires_at=timezone.now() + lasts,
    )
    return token


def _use_link(token: str, purpose: SignInLink.Purpose) -> None:
    # One statement, so that of two at once only one finds the link unused.
    if queries.open_links(token, purpose).update(used_at=timezone.now()) == 0:
        raise errors.LinkGone
