"""People for tests."""

from datetime import datetime
from itertools import count

from allauth.account.models import EmailAddress
from django.test import Client

from samehere.members.lookalikes import look_of
from samehere.members.models import Member
from samehere.members.names import name_key

_numbers = count(1)


def make_member(
    name: str = "",
    *,
    email: str = "",
    is_operator: bool = False,
    is_confirmed: bool = True,
    suspended_until: datetime | None = None,
) -> Member:
    """Return a member whose address is confirmed. Left out, the name is one nobody has yet."""
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
    return member


def sign_in(client: Client, member: Member) -> Client:
    """Sign the member in, without the code; return the client."""
    client.force_login(member)
    return client
