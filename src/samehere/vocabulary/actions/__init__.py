"""What can be done to the community's vocabulary."""

from samehere.vocabulary.actions.changing import (
    add_term,
    adopt_term,
    keep_concept,
    restore_term,
    retire_term,
    scope_term,
    term_to_change,
)
from samehere.vocabulary.actions.doubting import doubt_term, settle_doubts
from samehere.vocabulary.actions.tables import TermsRead, import_terms

__all__ = [
    "TermsRead",
    "add_term",
    "adopt_term",
    "doubt_term",
    "import_terms",
    "keep_concept",
    "restore_term",
    "retire_term",
    "scope_term",
    "settle_doubts",
    "term_to_change",
]
