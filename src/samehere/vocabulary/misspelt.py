"""Telling which name a misspelt word means: near one name, and near nothing else. Pure.

The names, and the words that are none but near one, are the shipped list near.tsv: see decision
0034 and docs/vocabulary.md.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from itertools import groupby
from math import inf

from samehere.vocabulary.shipped import NAME, near_words

# From how many letters a word is looked at, and how far it may be from a name: of two words whose
# shorter one is SHORT, half as far.
SHORTEST = SHORT = 7
REACH = 1.0
# How much further away everything else must be.
MARGIN = 0.5
# A slip of the ear or the hand: one vowel for another, c for k or s, a letter doubled, two letters
# in the wrong order. Any other letter too many, too few or wrong costs a whole one.
SLIP = 0.5
# The longest name has 25 letters.
LONGEST = 30
MEMORY = 16_384

_VOWELS = frozenset("aeiouy")
_SOUNDS = (_VOWELS, frozenset("ckqsxz"))
_LIKE = {(a, b) for sound in _SOUNDS for a in sound for b in sound if a != b}
# What sounds alike becomes one letter.
_SOUND = str.maketrans("eiouyckqsxz", "aaaaassssss", "h")


class Misspelt:
    """Knows the name a misspelt word means, out of the names it was given.

    `concepts` tells what each name means, and each word beside the names; "" for a word that means
    no concept.
    """

    def __init__(self, concepts: Mapping[str, str], *, names: Collection[str]) -> None:
        self._concepts = concepts
        self._names = names
        self._by_sound = _by_sound(concepts)
        self.name_of = lru_cache(MEMORY)(self._name_of)

    def candidates(self, word: str) -> frozenset[str]:
        """Return the words that sound as `word` does, give or take a consonant."""
        found = self._by_sound
        return frozenset(
            name for sound in _near_sounds(word) for name in found.get(sound, "").split()
        )

    def _name_of(self, word: str) -> str | None:
        """Return the name that `word` stands for: in lower case, without accents.

        None where nothing is near enough, something else is nearly as near, or the word is itself
        one of those that are near a name.
        """
        if not SHORTEST <= len(word) <= LONGEST or not (word.isascii() and word.isalpha()):
            return None
        if word in self._concepts:
            return None
        near = sorted((distance(word, other), other) for other in self.candidates(word))
        best, name = next(((far, one) for far, one in near if one in self._names), (inf, ""))
        if best > reach(word, name):
            return None
        concept = self._concepts[name]
        others = (far for far, other in near if self._concepts[other] != concept)
        return name if all(far >= best + MARGIN for far in others) else None


@cache
def misspelt() -> Misspelt:
    """Return the one that knows the names of the shipped lists, made when first asked for."""
    words = near_words()
    names = frozenset(word for word, (_, role) in words.items() if role == NAME)
    return Misspelt({word: concept for word, (concept, _) in words.items()}, names=names)


def reach(word: str, name: str) -> float:
    """Return how far a misspelt word may be from the name it stands for."""
    letters = min(len(word), len(name))
    return REACH if letters > SHORT else REACH / 2 if letters == SHORT else 0


def distance(word: str, name: str) -> float:
    """Return how much of `word` is wrong if `name` was meant; 0 for what only sounds the same.

    Infinity where that is far more than may be.
    """
    most = reach(word, name) + MARGIN
    if SLIP * abs(len(word) - len(name)) > most:
        return inf
    word, name = word.replace("ph", "f"), name.replace("ph", "f")
    before: list[float] = []
    last = [float(n) for n in range(len(name) + 1)]
    for i, a in enumerate(word, 1):
        row = [float(i)]
        for j, b in enumerate(name, 1):
            cost = min(
                last[j - 1] + (0 if a == b else SLIP if (a, b) in _LIKE else 1),
                last[j] + _extra(word, i - 1),
                row[j - 1] + _extra(name, j - 1),
            )
            if i > 1 and j > 1 and a == name[j - 2] and word[i - 2] == b:
                cost = min(cost, before[j - 2] + SLIP)
            row.append(cost)
        if min(row) > most:
            return inf
        before, last = last, row
    return last[-1]


def sound(word: str) -> str:
    """Return how a word sounds: one vowel for all, one letter for c, k, s and z, none doubled."""
    plain = word.replace("ph", "f").translate(_SOUND)
    return "".join(letter for letter, _ in groupby(plain))


def _extra(word: str, at: int) -> float:
    """Return the cost of a letter that the other spelling lacks."""
    letter = word[at]
    if at and letter == word[at - 1]:
        return SLIP
    is_silent = letter == "h" or (letter == "e" and at == len(word) - 1)
    return SLIP if is_silent else 1


def _near_sounds(word: str) -> list[str]:
    """Return how a word sounds with up to one sound left out, and so without a vowel at its end."""
    heard = sound(word)
    # What people forget most are vowels at the end.
    ends = dict.fromkeys((heard, heard.rstrip("a")))
    return [*ends, *(end[:at] + end[at + 1 :] for end in ends for at in range(len(end)))]


def _by_sound(words: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        for heard in dict.fromkeys(_near_sounds(word)):
            found[heard] = f"{found[heard]} {word}" if heard in found else word
    return found
