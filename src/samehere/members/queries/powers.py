"""Whether somebody may use what a moderator or an operator can do.

The one place that knows of the second factor: rooms above ask here wherever they decide what a
moderator or an operator may do.
"""

from collections.abc import Collection

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q

from samehere.members.looking_after import moderators
from samehere.members.models import Member

# What counts as a second factor. Recovery codes stand in for a lost one.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def may_use_powers(member: Member) -> bool:
    """Whether the powers of a moderator or operator are open to her in this session.

    They are if she used a second factor in it which she still has. To be asked only of somebody
    who has such powers: if they rest, the refusal that follows tells her why. At most one query.
    """
    if settings.SECOND_FACTOR == "nobody" or member.factors_used is None:
        return True
    is_open = has_used_factor(member, member.factors_used)
    member.were_powers_missed = not is_open
    return is_open


def has_used_factor(member: Member, factor_ids: Collection[int]) -> bool:
    """Whether one of these second factors is the member's, and still there. At most one query."""
    own = Authenticator.objects.filter(user_id=member.pk, pk__in=factor_ids)
    return bool(factor_ids) and own.exists()


def runs_community(member: Member) -> bool:
    """Whether she is an operator and may act as one in this session. At most one query."""
    return member.is_operator and may_use_powers(member)


def needs_second_factor(member: Member) -> bool:
    """Whether the community asks a second factor of her. At most one query."""
    if settings.SECOND_FACTOR == "nobody":
        return False
    return member.is_operator or member.pk in moderators()


def has_second_factor(member: Member) -> bool:
    """Whether she has a passkey or an authenticator app. One query."""
    return Authenticator.objects.filter(user_id=member.pk, type__in=FACTORS).exists()


def names_without_second_factor() -> list[str]:
    """Return the names of moderators and operators who have none, by name. Two queries."""
    looks_after = Q(is_operator=True) | Q(pk__in=moderators())
    with_one = Authenticator.objects.filter(type__in=FACTORS).values("user_id")
    found = Member.objects.filter(looks_after, is_active=True).exclude(pk__in=with_one)
    return list(found.order_by("name").values_list("name", flat=True))
