"""What the community's vocabulary holds, and what finds it in a text."""

from samehere.vocabulary.queries.concepts import concept_id, concept_named, concepts_named
from samehere.vocabulary.queries.doubts import DoubtedTerm, doubted_terms
from samehere.vocabulary.queries.listing import (
    LastChange,
    Word,
    last_changes,
    own_words,
    word,
    words_starting,
)
from samehere.vocabulary.queries.recognizing import Vocabulary, edition, recognizer, vocabulary
from samehere.vocabulary.queries.showing import shown_name
from samehere.vocabulary.queries.terms import (
    Change,
    TermRow,
    history,
    term_row,
    term_rows,
    wording_of,
)

__all__ = [
    "Change",
    "DoubtedTerm",
    "LastChange",
    "TermRow",
    "Vocabulary",
    "Word",
    "concept_id",
    "concept_named",
    "concepts_named",
    "doubted_terms",
    "edition",
    "history",
    "last_changes",
    "own_words",
    "recognizer",
    "shown_name",
    "term_row",
    "term_rows",
    "vocabulary",
    "word",
    "wording_of",
    "words_starting",
]
