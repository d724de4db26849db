"""Names of what laboratories measure: "my T3 is 4.1", "they tested B12" is no treatment."""

from collections.abc import Sequence

from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.tokens import Token

_MEASURED = words("measured", "concepts")
_TESTING, _BESIDE = words("measured", "testing"), words("measured", "beside")
_TOWARDS_FIGURE = words("measured", "towards_figure")
_THROUGH_LIST = frozenset({",", "and", "or", "/", "&", "my", "your", "her", "his", "the", "for"})
_JOINTS = frozenset({",", "and"})
_NEAR, _FARTHEST = 4, 20


def mark_measured(tokens: Sequence[Token]) -> None:
    """Make plain words of names of treatments that are values of a blood test."""
    found = [
        token
        for place, token in enumerate(tokens)
        if token.kind == "T"
        and token.concept.replace(" ", "_") in _MEASURED
        and (_is_tested(tokens, place) or _has_figure(tokens, place))
    ]
    for token in found:
        token.kind = "w"


def _is_tested(tokens: Sequence[Token], place: int) -> bool:
    """ "Check T, S and ferritin", "T level", "T and ferritin": beside what is tested."""
    back, floor = place - 1, max(place - _FARTHEST, 0)
    while back >= floor and (
        tokens[back].kind == "T" or tokens[back].word in _THROUGH_LIST | _BESIDE
    ):
        back -= 1
    if back >= floor and tokens[back].word in _TESTING:
        return True
    after = [token.word for token in tokens[place + 1 : place + 4]]
    is_listed = not _JOINTS.isdisjoint(after) and not _BESIDE.isdisjoint(after)
    return is_listed or not _TESTING.isdisjoint(after[:1])


def _has_figure(tokens: Sequence[Token], place: int) -> bool:
    """ "T was 31", "T 4.1 (3.1 - 6.8)", "T ( 5.5 )": a figure without a unit of a dose."""
    after = place + 1
    while after < min(place + 1 + _NEAR, len(tokens)) and tokens[after].word in _TOWARDS_FIGURE:
        after += 1
    is_led = place + 1 < after < len(tokens)
    return is_led and tokens[after].kind == "w" and tokens[after].word.isdecimal()
