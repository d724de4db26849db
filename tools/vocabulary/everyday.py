"""Which words are everyday English, by how often they are written."""

from functools import cache

from wordfreq import top_n_list, zipf_frequency

from samehere.vocabulary.words import TOKEN, folded
from tools.vocabulary.blocked import phrases

# Zipf 3.5: three times in a million words. Rarer words are no trap for a reader.
EVERYDAY = 3.5
# A name from a list that is not ours has to be rarer, or be allowed by hand.
RARE = 2.3
MANY = 60_000


def frequency(name: str) -> float:
    """Return the frequency of the commonest word of a name that has one word, of the rarest else.

    A name of several words is as rare as its rarest word.
    """
    words = [t.group() for t in TOKEN.finditer(name) if t.group().isalnum()]
    return min((zipf_frequency(word, "en") for word in words), default=9.0)


@cache
def allowed() -> frozenset[str]:
    """Return the names that are found although they are common words."""
    return frozenset(phrases("allowed"))


def is_everyday(name: str) -> bool:
    """Return whether a name from elsewhere is too common a word to be one."""
    name = name.lower()
    return frequency(name) >= RARE and name not in allowed()


def everyday_words(terms: set[str]) -> list[str]:
    """Return the words of English a community may not make a term of, without our own `terms`."""
    return sorted(_common() - terms)


def common_terms(terms: set[str]) -> list[str]:
    """Return those of our own `terms` that are everyday words: they get no second meaning."""
    return sorted(_common() & terms)


@cache
def _common() -> frozenset[str]:
    found = set()
    for word in top_n_list("en", MANY):
        if zipf_frequency(word, "en") < EVERYDAY:
            break
        if len(word) > 1 and word.isalpha():
            found.add(folded(word))
    return frozenset(found)
