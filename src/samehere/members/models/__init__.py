"""Members, what they allow, and the one-time links that let somebody in without a code."""

from samehere.members.models.consents import Consent
from samehere.members.models.links import SignInLink
from samehere.members.models.people import Member, MemberManager, new_public_id

__all__ = ["Consent", "Member", "MemberManager", "SignInLink", "new_public_id"]
