"""Which names are found misspelt, and which words must not be taken for one.

Every English word we know of is tried: what would be read as a name, and what lies so near one that
its own misspellings might, goes into the list beside the names.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

from samehere.vocabulary.misspelt import MARGIN, SHORTEST, Misspelt, distance, reach
from samehere.vocabulary.shipped import NAME
from samehere.vocabulary.words import folded, key_of
from tools.vocabulary.blocked import phrases
from tools.vocabulary.own import Line, table
from tools.vocabulary.treatments import TABLES
from tools.vocabulary.written import Card

# Of the Debian packages wbritish, wamerican, and the same with -huge and -insane.
COMMON = ("british-english", "american-english")
RARE = ("british-english-huge", "american-english-huge", "british-english-insane")
DICTIONARIES = Path(os.environ.get("DICTIONARIES", "/usr/share/dict"))
# How often a name from another source has to be written: once in a hundred million words.
WRITTEN = 1.0
MEDLINE = "medlineplus:"
MANY = 400_000
NAMED = ("generic", "brand", "lay")
SHORTEST_BESIDE = SHORTEST - 2


def near_words(named: list[Line], cards: Iterable[Card], others: Iterable[Line]) -> list[str]:
    """Return the lines of near.tsv: names, and what is beside them.

    `named` are all wordings of treatments, `others` those of everything else.
    """
    patients = {card.concept for card in cards if MEDLINE in " ".join(card.references)}
    names = dict(_names(named, patients))
    known = _known([*named, *others])
    beside = {word: (known.get(word, ""), "") for word in _beside(names, known)}
    listed = beside | {word: (concept, NAME) for word, concept in names.items()}
    return sorted("\t".join((word, *rest)) for word, rest in listed.items())


def _names(named: Iterable[Line], patients: set[str]) -> Iterator[tuple[str, str]]:
    ours = {(line.name, line.concept) for name in TABLES for line in table(name, "treatment")}
    for line in named:
        word = folded(line.name)
        if not _is_word(word) or line.scope or line.case or line.name_kind not in NAMED:
            continue
        is_patients = word == line.concept and word in patients
        is_known = (line.name, line.concept) in ours or is_patients
        is_written = zipf_frequency(word, "en") >= WRITTEN and line.name_kind != "lay"
        if (is_known or is_written) and word not in phrases("not_misspelt"):
            yield word, line.concept


def _known(lines: list[Line]) -> dict[str, str]:
    """Return the words of the vocabulary, each with the concept it names by itself or with ""."""
    found: dict[str, str] = {}
    for line in lines:
        for word in key_of(line.name).split() if line.name_kind != "misspelling" else ():
            found.setdefault(word, "")
    found.update({key_of(line.name): line.concept for line in lines})
    return {word: concept for word, concept in found.items() if word.isalpha()}


def _beside(names: dict[str, str], known: dict[str, str]) -> Iterator[str]:
    near = Misspelt(names, names=names)
    common = set().union(*map(_dictionary, COMMON)) | known.keys()
    rare = set().union(*map(_dictionary, RARE)) | set(top_n_list("en", MANY, "large"))
    for word in (common | rare) - set(phrases("misspelt")):
        if len(word) >= SHORTEST_BESIDE and word.isascii() and word.isalpha():
            margin = MARGIN if word in common else 0
            for name in near.candidates(word):
                is_same = names[name] == known.get(word)
                if not is_same and distance(word, name) <= reach(word, name) + margin:
                    yield word


def _dictionary(name: str) -> Iterator[str]:
    return map(folded, (DICTIONARIES / name).read_text(encoding="utf-8").split())


def _is_word(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha()
