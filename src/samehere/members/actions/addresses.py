"""Changing the address of an account: a code to each of the two, and three days to take it back."""

import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from samehere.members import errors, mails, queries
from samehere.members.actions import codes
from samehere.members.actions.sessions import end_sessions
from samehere.members.models import AddressChange, MailedCode, Member

UNDO_LASTS = timedelta(hours=72)
# Whoever takes an account over adds a way in of her own first.
SUSPECT_BEFORE = timedelta(days=1)
_HOURS = UNDO_LASTS // timedelta(hours=1)
_TOKEN_BYTES = 32


@transaction.atomic
def ask_to_change_address(*, member: Member, email: str) -> None:
    """Send a code to the member's address and one to `email`, as `clean_address` spells it.

    Where somebody else has that address, she gets a mail without a code instead, and the member is
    told nothing: whether anybody has an account is its owner's business.
    """
    old = codes.new_code(member=member, purpose=MailedCode.Purpose.OLD_ADDRESS, email=member.email)
    mails.queue(to=member.email, subject=mails.CODE_SUBJECT, template="change_old", code=old)
    # Made in either case, so that both take the same work.
    new = codes.new_code(member=member, purpose=MailedCode.Purpose.NEW_ADDRESS, email=email)
    if queries.is_address_taken(email, by_others_than=member):
        mails.queue(to=email, subject=mails.ACCOUNT_SUBJECT, template="change_taken")
    else:
        mails.queue(to=email, subject=mails.CODE_SUBJECT, template="change_new", code=new)


def change_address(*, member: Member, old_code: str, new_code: str, session_key: str) -> list[str]:
    """Change the member's address to the one `new_code` was sent to, and tell the old one.

    Returns the names of the codes that are wrong, "old_code" and "new_code"; none: it is done. All
    her sessions end but `session_key`.

    Raises:
        CodeOver: a code was tried too often, used, or its time has run out; or somebody else has
            got the address meanwhile, or the member has got another one.
    """
    typed = {
        MailedCode.Purpose.OLD_ADDRESS: old_code,
        MailedCode.Purpose.NEW_ADDRESS: new_code,
    }
    wrong = codes.wrong_among(member=member, typed=typed)
    if wrong:
        return [f"{purpose.removesuffix('_address')}_code" for purpose in wrong]
    with transaction.atomic():
        sent_to = codes.use_codes(member=member, typed=typed)
        current = Member.objects.get(pk=member.pk)
        if sent_to[MailedCode.Purpose.OLD_ADDRESS] != current.email:
            raise errors.CodeOver
        # A code from the old address was typed just now: it is hers.
        _change(current, sent_to[MailedCode.Purpose.NEW_ADDRESS], is_old_hers=True)
        end_sessions(member=member, keep=session_key)
        member.refresh_from_db(fields=["email"])
    return []


@transaction.atomic
def change_address_for(*, member: Member, email: str) -> bool:
    """Change the address of somebody who has lost the old one, for whoever runs the server.

    Nobody is asked for a code: make sure before that it is she. All her sessions end. The last
    address that was hers for 72 hours has the link that takes it back, the new one gets a word.
    One that an operator gave is hers when somebody has signed in by a code sent there; until then
    it may be mistyped, and gets no link. Returns whether anybody has one.

    Raises:
        AddressTaken: somebody else has it, or can still take it back.
        SameAddress: it is hers already.
    """
    if email == member.email:
        raise errors.SameAddress
    if queries.is_address_taken(email, by_others_than=member):
        raise errors.AddressTaken
    has_link = _change(member, email, is_old_hers=not member.is_address_unused)
    Member.objects.filter(pk=member.pk).update(is_address_unused=True)
    MailedCode.objects.filter(member=member).delete()
    end_sessions(member=member)
    mails.queue(
        to=email,
        subject=mails.ACCOUNT_SUBJECT,
        template="address_given",
        hours=_HOURS,
        has_link=has_link,
    )
    return has_link


