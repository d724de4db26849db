"""Finding the terms of the vocabulary in a text. Pure: no framework, no database, no network."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import inf
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
from samehere.vocabulary.words import folded, folded_tokens, key_of, tokens

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


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The key of a term that means something, or not, by the case and the conditions."""

    key: str
    is_misspelt: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """A text, and what may be a term in it: in order, of those that begin together the longest.

    Each with the number of its first word and of the one behind its last. One that is unsettled
    has no senses yet; nor has a phrase that is no term and keeps those inside it from being found.
    """

    text: str
    possible: list[tuple[int, int, Mention, Unsettled | None]]


# The numbers of words, as bits, of the terms that begin with a word, and with two.
Lengths = tuple[dict[str, int], dict[str, int]]
_ONE_WORD = 1 << 1


class Recognizer:
    """Finds terms: the longest wins, at word boundaries, whatever the case but for exact terms.

    Shared and never changed. Holds text of lines instead of objects, see `terms_by_key`.
    """

    def __init__(self, lines: dict[str, str], lengths: Lengths) -> None:
        self._lines = lines
        self._lengths, self._lengths_by_pair = lengths
        self._known: dict[str, tuple[Wording, ...]] = {}
        # The senses of the keys that mean the same in every case and place, None for the others.
        self._plain: dict[str, tuple[Sense, ...] | None] = {}

    @classmethod
    @cache
    def shipped(cls) -> Self:
        """Return the one recognizer of the shipped lists, read when first asked for."""
        return cls.read()

    @classmethod
    def read(cls) -> Self:
        """Return a recognizer of the shipped lists, read anew: a third of a second."""
        lines = terms_by_key()
        lengths: Lengths = {}, {}
        for key in lines:
            _note_length(lengths, key)
        return cls(lines, lengths)

    def with_terms(
        self, extra: Iterable[Wording], *, retired: Collection[tuple[str, str]] = ()
    ) -> Self:
        """Return a recognizer that finds `extra` as well, and none of `retired`.

        `retired` are pairs of a name, in any spelling, and the concept it no longer means.
        """
        lines = dict(self._lines)
        lengths = dict(self._lengths), dict(self._lengths_by_pair)
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

    def meanings(self, name: str) -> tuple[Wording, ...]:
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
        return self.settle(self.scan(text), conditions=conditions)

    def scan(self, text: str, most: float = inf) -> Scan:
        """Return the terms that may be in the text: `settle` tells which are, by the conditions.

        Whoever asks for one text with different conditions scans it once. A text with more than
        `most` terms whose meaning hangs on nothing is read up to the next of them.
        """
        scan, settled = Scan(text, []), 0
        lines, by_pair = self._lines, self._lengths_by_pair
        cut, words = folded_tokens(text)
        masks = list(map(self._lengths.get, words))
        names = self._misspelt(words, masks)
        # Before `open_until` it hangs on the conditions where the next term may begin.
        free = open_until = 0
        for at, of_first in [(at, mask) for at, mask in enumerate(masks) if mask]:
            if at < free:
                continue
            if (meant := names.get(at)) is not None:
                words[at] = meant
            mask = of_first
            if mask != _ONE_WORD:
                # Of how many words a term may be that begins here, its second one tells as well.
                mask = mask & _ONE_WORD | by_pair.get(" ".join(words[at : at + 2]), 0)
            for length in _descending(mask) if mask else ():
                key = words[at] if length == 1 else " ".join(words[at : at + length])
                if key not in lines or (after := at + length) > len(words):
                    continue
                start, stop = cut[at].start(), cut[after - 1].end()
                senses = self._always(key)
                if senses is not None and meant is not None:
                    senses = tuple(dict.fromkeys(map(_as_misspelt, senses)))
                mention = Mention(start, stop, text[start:stop], senses or ())
                unsettled = Unsettled(key, meant is not None) if senses is None else None
                scan.possible.append((at, after, mention, unsettled))
                if senses is None:
                    open_until = max(open_until, after)
                    continue
                free = after if at >= open_until else at + 1
                settled += bool(senses)
                if settled > most and at >= open_until:
                    return Scan(text[:start], scan.possible[:-1])
                break
        return scan

    def settle(self, scan: Scan, *, conditions: Collection[str] = ()) -> list[Mention]:
        """Return the terms of a scanned text, as `find` does."""
        asked = frozenset(map(str.lower, conditions))
        found: list[Mention] = []
        free = 0
        for at, after, mention, unsettled in scan.possible:
            if at < free:
                continue
            if unsettled is None:
                if mention.senses:
                    found.append(mention)
                free = after
                continue
            start, stop = mention.start, mention.stop
            if senses := self._senses(unsettled, scan.text, start, stop, asked):
                found.append(Mention(start, stop, mention.surface, senses))
                free = after
        return found

    def _misspelt(self, words: Sequence[str], masks: list[int | None]) -> dict[int, str]:
        """Return where a word begins no term and stands for a name; its mask becomes the name's."""
        found: dict[int, str] = {}
        for at in [at for at, mask in enumerate(masks) if mask is None]:
            name = self._meant(words[at]) if len(words[at]) >= SHORTEST else None
            if name is not None:
                found[at], masks[at] = name, self._lengths[name]
        return found

    def _meant(self, word: str) -> str | None:
        """Return the name that a word stands for which is none; None for every other word."""
        if not SHORTEST <= len(word) <= LONGEST or word in self._lengths:
            return None
        name = misspelt().name_of(word)
        return name if name in self._lines else None

    def _is_guess(self, key: str, concept_name: str) -> bool:
        return any(w.sense.concept == concept_name for w in self.meanings(key))

    def _always(self, key: str) -> tuple[Sense, ...] | None:
        """Return the senses of a key that means the same in every case and place, else None."""
        if key not in self._plain:
            known = self.wordings(key)
            is_plain = not any(w.is_exact or w.sense.scope for w in known)
            self._plain[key] = tuple(dict.fromkeys(w.sense for w in known)) if is_plain else None
        return self._plain[key]

    def _senses(
        self, unsettled: Unsettled, text: str, start: int, stop: int, asked: frozenset[str]
    ) -> tuple[Sense, ...]:
        wordings = self.wordings(unsettled.key)
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
        meant = limited or fitting
        return tuple(dict.fromkeys(map(_as_misspelt, meant) if unsettled.is_misspelt else meant))

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


def _note_length(lengths: Lengths, key: str) -> None:
    first, *rest = key.split(" ", 2)
    length = 1 << key.count(" ") + 1
    by_first, by_pair = lengths
    by_first[first] = by_first.get(first, 0) | length
    if rest:
        # Of two words the pair is the key itself, which is kept anyway.
        pair = f"{first} {rest[0]}" if len(rest) > 1 else key
        by_pair[pair] = by_pair.get(pair, 0) | length


@lru_cache(512)
def _descending(mask: int) -> tuple[int, ...]:
    return tuple(n for n in range(mask.bit_length(), 0, -1) if mask >> n & 1)


def _as_misspelt(sense: Sense) -> Sense:
    return replace(sense, name_kind="misspelling")


@lru_cache(512)
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
