"""The treatments: our tables, then the names of drugs from open sources."""

from samehere.vocabulary.words import key_of
from tools.vocabulary import drugs
from tools.vocabulary.own import Line, categories, table
from tools.vocabulary.stems import category
from tools.vocabulary.written import Card

TABLES = ("treatments_drugs", "treatments_other", "treatments_more", "treatments_lay")


def treatments() -> tuple[list[Line], list[Card]]:
    """Return all wordings of treatments, ours first, and what is known of each."""
    lines = [line for name in TABLES for line in table(name, "treatment")]
    own = {key_of(line.name): line.concept for line in lines if not line.scope and not line.case}
    own |= {key_of(line.concept): line.concept for line in lines}
    listed, more = drugs.read(own)
    references: dict[str, dict[str, None]] = {}
    for drug in listed.values():
        references.setdefault(drug.concept, {}).update(dict.fromkeys(drug.references))
    ours = {key: words for name in TABLES for key, words in categories(name).items()}
    every = [*lines, *more]
    cards = [
        Card(
            name, ("treatment",), ours.get(name) or category(name), "", (*references.get(name, ()),)
        )
        for name in dict.fromkeys(line.concept for line in every)
    ]
    return every, cards
