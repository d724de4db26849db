"""The treatments: our tables, then the names of drugs from open sources."""

from collections.abc import Iterator

from tools.vocabulary.own import Line, table


def treatments() -> Iterator[Line]:
    """Yield all wordings of treatments, ours first."""
    yield from table("treatments_drugs", "treatment")
    yield from table("treatments_other", "treatment")
