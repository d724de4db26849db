"""Tables of terms as CSV: reading and writing the columns. Pure: no database.

The first line names the columns, in any order: name, concept and kind are needed, name_kind, scope,
exact and both may be left out.
"""

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from samehere.vocabulary.concepts import Wording
from samehere.vocabulary.words import key_of

NEEDED = ("name", "concept", "kind")
COLUMNS = (*NEEDED, "name_kind", "scope", "exact", "both")
YES = {"yes", "true", "1", "x"}
NO = {"no", "false", "0", ""}
# What the reader of CSV says, in words that help.
PROBLEMS = {
    "unexpected end of data": "a quotation mark is opened and never closed",
    "field larger than field limit": "a field is far too long, perhaps a quotation mark is missing",
}
OTHER_SIGNS = {";": "semicolons", "\t": "tabs"}


class TableNotReadable(ValueError):
    """The text is no table of terms; says what is wrong with it in plain words."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a table; `number` is where it stands in the file, the first is 1."""

    number: int
    name: str
    concept: str
    kind: str
    name_kind: str
    scope: str
    is_exact: bool
    means_both: bool


def read_table(text: str) -> Iterator[TableLine]:
    """Yield the lines of a table; empty ones are left out.

    Raises:
        TableNotReadable: nothing in it, columns that are missing, unknown, named twice or not
            separated by commas, a line with another number of columns, an answer that is neither
            yes nor no, quotes that never end.
    """
    if not text.strip("\ufeff \t\r\n"):
        raise TableNotReadable("it is empty")
    # All line ends become one: tables come from every system.
    stream = io.StringIO(text.removeprefix("\ufeff"), newline=None)
    reader = csv.reader(stream, strict=True)
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        _refuse_columns(columns)
        for fields in reader:
            if any(field.strip() for field in fields):
                yield _line(reader.line_num, dict(_pairs(reader.line_num, columns, fields)))
    except csv.Error as error:
        said = PROBLEMS.get(str(error).partition(" (")[0], str(error))
        raise TableNotReadable(f"line {reader.line_num}: {said}") from error


def write_table(wordings: Iterable[Wording], *, both: Collection[str] = ()) -> str:
    """Return the table of the wordings, in their order. `both`: keys that mean several things."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for wording in wordings:
        sense = wording.sense
        exact = "yes" if wording.is_exact else "no"
        also = "yes" if key_of(wording.name) in both else "no"
        scope = sense.scope or ""
        writer.writerow(
            (wording.name, sense.concept, sense.kind, sense.name_kind, scope, exact, also)
        )
    return stream.getvalue()


def _refuse_columns(columns: list[str]) -> None:
    for sign, words in OTHER_SIGNS.items():
        if len(columns) == 1 and sign in columns[0]:
            raise TableNotReadable(
                f"line 1: its columns are separated by {words}. Save it with commas between them"
            )
    missing = [name for name in NEEDED if name not in columns]
    unknown = [name or "(empty)" for name in columns if name not in COLUMNS]
    doubled = sorted({name for name in columns if columns.count(name) > 1})
    for problem, names in (("is missing", missing), ("is unknown", unknown), ("twice", doubled)):
        if names:
            shown = ", ".join(name[:40] for name in names[:10])
            raise TableNotReadable(
                f"line 1: the column {problem}: {shown}. The columns are {', '.join(COLUMNS)}"
            )


def _pairs(number: int, columns: list[str], fields: list[str]) -> Iterator[tuple[str, str]]:
    if len(fields) != len(columns):
        raise TableNotReadable(
            f"line {number}: {len(fields)} columns where the first line has {len(columns)}"
        )
    return zip(columns, (field.strip() for field in fields), strict=True)


def _line(number: int, given: dict[str, str]) -> TableLine:
    return TableLine(
        number=number,
        name=given["name"],
        concept=given["concept"],
        kind=given["kind"].lower(),
        name_kind=given.get("name_kind", "").lower() or "lay",
        scope=given.get("scope", ""),
        is_exact=_is_yes(number, "exact", given),
        means_both=_is_yes(number, "both", given),
    )


def _is_yes(number: int, column: str, given: dict[str, str]) -> bool:
    answer = given.get(column, "").lower()
    if answer not in YES | NO:
        raise TableNotReadable(f"line {number}: {column} is {answer[:40]!r}, say yes or no")
    return answer in YES
