"""A treatment's page as a table for spreadsheets: the numbers on it and no others. Pure."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samehere.experiences.queries.figures import Bar, Partition, TreatmentPage

HEAD = ("what", "of", "answer", "members", "posts by unnamed members", "days")
# What spreadsheets would take for a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
Row = tuple[str, str, str, int | str, int | str, int | str]


def csv_of(page: TreatmentPage) -> str:
    """Return the table in CSV with a line of names. A number that is not shown is left empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for row in rows_of(page):
        writer.writerow([_safe(entry) if isinstance(entry, str) else entry for entry in row])
    return out.getvalue()


def rows_of(page: TreatmentPage) -> Iterator[Row]:
    """Yield the rows of the table in the order of the page."""
    if not page.is_enough:
        return
    yield _row("use", page.name, "use or used it", page.users.bar)
    split = (page.users.confirmed, page.users.unconfirmed, page.users.imported)
    for words, count in zip(("confirmed", "not confirmed", "imported"), split, strict=True):
        if count is not None:
            yield "use", page.name, words, count, "", ""
    yield from _partition("status", page.name, page.statuses)
    yield from _partition("how often", page.name, page.frequencies)
    for outcome in page.outcomes:
        if page.group and outcome.total:
            yield "what changed", outcome.words, "in all", outcome.total, "", ""
        for bar in outcome.bars:
            yield "what changed", outcome.words, bar.words, bar.people, bar.posts or "", ""
        if outcome.joined:
            together = " or ".join(outcome.joined)
            yield "what changed", outcome.words, together, outcome.joined_count, "", ""
    yield from _side_effects(page)
    for bar in page.used_with:
        yield _row("used together with", page.name, bar.words, bar)
    yield from _partition("why stopped", page.name, page.stops)
    for bar in page.indications:
        yield _row("used for", page.name, bar.words, bar)


def _side_effects(page: TreatmentPage) -> Iterator[Row]:
    if page.without_side_effects.people or page.without_side_effects.posts:
        yield _row("side effect", page.name, "none", page.without_side_effects)
    for row in page.side_effects:
        yield _row("side effect", page.name, row.bar.words, row.bar)
        if row.still.people or row.still.posts:
            yield _row("side effect", row.bar.words, "still there", row.still)
        days = (
            ("starts after, the middle member", row.starts),
            ("lasted, the middle member", row.gone),
            ("lasted at most, three in four", row.mostly_gone),
        )
        for words, number in days:
            if number is not None:
                yield "side effect", row.bar.words, words, "", "", number


def _partition(what: str, of: str, partition: Partition) -> Iterator[Row]:
    for bar in partition.bars:
        yield _row(what, of, bar.words, bar)
    if partition.rest:
        yield what, of, "something else, or not said", partition.rest, "", ""


def _row(what: str, of: str, answer: str, bar: Bar) -> Row:
    return what, of, answer, bar.people or "", bar.posts or "", ""


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULAS) else text
