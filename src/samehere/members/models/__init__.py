"""Members, what they allow, and the one-time links that let somebody in without a code."""

from samehere.members.models.changes import AddressChange
from samehere.members.models.codes import MailedCode
from samehere.members.models.consents import Consent
from samehere.members.models.devices import Device
from samehere.members.models.former_names import FormerName
from samehere.members.models.links import SignInLink
from samehere.members.models.mutes import Mute
from samehere.members.models.people import Member, MemberManager, new_public_id
from samehere.members.models.profiles import LONGEST_ABOUT, Profile, ProfileItem, Standing

__all__ = [
    "LONGEST_ABOUT",
    "AddressChange",
    "Consent",
    "Device",
    "FormerName",
    "MailedCode",
    "Member",
    "MemberManager",
    "Mute",
    "Profile",
    "ProfileItem",
    "SignInLink",
    "Standing",
    "new_public_id",
]
