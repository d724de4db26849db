"""Requests of this room: one action or query each, then an answer."""

from samehere.experiences.views.answering import (
    confirm,
    consent,
    decline_offer,
    dismiss,
    own,
    report,
    undo,
    undo_report,
)
from samehere.experiences.views.treatments import method, sentences, table, treatment, treatments

__all__ = [
    "confirm",
    "consent",
    "decline_offer",
    "dismiss",
    "method",
    "own",
    "report",
    "sentences",
    "table",
    "treatment",
    "treatments",
    "undo",
    "undo_report",
]
