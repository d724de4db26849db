"""Names of what laboratories measure: "my T3 is 4.1", "they tested B12" is no treatment."""

from collections.abc import Sequence

from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.tokens import Token

_MEASURED = words("measured", "concepts")
_TESTING, _BESIDE = words("measured", "testing"), words("measured", "beside")
_TOWARDS_FIGURE = words("measured", "towards_figure")
_THROUGH_LIST = _BESIDE | {",", "and", "or", "/", "&", "my", "your", "her", "his", "the", "for"}
_DONE = frozenset({"tested", "retested", "checked", "rechecked", "measured"})
_JOINTS = frozenset({",", "and"})
_NEAR = 4


def mark_measured(tokens: Sequence[Token]) -> None:
    """Make plain words of names of treatments that are values of a blood test."""
    checked = _checked(tokens)
    # Whether a word of testing stands before, with nothing but a list between: "retest T, S".
    is_tested = False
    for place, token in enumerate(tokens):
        if token.kind != "T":
            is_tested = token.word in _TESTING or (is_tested and token.word in _THROUGH_LIST)
        elif token.concept.replace(" ", "_") in _MEASURED and (
            is_tested or place in checked or _is_beside(tokens, place) or _has_figure(tokens, place)
        ):
            token.kind = "w"


def _checked(tokens: Sequence[Token]) -> set[int]:
    """The places of a list in front of what was done with it: "I had T, S and R checked"."""
    found: set[int] = set()
    is_checked = False
    for place in range(len(tokens) - 1, 0, -1):
        token = tokens[place]
        if token.kind != "T":
            is_last = token.word in _DONE and tokens[place - 1].kind == "T"
            is_checked = is_last or (is_checked and token.word in _JOINTS)
        elif is_checked:
            found.add(place)
    return found


def _is_beside(tokens: Sequence[Token], place: int) -> bool:
    """ "T level", "T and ferritin": before what is tested."""
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
