"""Reads posts: text in, statements out. No framework, no database, no network, no model.

The same posts give the same statements. docs/reading.md says what is read and how well.
"""

from samehere.experiences.extraction.read import read_thread
from samehere.experiences.extraction.statements import (
    Assertion,
    Effect,
    PostText,
    Regimen,
    Statement,
    Tier,
    Treatment,
    Who,
)

__all__ = [
    "Assertion",
    "Effect",
    "PostText",
    "Regimen",
    "Statement",
    "Tier",
    "Treatment",
    "Who",
    "read_thread",
]
