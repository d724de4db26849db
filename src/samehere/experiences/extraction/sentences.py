"""Where sentences and clauses begin and end, as places in the list of tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.tokens import Token

LONGEST_SENTENCE = 120
_ABBREVIATIONS = words("sentences", "abbreviations")
_BREAKS = frozenset({";", ":", "(", ")", "[", "]", '"', "“", "”", "—", "–", "...", "*", "•", "|"})
_OPENERS = words("sentences", "openers")
_WITH_SUBJECT = frozenset({"and", "or", ",", "after", "before", "since", "as", "while", "that"})
SUBJECTS = frozenset({"i", "he", "she", "we", "they", "it", "you", "this", "my", "there", "these"})
_FINITE = words("sentences", "finite")
# Only these words, and those behind a sign, open a clause.
_MAY_OPEN = _OPENERS | _WITH_SUBJECT
_ASKS = frozenset({"anyone", "anybody", "wondering"})
_ASKS_TWO = frozenset(
    (one, other)
    for one in ("has", "have", "does", "did", "is", "can", "do", "are", "was")
    for other in ("anyone", "anybody", "any", "others", "someone", "you")
)
_GERUNDS_APART = frozenset({"after", "before", "since", "while"})


@dataclass(slots=True)
class Sentence:
    """Tokens `start` to `stop`, half-open, and where its clauses begin (the first is `start`)."""

    start: int
    stop: int
    clauses: list[int]
    is_question: bool = False

    def clause_at(self, place: int) -> tuple[int, int]:
        """Return the clause around a place, half-open."""
        start, stop = self.start, self.stop
        for begin in self.clauses:
            if begin <= place:
                start = begin
            else:
                stop = begin
                break
        return start, stop


@dataclass(slots=True)
class Piece:
    """A few words of a sentence, tokens `start` to `stop`, half-open; `sentence` is its number."""

    start: int
    stop: int
    sentence: int


def split(tokens: Sequence[Token], text: str) -> list[Sentence]:
    """Return the sentences in order; none holds more than `LONGEST_SENTENCE` tokens."""
    sentences: list[Sentence] = []
    start = 0
    for place, token in enumerate(tokens):
        may_end = token.kind in {"p", "n"} and _ends(tokens, place, text)
        if may_end or place - start >= LONGEST_SENTENCE:
            if place + 1 > start:
                sentences.append(_sentence(tokens, start, place + 1))
            start = place + 1
    if start < len(tokens):
        sentences.append(_sentence(tokens, start, len(tokens)))
    return sentences


def _sentence(tokens: Sequence[Token], start: int, stop: int) -> Sentence:
    is_question = "?" in [t.word for t in tokens[max(start, stop - 4) : stop]]
    first = [t.word for t in tokens[start : start + 4] if t.kind != "p"]
    if (first and first[0] in _ASKS) or not _ASKS_TWO.isdisjoint(pairwise(first[:3])):
        is_question = True
    return Sentence(start, stop, list(_clauses(tokens, start, stop)), is_question)


def _ends(tokens: Sequence[Token], place: int, text: str) -> bool:
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.kind == "n":
        if token.word == "\n\n" or following is None:
            return True
        first = text[following.start]
        return first.isupper() or first.isdecimal() or not first.isalnum()
    if following is None:
        return False
    if token.word in {"!", "?"}:
        return following.word not in {"!", "?", ")", '"', "”", "."}
    if token.word == ".":
        if following.start == token.stop and following.kind not in "np":
            return following.surface[:1].isupper() and len(following.surface) > 1
        before = tokens[place - 1].word if place else ""
        return before not in _ABBREVIATIONS or (
            text[following.start].isupper()
            and before
            not in {
                "dr",
                "mr",
                "mrs",
                "ms",
                "prof",
                "vs",
            }
        )
    if token.word == "...":
        return text[following.start].isupper() and following.word != "i"
    return False


def _clauses(tokens: Sequence[Token], start: int, stop: int) -> Iterator[int]:
    yield start
    before = tokens[start]
    for place in range(start + 1, stop):
        token = tokens[place]
        if (before.kind == "p" or token.kind == "p" or token.word in _MAY_OPEN) and _opens(
            tokens, place, stop
        ):
            yield place
        before = token


def _opens(tokens: Sequence[Token], place: int, stop: int) -> bool:
    word, before = tokens[place].word, tokens[place - 1]
    if before.kind == "p" and (before.word in _BREAKS or _is_dash(tokens, place - 1)):
        return True
    if tokens[place].kind == "p":
        return tokens[place].word in {"(", "—", "..."}
    if tokens[place].kind != "w" or place + 1 >= stop:
        return False
    following = tokens[place + 1]
    if word in _OPENERS:
        return not (word == "so" and following.word in {"far", "much", "many", "bad", "badly"})
    if word in _WITH_SUBJECT and following.kind in "wR":
        if word == "that" and following.word in {"is", "was", "has", "it"}:
            return following.word == "it"
        if following.word in SUBJECTS or (word in {"and", "or"} and following.word in _FINITE):
            return True
        return word in _GERUNDS_APART and following.word.endswith("ing")
    if before.word == "," and before.kind == "p":
        return (
            word in SUBJECTS
            or word in _FINITE
            or (word in {"and", "or"} and (following.word in SUBJECTS or following.word in _FINITE))
        )
    return False


def _is_dash(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.word not in {"-", "--"}:
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return following is not None and following.start > token.stop
