"""The tables of this room: groups, what is said in them, answers to it, and imports."""

from samehere.discussions.models.answers import Follow, Like, SameHere
from samehere.discussions.models.groups import Group, Membership, Role, Visibility
from samehere.discussions.models.held import HeldPost
from samehere.discussions.models.imports import ImportedAuthor, ImportSource
from samehere.discussions.models.invitations import Invitation, Removal
from samehere.discussions.models.removed import RemovedText
from samehere.discussions.models.threads import OneTimeKey, Post, Thread

__all__ = [
    "Follow",
    "Group",
    "HeldPost",
    "ImportSource",
    "ImportedAuthor",
    "Invitation",
    "Like",
    "Membership",
    "OneTimeKey",
    "Post",
    "Removal",
    "RemovedText",
    "Role",
    "SameHere",
    "Thread",
    "Visibility",
]
