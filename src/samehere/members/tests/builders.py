"""People for tests."""

from datetime import datetime
from itertools import count

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from samehere.members.consenting import YES, Purpose
from samehere.members.lookalikes import look_of
from samehere.members.models import Consent, Member
from samehere.members.names import name_key
from samehere.members.proofs import note_proof
from samehere.members.queries import needs_second_factor
from samehere.members.queries.powers import FACTORS
from samehere.members.sealing import seal

APP_KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

_numbers = count(1)


def make_member(
    name: str = "",
    *,
    email: str = "",
    is_operator: bool = False,
    is_confirmed: bool = True,
    may_write: bool = True,
    suspended_until: datetime | None = None,
) -> Member:
    """Return a member whose address is confirmed, and who agreed to her words being published.

    Left out, the name is one nobody has yet.
    """
    name = name or f"Reader {next(_numbers)}"
    key = name_key(name)
    member = Member(
        name=name,
        name_key=key,
        name_look=look_of(name),
        email=email or f"{key}@example.org",
        is_operator=is_operator,
        suspended_until=suspended_until,
    )
    member.set_unusable_password()
    member.save()
    EmailAddress.objects.create(
        user=member, email=member.email, primary=True, verified=is_confirmed
    )
    if may_write:
        Consent.objects.create(
            member=member,
            purpose=Purpose.WRITING,
            choice=YES,
            text_version=1,
            chosen_at=timezone.now(),
        )
    return member


def an_app(member: Member, *, secret: str = APP_KEY) -> int:
    """Give the member an authenticator app that never showed a code yet; return its id."""
    data = {"secret": seal(secret), "last_step": 0}
    made = Authenticator.objects.create(user=member, type=Authenticator.Type.TOTP, data=data)
    return int(made.pk)


def sign_in(client: Client, member: Member, *, has_proof: bool = True) -> Client:
    """Sign the member in, without the code; return the client.

    She has just proved who she is, if she looks after a group or the site with a second factor of
    hers, an app. Without `has_proof` she has a session, and no more.
    """
    client.force_login(member)
    if has_proof:
        session = client.session
        note_proof(session, factor_id=_factor_of(member) if needs_second_factor(member) else None)
        session.save()
    return client


def _factor_of(member: Member) -> int:
    first = Authenticator.objects.filter(user_id=member.pk, type__in=FACTORS).first()
    return int(first.pk) if first else an_app(member)
