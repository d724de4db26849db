"""Sorts of treatments that only explain a name: "an antibiotic, T", "T, a blood thinner"."""

from collections.abc import Sequence

from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.tokens import Token

_SORTS = words("classes", "names") | words("classes", "sorts")
_ONE = frozenset({"a", "an", "another", "other", "new", "different"})
_OPENS = frozenset({",", "(", "-", "–", ":", "called", "named"})
_IS = frozenset({"is", "are", "was", "being", ",", "(", "-", "–", "="})
_BACK = 4


def is_sort(concept: str) -> bool:
    """Whether a name is that of a sort of treatments, for whoever names one of them too."""
    return concept.replace(" ", "_") in _SORTS


def mark_apposed(tokens: Sequence[Token]) -> None:
    """Let sorts beside the name of the one that is meant mean that one, or be plain words."""
    for place, token in enumerate(tokens):
        if token.kind == "T" and is_sort(token.concept):
            if (one := _named(tokens, place)) is not None:
                token.concept = one.concept
            elif _explains(tokens, place):
                token.kind = "w"


def _named(tokens: Sequence[Token], place: int) -> Token | None:
    """The one in "the antibiotic T", "another antibiotic, T"."""
    if _is_one(tokens, place + 1):
        one = tokens[place + 1]
        return one if one.start - tokens[place].stop == 1 else None
    if place + 2 >= len(tokens) or tokens[place + 1].word not in _OPENS:
        return None
    if tokens[place].word.endswith("s") or not _is_one(tokens, place + 2):
        return None
    said = {t.word for t in tokens[max(place - 3, 0) : place]}
    return None if _ONE.isdisjoint(said) or _goes_on(tokens, place + 3) else tokens[place + 2]


def _explains(tokens: Sequence[Token], place: int) -> bool:
    """ "T, an antibiotic", "T is a sort of antibiotic"; not "T, an antibiotic and S"."""
    back = place - 1
    while back > max(place - _BACK, 0) and tokens[back].word not in _ONE:
        back -= 1
    if back < 2 or tokens[back].word not in {"a", "an"} or tokens[back - 1].word not in _IS:
        return False
    if any(t.kind in "nT" or t.word in {",", "."} for t in tokens[back:place]):
        return False
    is_named = tokens[back - 2].kind in {"T", "A"} or tokens[back - 2].word in {"it", ")"}
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return is_named and after not in {"and", "plus"} and not _goes_on(tokens, place + 1)


def _is_one(tokens: Sequence[Token], place: int) -> bool:
    if place >= len(tokens) or tokens[place].kind != "T":
        return False
    return not is_sort(tokens[place].concept)


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether a list goes on there: ", S and R", "and S"."""
    after = tokens[place : place + 3]
    return (
        bool(after)
        and after[0].word in {",", "and", "or", "/", "plus"}
        and any(t.kind == "T" for t in after)
    )
