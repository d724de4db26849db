"""Everything somebody can do in this room, one function each."""

from samehere.discussions.actions.answering import (
    follow_thread,
    like_post,
    say_same_here,
    take_back_same_here,
    unfollow_thread,
    unlike_post,
)
from samehere.discussions.actions.appointing import appoint, give_role, take_out
from samehere.discussions.actions.closing import change_visibility
from samehere.discussions.actions.deleting import delete_post, remove_post
from samehere.discussions.actions.editing import MENDED_WITHIN, edit_post
from samehere.discussions.actions.forgetting import (
    forget_decided_posts,
    forget_invitations,
    forget_used_keys,
)
from samehere.discussions.actions.grouping import (
    check_may_open_groups,
    describe_group,
    make_group,
    open_group,
)
from samehere.discussions.actions.holding import refuse_held, release_held, take_back_held
from samehere.discussions.actions.inviting import (
    MOST_DAYS,
    MOST_USES,
    accept_invitation,
    invite,
    revoke_invitation,
)
from samehere.discussions.actions.joining import join_group, leave_group, make_moderator
from samehere.discussions.actions.placing import (
    Placed,
    PlacedPost,
    PlacedThread,
    place_thread,
)
from samehere.discussions.actions.posting import (
    Published,
    checked_text,
    checked_title,
    publish_reply,
    start_discussion,
)
from samehere.discussions.actions.recounting import RECOUNTS
from samehere.discussions.actions.restoring import (
    forget_own_removed_text,
    forget_removed_text,
    restore_post,
)

__all__ = [
    "MENDED_WITHIN",
    "MOST_DAYS",
    "MOST_USES",
    "RECOUNTS",
    "Placed",
    "PlacedPost",
    "PlacedThread",
    "Published",
    "accept_invitation",
    "appoint",
    "change_visibility",
    "check_may_open_groups",
    "checked_text",
    "checked_title",
    "delete_post",
    "describe_group",
    "edit_post",
    "follow_thread",
    "forget_decided_posts",
    "forget_invitations",
    "forget_own_removed_text",
    "forget_removed_text",
    "forget_used_keys",
    "give_role",
    "invite",
    "join_group",
    "leave_group",
    "like_post",
    "make_group",
    "make_moderator",
    "open_group",
    "place_thread",
    "publish_reply",
    "refuse_held",
    "release_held",
    "remove_post",
    "restore_post",
    "revoke_invitation",
    "say_same_here",
    "start_discussion",
    "take_back_held",
    "take_back_same_here",
    "take_out",
    "unfollow_thread",
    "unlike_post",
]
