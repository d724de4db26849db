"""Accounts that are entered through the charity's provider."""

from collections.abc import Mapping

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction

from samehere.members import errors, mails
from samehere.members.actions.joining import join
from samehere.members.actions.sessions import end_sessions
from samehere.members.models import Member


@transaction.atomic
def join_through(
    *,
    name: str,
    email: str,
    answers: Mapping[str, str],
    is_confirmed: bool,
    provider: str,
    uid: str,
) -> Member:
    """Make an account that is entered through the provider, too.

    `is_confirmed`: the provider vouches for the address. Otherwise it is confirmed by a code, and
    until then the account holds neither name nor address, as with `join`.

    Raises:
        NameTaken, AddressTaken: a member with a confirmed address has it.
        Refusal: `clean_name` or `clean_address` refuses it.
    """
    member = join(name=name, email=email, answers=answers, is_confirmed=is_confirmed)
    _link(member, provider, uid)
    return member


@transaction.atomic
def link_account(*, member: Member, provider: str, uid: str) -> None:
    """Let whoever is `uid` at the provider in as this member, who is told by mail.

    Doing it again changes nothing.

    Raises:
        LinkedElsewhere: the account at the provider lets in another member.
    """
    if _link(member, provider, uid):
        mails.queue(to=member.email, subject=mails.ACCOUNT_SUBJECT, template="provider_linked")


def _link(member: Member, provider: str, uid: str) -> bool:
    account, is_new = SocialAccount.objects.get_or_create(
        provider=provider, uid=uid, defaults={"user": member, "extra_data": {}}
    )
    if account.user_id != member.pk:
        raise errors.LinkedElsewhere
    return is_new


@transaction.atomic
def unlink_account(*, member: Member, session_key: str) -> bool:
    """Let nobody in as this member through the provider that is set; return whether anybody was.

    All her sessions end but `session_key`, and she is told by mail. She is let in by a code as
    everybody is, so she can't shut herself out. Doing it again changes nothing.
    """
    offered = settings.SIGN_IN_PROVIDER
    if offered is None:
        return False
    gone, _ = SocialAccount.objects.filter(user=member, provider=offered.key).delete()
    if not gone:
        return False
    end_sessions(member=member, keep=session_key)
    mails.queue(to=member.email, subject=mails.ACCOUNT_SUBJECT, template="provider_unlinked")
    return True
