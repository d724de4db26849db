"""Writing the lists: one line a wording, sorted, without doubles."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from samehere.vocabulary.words import key_of
from tools.vocabulary.own import Line, descriptions

LISTS = Path(__file__).parents[2] / "src" / "samehere" / "vocabulary" / "lists"
TERM_COLUMNS = "name\tconcept\tkind\tname_kind\tcase\tscope"
CONCEPT_COLUMNS = "concept\tkinds\tcategory\tdescription\treferences"


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a concept beside its names."""

    concept: str
    kinds: tuple[str, ...]
    category: str = ""
    description: str = ""
    references: tuple[str, ...] = ()


def write_cards(cards: Iterable[Card]) -> int:
    """Write lists/concepts.tsv and return the number of concepts; those of one name are joined.

    Raises:
        ValueError: we describe a concept that there is not.
    """
    told = descriptions()
    joined: dict[str, Card] = {}
    for card in cards:
        known = joined.get(card.concept, Card(card.concept, ()))
        joined[card.concept] = Card(
            card.concept,
            tuple(dict.fromkeys((*known.kinds, *card.kinds))),
            known.category or card.category,
            told.get(card.concept, ""),
            tuple(dict.fromkeys((*known.references, *card.references))),
        )
    if unknown := sorted(told.keys() - joined.keys()):
        raise ValueError(f"described, but no concepts: {', '.join(unknown)}")
    texts = sorted(
        "\t".join((c.concept, " ".join(c.kinds), c.category, c.description, " ".join(c.references)))
        for c in joined.values()
    )
    write("concepts", CONCEPT_COLUMNS, texts)
    return len(texts)


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
