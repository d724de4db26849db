"""Setting, checking and removing a passphrase."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from samehere.members import mails, queries
from samehere.members.actions.sessions import end_sessions
from samehere.members.models import Member
from samehere.members.passphrases import clean_passphrase, normal_form


def set_passphrase(*, member: Member, passphrase: str, session_key: str) -> None:
    """Keep the member's passphrase, new or changed. All her sessions end but `session_key`.

    Raises:
        Refusal: `clean_passphrase` refuses it, or too many are computed at once.
    """
    # Before the transaction: it takes long, and nobody else could write meanwhile.
    kept = make_password(clean_passphrase(passphrase, name=member.name, email=member.email))
    _keep(member=member, kept=kept, session_key=session_key, template="passphrase_set")


def remove_passphrase(*, member: Member, session_key: str) -> None:
    """Remove the member's passphrase. All her sessions end but `session_key`.

    Where she has none, nothing happens.
    """
    if member.has_passphrase:
        _keep(
            member=member,
            kept=make_password(None),
            session_key=session_key,
            template="passphrase_removed",
        )


def member_with_passphrase(*, email: str, passphrase: str) -> Member | None:
    """Return whose address and passphrase these are, or None.

    One query and one computation in every case: for an address nobody has, for a member without
    passphrase and for a closed account the same as for a wrong one.

    Raises:
        TooBusy: too many are computed at once.
    """
    member = queries.member_by_email(email)
    kept = member.password if member is not None else make_password(None)

    def keep_anew(typed: str) -> None:
        if member is not None:
            member.password = make_password(typed)
            Member.objects.filter(pk=member.pk).update(password=member.password)

    is_right = check_password(normal_form(passphrase), kept, setter=keep_anew)
    return member if is_right and member is not None and member.is_active else None


@transaction.atomic
def _keep(*, member: Member, kept: str, session_key: str, template: str) -> None:
    Member.objects.filter(pk=member.pk).update(password=kept)
    end_sessions(member=member, keep=session_key)
    mails.queue(to=member.email, subject=mails.ACCOUNT_SUBJECT, template=template)
