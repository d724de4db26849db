"""Everything that can be done in this room, one function each."""

from samehere.moderation.actions.alarming import mark_danger
from samehere.moderation.actions.appealing import (
    answer_appeal,
    appeal,
    appeal_as_reporter,
    close_unanswerable_appeals,
)
from samehere.moderation.actions.deciding import (
    close_reports_of_deleted,
    decide,
    decide_on_group,
    decide_on_profile,
)
from samehere.moderation.actions.forgetting import (
    forget_own_words,
    forget_removed_words,
    forget_reporters,
)
from samehere.moderation.actions.reporting import (
    send_group_report,
    send_profile_report,
    send_report,
)
from samehere.moderation.actions.suspending import resume, suspend
from samehere.moderation.actions.telling import (
    tell_appeal_answered,
    tell_moderators,
    tell_of_appeal,
    tell_of_waiting,
    tell_what_was_decided,
)
from samehere.moderation.actions.words import (
    add_word,
    doubt_word,
    leave_word,
    limit_word,
    restore_word,
    retire_word,
)

__all__ = [
    "add_word",
    "answer_appeal",
    "appeal",
    "appeal_as_reporter",
    "close_reports_of_deleted",
    "close_unanswerable_appeals",
    "decide",
    "decide_on_group",
    "decide_on_profile",
    "doubt_word",
    "forget_own_words",
    "forget_removed_words",
    "forget_reporters",
    "leave_word",
    "limit_word",
    "mark_danger",
    "restore_word",
    "resume",
    "retire_word",
    "send_group_report",
    "send_profile_report",
    "send_report",
    "suspend",
    "tell_appeal_answered",
    "tell_moderators",
    "tell_of_appeal",
    "tell_of_waiting",
    "tell_what_was_decided",
]
