"""Everything somebody can do in this room, one function each."""

from samehere.experiences.actions.answering import (
    confirm_statement,
    dismiss_statement,
    report_statement,
    undo_answer,
    withdraw_report,
)
from samehere.experiences.actions.closing import count_group_anew
from samehere.experiences.actions.consenting import change_choice, change_choices, change_reading
from samehere.experiences.actions.editing import follow_edit
from samehere.experiences.actions.reading import read_posts_of, read_thread_posts
from samehere.experiences.actions.recounting import RECOUNTS
from samehere.experiences.actions.reviewing import dismiss_reported, leave_reported, reopen_reported
from samehere.experiences.actions.storing import ReadPost, store_readings, withdraw_post

__all__ = [
    "RECOUNTS",
    "ReadPost",
    "change_choice",
    "change_choices",
    "change_reading",
    "confirm_statement",
    "count_group_anew",
    "dismiss_reported",
    "dismiss_statement",
    "follow_edit",
    "leave_reported",
    "read_posts_of",
    "read_thread_posts",
    "reopen_reported",
    "report_statement",
    "store_readings",
    "undo_answer",
    "withdraw_post",
    "withdraw_report",
]
