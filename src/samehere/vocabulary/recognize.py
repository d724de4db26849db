"""Finding the terms of the vocabulary in a text. Pure: no framework, no database, no network."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Self, cast

from samehere.vocabulary.concepts import (
    ConceptCard,
    Kind,
    Mention,
    NameKind,
    Sense,
    Wording,
)
from samehere.vocabulary.misspelt import LONGEST, SHORTEST, misspelt
from samehere.vocabulary.shipped import concept_lines, terms_by_key
from samehere.vocabulary.words import folded, key_of, tokens

__all__ = [
    "ConceptCard",
    "Kind",
    "Mention",
    "NameKind",
    "Recognizer",
    "Sense",
    "Wording",
    "concept",
]

EXACT = "="
ABBREVIATION = "\tabbreviation\t"
# How far around an abbreviation its neighbours tell whether the writer shouts, in characters.
NEAR = 40
# How the names of a concept are listed.
ORDER = ("generic", "brand", "lay", "abbreviation", "nickname", "misspelling")


class Recognizer:
    """Finds terms: the longest wins, at word boundaries, whatever the case but for exact terms.

    Shared and never changed. Holds text of lines instead of objects, see `terms_by_key`.
    """

    def __init__(self, lines: dict[str, str], lengths: dict[str, int]) -> None:
        self._lines = lines
        # First word of the terms -> the numbers of words they have, as bits.
        self._lengths = lengths
        self._known: dict[str, tuple[Wording, ...]] = {}
        # The senses of the keys that mean the same in every case and place.
        self._plain: dict[str, tuple[Sense, ...]] = {}
        # Condition -> first words of the terms limited to it; made when first asked for.
        self._limited: dict[str, set[str]] | None = None

    @classmethod
    @cache
    def shipped(cls) -> Self:
        """Return the one recognizer of the shipped lists, read when first asked for."""
        return cls.read()

    @classmethod
    def read(cls) -> Self:
        """Return a recognizer of the shipped lists, read anew: a third of a second."""
        lines = terms_by_key()
        lengths: dict[str, int] = {}
        for key in lines:
            _note_length(lengths, key)
        return cls(lines, lengths)

    def with_terms(
        self, extra: Iterable[Wording], *, retired: Collection[tuple[str, str]] = ()
    ) -> Self:
        """Return a recognizer that finds `extra` as well, and none of `retired`.

        `retired` are pairs of a name, in any spelling, and the concept it no longer means.
        """
        lines, lengths = dict(self._lines), dict(self._lengths)
        for name, concept_name in retired:
            key = key_of(name)
            kept = [w for w in self.wordings(key) if w.sense.concept != concept_name]
            if kept:
                lines[key] = "\n".join(map(_line_of, kept))
            elif key in lines:
                del lines[key]
            elif self._is_guess(key, concept_name):
                # No term any more, and none is to be seen in it again.
                lines[key] = ""
                _note_length(lengths, key)
        for wording in extra:
            key, line = key_of(wording.name), _line_of(wording)
            known = lines.get(key)
            if key and line not in (known or "").split("\n"):
                lines[key] = f"{known}\n{line}" if known else line
                _note_length(lengths, key)
        return type(self)(lines, lengths)

    def wordings(self, name: str) -> tuple[Wording, ...]:
        """Return every meaning of a name, in any spelling, whatever its scope."""
        key = key_of(name)
        found = self._known.get(key)
        if found is None:
            line = self._lines.get(key)
            found = tuple(map(_wording_of, line.split("\n"))) if line else ()
            if found:
                self._known[key] = found
        return found

    def readings(self, name: str) -> tuple[Wording, ...]:
        """Return every meaning of a name, and of a misspelt one those of the name it stands for."""
        key = key_of(name)
        meant = None if key in self._lines else self._meant(key)
        if meant is None:
            return self.wordings(key)
        senses = dict.fromkeys(_as_misspelt(w.sense) for w in self.wordings(meant))
        return tuple(Wording(name, sense) for sense in senses)

    def find(self, text: str, *, conditions: Collection[str] = ()) -> list[Mention]:
        """Return the terms in the text, in order, without overlaps.

        A term limited to a condition is found only where `conditions` hold it. A word that begins
        no term may be the name of a treatment, misspelt. Takes time in proportion to the length of
        the text, whatever is in it.
        """
        asked = frozenset(map(str.lower, conditions))
        found: list[Mention] = []
        cut = list(tokens(text))
        words = [folded(token.group()) for token in cut]
        at = 0
        while at < len(words):
            mask = self._lengths.get(words[at])
            meant = self._meant(words[at]) if mask is None and len(words[at]) >= SHORTEST else None
            if meant is not None:
                words[at], mask = meant, self._lengths[meant]
            step = 1
            for length in _descending(mask) if mask else ():
                key = words[at] if length == 1 else " ".join(words[at : at + length])
                if key not in self._lines or at + length > len(words):
                    continue
                start, stop = cut[at].start(), cut[at + length - 1].end()
                senses = self._senses(key, text, start, stop, asked)
                if senses:
                    if meant is not None:
                        senses = tuple(dict.fromkeys(map(_as_misspelt, senses)))
                    found.append(Mention(start, stop, text[start:stop], senses))
                if senses or not self._lines[key]:
                    step = length
                    break
            at += step
        return found

    def find_within(
        self, text: str, found: list[Mention], *, conditions: Collection[str]
    ) -> list[Mention]:
        """Return what `find` finds with `conditions`, given what it `found` without any.

        Of 100,000 terms about a hundred are limited to a condition: few texts hold a word that
        begins one, and only those are gone over again.
        """
        if self._limited is None:
            self._limited = _first_words_by_scope(self._lines)
        firsts = {word for c in conditions for word in self._limited.get(c.lower(), ())}
        words = {folded(token.group()) for token in tokens(text)}
        if not firsts or (firsts.isdisjoint(words) and firsts.isdisjoint(map(self._meant, words))):
            return found
        return self.find(text, conditions=conditions)

    def _meant(self, word: str) -> str | None:
        """Return the name that a word stands for which is none; None for every other word."""
        if not SHORTEST <= len(word) <= LONGEST or word in self._lengths:
            return None
        name = misspelt().name_of(word)
        return name if name in self._lines else None

    def _is_guess(self, key: str, concept_name: str) -> bool:
        return any(w.sense.concept == concept_name for w in self.readings(key))

    def _senses(
        self, key: str, text: str, start: int, stop: int, asked: frozenset[str]
    ) -> tuple[Sense, ...]:
        plain = self._plain.get(key)
        if plain is not None:
            return plain
        wordings = self.wordings(key)
        if not any(w.is_exact or w.sense.scope for w in wordings):
            found = self._plain[key] = tuple(dict.fromkeys(w.sense for w in wordings))
            return found
        spelt = _spelt(text[start:stop])
        fitting = [
            w.sense
            for w in wordings
            if (w.sense.scope is None or w.sense.scope in asked)
            and (not w.is_exact or _spelt(w.name) == spelt)
        ]
        if fitting and spelt.isupper() and self._is_shouted(text, start, stop):
            # Among capitals, ME and MS are the words me and Ms.
            exact = {w.sense for w in wordings if w.is_exact}
            fitting = [sense for sense in fitting if sense not in exact]
        limited = [s for s in fitting if s.scope is not None]
        # Where the group says what LS means, it means nothing else.
        return tuple(dict.fromkeys(limited or fitting))

    def _is_shouted(self, text: str, start: int, stop: int) -> bool:
        """Return whether most letters near a term are capitals, abbreviations left out.

        "Dx: MS, IBS and POTS" is no shouting; "HELP ME SLEEP" is.
        """
        near = (text[max(start - NEAR, 0) : start], text[stop : stop + NEAR])
        capitals = letters = 0
        for token in (found.group() for part in near for found in tokens(part)):
            if not (token.isupper() and ABBREVIATION in self._lines.get(folded(token), "")):
                letters += sum(map(str.isalpha, token))
                capitals += sum(map(str.isupper, token))
        return 2 * capitals > letters


@lru_cache(4096)
def concept(name: str) -> ConceptCard | None:
    """Return what is known of a shipped concept, by its own name or any term for it."""
    asked = name.strip().lower()
    if asked not in _lines_by_concept():
        wordings = Recognizer.shipped().wordings(name)
        if not wordings:
            return None
        asked = wordings[0].sense.concept
    known = concept_lines().get(asked, f"{asked}\t\t\t\t").split("\t")
    named = sorted(
        map(_wording_of, _lines_by_concept()[asked]),
        key=lambda w: (key_of(w.name) != key_of(asked), ORDER.index(w.sense.name_kind)),
    )
    kinds = known[1].split() or [wording.sense.kind for wording in named]
    return ConceptCard(
        concept=asked,
        kinds=tuple(dict.fromkeys(map(Kind, kinds))),
        category=known[2],
        description=known[3],
        references=tuple(known[4].split()),
        names=tuple(dict.fromkeys(wording.name for wording in named)),
    )


@cache
def _lines_by_concept() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lines in terms_by_key().values():
        for line in lines.split("\n") if lines else ():
            found.setdefault(line.split("\t", 2)[1], []).append(line)
    return found


def _note_length(lengths: dict[str, int], key: str) -> None:
    first = key.partition(" ")[0]
    lengths[first] = lengths.get(first, 0) | 1 << key.count(" ") + 1


def _first_words_by_scope(lines: dict[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, several in lines.items():
        for line in several.split("\n"):
            if scope := line.rpartition("\t")[2]:
                found.setdefault(scope, set()).add(key.partition(" ")[0])
    return found


@lru_cache(512)
def _descending(mask: int) -> tuple[int, ...]:
    return tuple(n for n in range(mask.bit_length(), 0, -1) if mask >> n & 1)


def _as_misspelt(sense: Sense) -> Sense:
    return replace(sense, name_kind="misspelling")


def _spelt(name: str) -> str:
    return " ".join(token.group() for token in tokens(name))


def _wording_of(line: str) -> Wording:
    name, concept_name, kind, name_kind, case, scope = line.split("\t")
    sense = Sense(concept_name, Kind(kind), cast("NameKind", name_kind), scope or None)
    return Wording(name, sense, is_exact=case == EXACT)


def _line_of(wording: Wording) -> str:
    sense = wording.sense
    case = EXACT if wording.is_exact else ""
    fields = (wording.name, sense.concept, sense.kind, sense.name_kind, case, sense.scope or "")
    return "\t".join(fields)
