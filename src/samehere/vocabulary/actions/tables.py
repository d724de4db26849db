"""Bringing in a whole table of terms."""

from dataclasses import dataclass

from django.db import transaction

from samehere.vocabulary.actions.admitting import KnownAtOnce, Wanted, admit
from samehere.vocabulary.actions.changing import ROWS_A_STATEMENT, note_changes
from samehere.vocabulary.errors import BadTable, TermExists
from samehere.vocabulary.models import Term, TermChange
from samehere.vocabulary.tables import TableLine, TableNotReadable, read_table
from samehere.web.refusals import Refusal

# More reasons than a person reads at once.
MOST_REASONS = 20


@dataclass(frozen=True, slots=True)
class TermsRead:
    """What came of a table: terms added, and those that were there already, doubles included."""

    added: int
    known: int


@transaction.atomic
def import_terms(*, text: str, made_by: str = "", reason: str = "") -> TermsRead:
    """Add every term of a table (CSV, see `tables`), or none.

    Importing the same table again adds nothing.

    Raises:
        BadTable: it is no table of terms, or some of its lines are refused; the words name each
            line (the first 20) and its reason.
    """
    known, added, doubles, refused = KnownAtOnce(), list[Term](), 0, list[str]()
    try:
        for line in read_table(text):
            try:
                term = admit(_wanted(line), known)
                known.learn([term])
                added.append(term)
            except TermExists:
                doubles += 1
            except Refusal as error:
                refused.append(f"Line {line.number}: {error}")
    except TableNotReadable as error:
        raise BadTable(f"This is no table of terms: {error}. Nothing was changed.") from error
    if refused:
        more = len(refused) - MOST_REASONS
        end = [f"... and {more} more."] if more > 0 else []
        raise BadTable("\n".join([*refused[:MOST_REASONS], *end, "Nothing was changed."]))
    if added:
        rows = Term.objects.bulk_create(added, batch_size=ROWS_A_STATEMENT)
        note_changes(rows, TermChange.Act.ADDED, made_by, reason)
    return TermsRead(len(added), doubles)


def _wanted(line: TableLine) -> Wanted:
    return Wanted(line.name, line.concept, line.kind, line.name_kind, line.scope, line.is_exact)
