"""The tables of this room: what was read, who tells it, and what is counted."""

from samehere.experiences.models.statements import (
    PostReading,
    State,
    Statement,
    StatementReport,
    Teller,
)
from samehere.experiences.models.tallies import Bucket, Tally, TallyMark

__all__ = [
    "Bucket",
    "PostReading",
    "State",
    "Statement",
    "StatementReport",
    "Tally",
    "TallyMark",
    "Teller",
]
