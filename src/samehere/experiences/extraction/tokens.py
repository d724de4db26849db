"""Cutting a post into tokens: words, terms of the vocabulary and quantities, with offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.rules import words
from samehere.vocabulary.recognize import Kind, Mention, Sense

PIECE = re.compile(r"[^\W_]+(?:['’`\u00b4][^\W_]+)?['’]?|\n[^\S\n]*\n\s*|\n|\.{2,}|…|[^\w\s]|_+")
_APART = {
    "im": "i am", "ive": "i have", "i'm": "i am", "dont": "do not", "didnt": "did not",
    "doesnt": "does not", "havent": "have not", "hasnt": "has not", "hadnt": "had not",
    "wasnt": "was not", "isnt": "is not", "arent": "are not", "werent": "were not",
    "cant": "can not", "cannot": "can not", "couldnt": "could not", "wouldnt": "would not",
    "shouldnt": "should not", "wont": "will not", "can't": "can not", "won't": "will not",
    "shan't": "shall not", "ain't": "is not", "aint": "is not", "theyve": "they have",
    "youve": "you have", "weve": "we have", "hes": "he is", "shes": "she is", "u": "you",
    "ur": "your", "gonna": "going to", "wanna": "want to", "gotta": "have to",
    "w/": "with", "w/o": "without", "w": "with", "bc": "because", "cuz": "because",
    "cos": "because", "coz": "because", "til": "until", "till": "until", "&": "and", "+": "and",
    "hubby": "husband", "didn": "did not", "doesn": "does not", "don": "do not", "wat": "what",
    "thru": "through", "tho": "though", "altho": "although", "alot": "lot", "rx'd": "prescribed",
    "rx": "prescribed", "perscribed": "prescribed", "presribed": "prescribed",
    "proscribed": "prescribed", "perscribe": "prescribe",
}  # fmt: skip
_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will"}
_SHORT_SUBJECTS = words("tokens", "short_subjects")
_AFTER_HAS = re.compile(r"(?:been|had|got|gone|taken|become|[a-z]{2,20}ed)$")
_AFTER_IS = words("tokens", "after_is")
LETTERS = {Kind.TREATMENT: "T", Kind.SIGN: "S", Kind.CONDITION: "C", Kind.SITE: "B"}
_ORDER = (Kind.TREATMENT, Kind.SIGN, Kind.CONDITION, Kind.SITE)


@dataclass(slots=True)
class Token:
    """A word, sign, term or quantity. `word` is in lower case; a contraction gives two tokens.

    `kind`: w word, p sign, n line end, T treatment, S sign of illness, C condition, B body site,
    D how long, F how often, A how much, W when, R a word that may stand for a treatment.
    """

    start: int
    stop: int
    word: str
    kind: str
    mention: Mention | None = None
    quantity: Quantity | None = None
    surface: str = ""
    # The concept meant, "" for what is no term.
    concept: str = ""


def cut(text: str, mentions: Sequence[Mention], quantities: Sequence[Quantity]) -> list[Token]:
    """Return the tokens of the text in order. Where a term and a quantity overlap the longer wins.

    Takes time in proportion to the length of the text.
    """
    tokens: list[Token] = []
    at = 0
    for start, stop, what in _merged(mentions, quantities):
        tokens += _words(text, at, start)
        tokens.append(_special(text, start, stop, what))
        at = stop
    tokens += _words(text, at, len(text))
    _settle_s(tokens)
    return tokens


def _merged(
    mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> Iterator[tuple[int, int, Mention | Quantity]]:
    spans: list[tuple[int, int, Mention | Quantity]] = [(m.start, m.stop, m) for m in mentions]
    spans += [(q.start, q.stop, q) for q in quantities]
    spans.sort(key=lambda span: (span[0], -span[1]))
    stop = 0
    for span in spans:
        if span[0] >= stop:
            stop = span[1]
            yield span


def _special(text: str, start: int, stop: int, what: Mention | Quantity) -> Token:
    surface = text[start:stop]
    if isinstance(what, Quantity):
        return Token(start, stop, what.words, what.kind, quantity=what, surface=surface)
    sense = _taken(what)
    word, kind = surface.lower(), LETTERS[sense.kind]
    return Token(start, stop, word, kind, mention=what, surface=surface, concept=sense.concept)


def _taken(mention: Mention) -> Sense:
    """The meaning taken: a treatment before a sign, a sign before a condition."""
    return min(mention.senses, key=lambda sense: _ORDER.index(sense.kind))


def _words(text: str, at: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in PIECE.finditer(text, at, end):
        start, stop = match.span()
        surface = match[0]
        first, word = surface[0], surface.lower()
        if word.isalnum() and word not in _APART:
            found.append(Token(start, stop, word, "w", None, None, surface))
        elif first == "\n":
            found.append(Token(start, stop, "\n\n" if surface.count("\n") > 1 else "\n", "n"))
        elif first.isalnum():
            parts = _apart(word.replace("’", "'").replace("`", "'"))
            found += [Token(start, stop, part, "w", surface=surface) for part in parts]
        elif surface in {"&", "+"}:
            found.append(Token(start, stop, "and", "w", surface=surface))
        else:
            word = "..." if surface == "…" or len(surface) > 1 else surface
            found.append(Token(start, stop, word, "p", None, None, surface))
    return found


def _apart(word: str) -> Sequence[str]:
    if word in _APART:
        return _APART[word].split()
    if "'" not in word:
        return (word,)
    if word.endswith("n't"):
        return word[:-3], "not"
    base, _, ending = word.partition("'")
    if f"'{ending}" in _ENDINGS:
        return base, _ENDINGS[f"'{ending}"]
    if ending in {"s", "d"} or (not ending and base.endswith("s")):
        return base, f"'{ending}"
    return (word,)


def _settle_s(tokens: list[Token]) -> None:
    """Make each 's and 'd what it stands for: is, has, had, would, or a possessive."""
    for place, token in enumerate(tokens):
        if token.word == "'s" and place:
            following = tokens[place + 1].word if place + 1 < len(tokens) else ""
            before = tokens[place - 1].word
            if before in _SHORT_SUBJECTS or following in _AFTER_IS or following.endswith("ing"):
                token.word = "has" if _AFTER_HAS.match(following) else "is"
        elif token.word == "'d":
            following = tokens[place + 1].word if place + 1 < len(tokens) else ""
            is_past = following in {"been", "had", "taken", "gone", "never", "already"}
            token.word = "had" if is_past or following.endswith("ed") else "would"