def know_address(*, member: Member) -> None:
    """Note that the member has signed in by a code sent to her address: it is hers."""
    if member.is_address_unused:
        Member.objects.filter(pk=member.pk).update(is_address_unused=False)


@transaction.atomic
def take_address_back(*, token: str) -> None:
    """Give the account its old address again, close other ways in, and sign everybody out.

    The passphrase goes, and passkeys, apps, recovery codes and the provider's accounts added since
    the day before. Changes made after this one cannot be taken back any more: whoever made them may
    be a stranger.

    Raises:
        LinkGone: used, run out, or never made.
    """
    change = queries.open_changes(token).select_related("member").first()
    if change is None:
        raise errors.LinkGone
    member, stranger = change.member, change.member.email
    _set_address(member, change.old_email)
    Member.objects.filter(pk=member.pk).update(password=make_password(None))
    suspect = change.changed_at - SUSPECT_BEFORE
    Authenticator.objects.filter(user=member, created_at__gte=suspect).delete()
    SocialAccount.objects.filter(user=member, date_joined__gte=suspect).delete()
    AddressChange.objects.filter(member=member, pk__gte=change.pk).delete()
    MailedCode.objects.filter(member=member).delete()
    end_sessions(member=member)
    mails.queue(to=stranger, subject=mails.ACCOUNT_SUBJECT, template="address_taken_back")


def forget_old_changes() -> None:
    """Forget the old addresses of changes that can no longer be taken back."""
    AddressChange.objects.filter(undo_until__lt=timezone.now()).delete()


def _change(member: Member, email: str, *, is_old_hers: bool) -> bool:
    """Change the address, and return whether a link that takes it back is out."""
    old = member.email
    try:
        with transaction.atomic():
            _set_address(member, email)
    except IntegrityError as taken:
        raise errors.CodeOver from taken
    open_until = timezone.now() + UNDO_LASTS
    earlier = queries.first_open_change(member)
    if earlier is not None:
        _keep_first_link(earlier, replaced=old, now_at=email, until=open_until)
        return True
    if not is_old_hers:
        _tell_replaced(old, has_link=False)
        return False
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    AddressChange.objects.create(
        member=member, old_email=old, undo_hash=queries.hash_of(token), undo_until=open_until
    )
    mails.queue(
        to=old,
        subject=mails.ACCOUNT_SUBJECT,
        template="address_changed",
        undo_address=settings.ADDRESS + reverse("take-address-back", args=[token]),
        hours=_HOURS,
    )
    return True


def _keep_first_link(
    earlier: AddressChange, *, replaced: str, now_at: str, until: datetime
) -> None:
    """Let the link that is out work for longer; the address just replaced gets none of its own.

    It is too new to be known as hers: it may be mistyped, or a stranger's who took the account.
    """
    AddressChange.objects.filter(pk=earlier.pk).update(undo_until=until)
    if replaced != earlier.old_email:
        _tell_replaced(replaced, has_link=True)
    if now_at != earlier.old_email:
        mails.queue(
            to=earlier.old_email,
            subject=mails.ACCOUNT_SUBJECT,
            template="address_changed_again",
            hours=_HOURS,
        )


def _tell_replaced(email: str, *, has_link: bool) -> None:
    """Tell an address that may be a stranger's; `has_link`: the one before it has a link."""
    words = {"subject": mails.ACCOUNT_SUBJECT, "template": "address_replaced"}
    mails.queue(to=email, has_link=has_link, **words)


def _set_address(member: Member, email: str) -> None:
    if queries.is_address_taken(email, by_others_than=member):
        raise errors.CodeOver
    queries.unfinished_joins().filter(email=email).exclude(pk=member.pk).delete()
    Member.objects.filter(pk=member.pk).update(email=email, is_address_unused=False)
    EmailAddress.objects.filter(user=member).update(email=email)
