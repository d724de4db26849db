"""Requests of this room: one action or query each, then an answer."""

from samehere.discussions.views.acts import (
    delete,
    follow,
    like,
    not_same_here,
    same_here,
    unfollow,
    unlike,
)
from samehere.discussions.views.appointing import give_role, member, members, take_out
from samehere.discussions.views.composing import reply, start
from samehere.discussions.views.doors import join, leave
from samehere.discussions.views.editing import edit
from samehere.discussions.views.grouping import describe_group, open_group
from samehere.discussions.views.holding import held, refuse, release, take_back, waiting
from samehere.discussions.views.inviting import invitation, invite, revoke
from samehere.discussions.views.own import own, own_answers
from samehere.discussions.views.reading import group, home, post, thread

__all__ = [
    "delete",
    "describe_group",
    "edit",
    "follow",
    "give_role",
    "group",
    "held",
    "home",
    "invitation",
    "invite",
    "join",
    "leave",
    "like",
    "member",
    "members",
    "not_same_here",
    "open_group",
    "own",
    "own_answers",
    "post",
    "refuse",
    "release",
    "reply",
    "revoke",
    "same_here",
    "start",
    "take_back",
    "take_out",
    "thread",
    "unfollow",
    "unlike",
    "waiting",
]
