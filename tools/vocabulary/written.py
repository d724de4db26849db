"""Writing the lists: one line a wording, sorted, without doubles."""

from collections.abc import Iterable
from pathlib import Path

from samehere.vocabulary.words import key_of
from tools.vocabulary.own import Line

LISTS = Path(__file__).parents[2] / "src" / "samehere" / "vocabulary" / "lists"
TERM_COLUMNS = "name\tconcept\tkind\tname_kind\tcase\tscope"
CONCEPT_COLUMNS = "concept\tkinds\tcategory\tdescription\treferences"


def write_terms(name: str, lines: Iterable[Line]) -> int:
    """Write lists/<name>.tsv and return its number of lines.

    Of two wordings that are found as one (same key, concept, kind and scope) the first is kept.
    """
    kept: dict[tuple[str, str, str, str], Line] = {}
    for line in lines:
        key = key_of(line.name)
        if key:
            kept.setdefault((line.concept, line.kind, key, line.scope), line)
    texts = sorted(line.text() for line in kept.values())
    write(name, TERM_COLUMNS, texts)
    return len(texts)


def write(name: str, columns: str, texts: Iterable[str]) -> None:
    """Write lists/<name>.tsv: a line with the names of the columns, then `texts`."""
    LISTS.mkdir(exist_ok=True)
    text = "\n".join([columns, *texts]) + "\n"
    (LISTS / f"{name}.tsv").write_text(text, encoding="utf-8")
