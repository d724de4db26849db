"""Who is let in by the charity's provider."""

from allauth.account.models import EmailAddress

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
