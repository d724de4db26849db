"""Who is let in by the charity's provider."""

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from samehere.members.models import Member


def member_through(*, provider: str, uid: str) -> Member | None:
    """Return whom this account at the provider lets in, or None. One query."""
    return Member.objects.filter(
        socialaccount__provider=provider, socialaccount__uid=uid, is_active=True
    ).first()


def owns_address(member: Member, email: str) -> bool:
    """Whether the member has confirmed this address (in the spelling of `clean_address`)."""
    found = EmailAddress.objects.filter(user=member, email=email, verified=True)
    return bool(email) and found.exists()


def provider_of(member: Member) -> str:
    """Return the name of the provider that lets the member in; "" where none does.

    At most one query. One that was set before and is not any more lets nobody in.
    """
    offered = settings.SIGN_IN_PROVIDER
    if offered is None:
        return ""
    linked = SocialAccount.objects.filter(user=member, provider=offered.key)
    return str(offered.name) if linked.exists() else ""
