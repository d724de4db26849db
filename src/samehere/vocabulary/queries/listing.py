"""Lists of words for those who look after the vocabulary: shipped and own terms side by side."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from samehere.vocabulary.concepts import Wording
from samehere.vocabulary.errors import TermNotFound
from samehere.vocabulary.models import LONGEST_TERM, Term, TermChange
from samehere.vocabulary.queries.terms import Change, TermRow, row_of, rows_of
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.shipped import terms_by_key
from samehere.vocabulary.words import key_of

MOST_WORDS = 60
MOST_CHANGES = 30


@dataclass(frozen=True, slots=True)
class Word:
    """One term for one concept: a row for each kind and scope, and what was done to them.

    A shipped term nobody has changed has rows with the id None.
    """

    name: str
    concept: str
    rows: Sequence[TermRow]
    history: Sequence[Change]


@dataclass(frozen=True, slots=True)
class LastChange:
    """One line of the history of all terms."""

    term: TermRow
    change: Change


def words_starting(text: str) -> tuple[list[TermRow], bool]:
    """Return the terms whose key starts like `text`, by key, and whether there are more.

    One query. Empty for a text without a letter or figure.
    """
    start = key_of(text[:LONGEST_TERM])
    if not start:
        return [], False
    rows = rows_of(Term.objects.filter(key__startswith=start).order_by("key")[: MOST_WORDS + 1])
    changed = {_identity(row.wording) for row in rows if row.is_shipped}
    keys = _keys()
    first = bisect_left(keys, start)
    near = islice(keys, first, first + MOST_WORDS + len(changed) + 1)
    shipped = _shipped(key for key in near if key.startswith(start))
    found = [*rows, *(row for row in shipped if _identity(row.wording) not in changed)]
    found.sort(key=lambda row: (key_of(row.wording.name), row.wording.sense.concept))
    return found[:MOST_WORDS], len(found) > MOST_WORDS


def own_words() -> tuple[list[TermRow], int]:
    """Return the terms added or changed here, newest first, and how many there are. Two queries."""
    rows = Term.objects.order_by("-pk")
    return rows_of(rows[:MOST_WORDS]), rows.count()


def last_changes() -> list[LastChange]:
    """Return what was done last, to whatever term, the newest first. One query."""
    rows = TermChange.objects.select_related("term__concept", "term__scope").order_by("-pk")
    return [LastChange(row_of(row.term), _change_of(row)) for row in rows[:MOST_CHANGES]]


def word(*, name: str, concept: str) -> Word:
    """Return what there is to a term for one concept. Two queries.

    Raises:
        TermNotFound: neither the shipped lists nor the community know it.
    """
    key = key_of(name[:LONGEST_TERM])
    kept = rows_of(Term.objects.filter(key=key, concept__name=concept).order_by("pk"))
    shipped = [row for row in _shipped([key]) if row.wording.sense.concept == concept]
    rows = [*kept, *shipped] if not any(row.is_shipped for row in kept) else kept
    if not rows:
        raise TermNotFound
    ids = [row.id for row in kept]
    changes = TermChange.objects.filter(term__in=ids).order_by("-made_at", "-pk")
    return Word(rows[0].wording.name, concept, rows, [_change_of(row) for row in changes])


@cache
def _keys() -> list[str]:
    return sorted(key for key, line in terms_by_key().items() if line)


def _shipped(keys: Iterable[str]) -> list[TermRow]:
    shipped = Recognizer.shipped()
    found = (wording for key in keys for wording in shipped.meanings(key))
    return [TermRow(None, wording, is_shipped=True, is_retired=False) for wording in found]


def _identity(wording: Wording) -> tuple[str, str]:
    return key_of(wording.name), wording.sense.concept


def _change_of(row: TermChange) -> Change:
    return Change(row.act, row.made_by, row.reason, row.made_at)
