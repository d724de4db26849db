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
from samehere.discussions.views.composing import reply, start
from samehere.discussions.views.doors import join, leave
from samehere.discussions.views.grouping import describe_group, open_group
from samehere.discussions.views.reading import group, home, post, thread

__all__ = [
    "delete",
    "describe_group",
    "follow",
    "group",
    "home",
    "join",
    "leave",
    "like",
    "not_same_here",
    "open_group",
    "post",
    "reply",
    "same_here",
    "start",
    "thread",
    "unfollow",
    "unlike",
]
