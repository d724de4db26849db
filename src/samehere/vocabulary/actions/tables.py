"""Bringing in a whole table of terms."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from samehere.markup import clean_line
from samehere.vocabulary.actions.admitting import KnownAtOnce, Wanted, admit
from samehere.vocabulary.actions.changing import ROWS_A_STATEMENT, note_changes
from samehere.vocabulary.errors import BadTable, KnownOtherwise, TermExists
from samehere.vocabulary.models import Term, TermChange
from samehere.vocabulary.queries import shown_name
from samehere.vocabulary.tables import TableLine, TableNotReadable, read_table
from samehere.vocabulary.words import key_of
from samehere.web.refusals import Refusal

# More reasons than a person reads at once.
MOST_REASONS = 20


@dataclass(frozen=True, slots=True)
class TermsRead:
    """What came of a table: terms added, and those that were there already, doubles included.

    `otherwise` has a sentence for each term added to another concept than its line names (the
    first 20), in the order of the lines.
    """

    added: int
    known: int
    otherwise: tuple[str, ...] = ()


@transaction.atomic
def import_terms(*, text: str, made_by: str = "", reason: str = "") -> TermsRead:
    """Add every term of a table (CSV, see `tables`), or none.

    Importing the same table again adds nothing.

    Raises:
        BadTable: it is no table of terms, or some of its lines are refused; the words name each
            line (the first 20) and its reason.
    """
    known, added, doubles = KnownAtOnce(), list[Term](), 0
    refused, otherwise = list[str](), list[str]()
    try:
        for line in read_table(text):
            try:
                term = admit(_wanted(line), known)
                known.learn(term)
                added.append(term)
                otherwise.extend(_taken_otherwise(line, term))
            except TermExists:
                doubles += 1
            except KnownOtherwise as error:
                refused.append(f"Line {line.number}: {error} Then say yes in its column both.")
            except Refusal as error:
                refused.append(f"Line {line.number}: {error}")
    except TableNotReadable as error:
        raise BadTable(f"This is no table of terms: {error}. Nothing was changed.") from error
    if refused:
        raise BadTable("\n".join([*_first(refused), "Nothing was changed."]))
    if added:
        rows = Term.objects.bulk_create(added, batch_size=ROWS_A_STATEMENT)
        note_changes(rows, TermChange.Act.ADDED, made_by, reason)
    return TermsRead(len(added), doubles, tuple(_first(otherwise)))


def _taken_otherwise(line: TableLine, term: Term) -> Iterator[str]:
    """Yield a sentence if the term now means something that its line calls by another name."""
    taken = term.concept.name
    if key_of(line.concept) not in {key_of(taken), key_of(shown_name(taken))}:
        yield (
            f"Line {line.number}: “{term.name}” was taken to mean {shown_name(taken)}, which is "
            f"what “{clean_line(line.concept)}” stands for here."
        )


def _first(sentences: list[str]) -> list[str]:
    more = len(sentences) - MOST_REASONS
    return [*sentences[:MOST_REASONS], *([f"... and {more} more."] if more > 0 else [])]


def _wanted(line: TableLine) -> Wanted:
    return Wanted(
        line.name,
        line.concept,
        line.kind,
        line.name_kind,
        line.scope,
        line.is_exact,
        line.means_both,
    )
