"""Requests of this room: one action or query each, then an answer."""

from samehere.moderation.views.appealing import (
    answer,
    appeal_by_link,
    appeal_report,
    delete_removed_words,
    own_decision,
    own_decisions,
)
from samehere.moderation.views.deciding import reported, reported_group, reported_profile, reports
from samehere.moderation.views.misread import dismiss_misread, leave_misread, misread, undo_misread
from samehere.moderation.views.reporting import (
    own_report,
    own_reports,
    report,
    report_by_link,
    report_group,
    report_profile,
    thanks,
    thanks_by_link,
)
from samehere.moderation.views.suspending import resume, suspend
from samehere.moderation.views.words import add_word, doubt_word, leave_word, word, words

__all__ = [
    "add_word",
    "answer",
    "appeal_by_link",
    "appeal_report",
    "delete_removed_words",
    "dismiss_misread",
    "doubt_word",
    "leave_misread",
    "leave_word",
    "misread",
    "own_decision",
    "own_decisions",
    "own_report",
    "own_reports",
    "report",
    "report_by_link",
    "report_group",
    "report_profile",
    "reported",
    "reported_group",
    "reported_profile",
    "reports",
    "resume",
    "suspend",
    "thanks",
    "thanks_by_link",
    "undo_misread",
    "word",
    "words",
]
