"""Members, what they allow, and the one-time links that let somebody in without a code."""

from samehere.members.models.changes import AddressChange
from samehere.members.models.codes import MailedCode
from samehere.members.models.consents import Consent
from samehere.members.models.devices import Device
from samehere.members.models.links import SignInLink
from samehere.members.models.people import Member, MemberManager, new_public_id

__all__ = [
    "AddressChange",
    "Consent",
    "Device",
    "MailedCode",
    "Member",
    "MemberManager",
    "SignInLink",
    "new_public_id",
]
