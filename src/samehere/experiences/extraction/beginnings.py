"""Which words a quantity may begin with: a quick test before the patterns are tried."""

from samehere.experiences.extraction.numbers import NUMBERS, TENS
from samehere.experiences.extraction.rules import words

_FLARE = frozenset({"flare", "flares", "flareup", "flareups", "a", "the"})
_DAY_WORDS = words("quantities", "day_words")
_SPANS = words("quantities", "spans")
# Words that may begin a quantity whatever comes next.
_ALWAYS = _DAY_WORDS | words("quantities", "always") - {"the"}
_NUMBER_WORDS = frozenset(NUMBERS) - {"a", "an"}
_AFTER_NUMBER = _SPANS | words("quantities", "after_number")
# Words that begin nothing but how often.
ONLY_FREQUENCY = words("quantities", "only_frequency")
_MOMENTS = words("quantities", "moments")
_USING = frozenset({"take", "takes", "use", "uses", "need", "have", "had"})
_COUNTS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
# Words that begin one only before certain others; most of them are among the commonest words.
_BEFORE = {
    "a": _SPANS | words("quantities", "after_a"),
    "an": frozenset({"hour", "occasional"}),
    "per": frozenset({"day"}),
    "/": frozenset({"day"}),
    "for": words("quantities", "after_for"),
    "rest": frozenset({"of"}),
    "on": _DAY_WORDS
    | {"bad", "occasion", "occasions", "weekends", "weekdays", "the", "demand", "a"},
    "at": frozenset({"first", "the", "present", "weekends"}) | _FLARE | _MOMENTS,
    "before": _MOMENTS | {"going", "i", "each", "every", "my"},
    "after": _MOMENTS | {"each", "every", "my"},
    **{word: frozenset({"and", "/"}) | _COUNTS for word in words("quantities", "bare_moments")},
    **{word: _DAY_WORDS | {"weekends", "on", "at"} for word in ("except", "skip", "not")},
    "over": frozenset({"the"}) | _COUNTS,
    "x": frozenset({"two", "three", "four"}),
    "into": _COUNTS,
    "as": frozenset({"needed", "required", "necessary", "and", "a"}),
    "when": frozenset({"need", "needs", "needed", "required", "necessary", "and", "i", "it"})
    | {"he", "she", "things"},
    "if": frozenset({"needed", "required", "necessary", "i", "it"}),
    "now": frozenset({"and"}),
    "from": frozenset({"time"}),
    **dict.fromkeys(("sometimes", "occasionally", "rarely", "seldom"), _USING),
    "whenever": frozenset({"needed", "necessary", "i", "it", "he", "she", "things", "my"}),
    "only": frozenset({"as", "when", "if", "for", "during", "in", "with", "at"}),
    "during": _FLARE,
    "in": _FLARE | _COUNTS | words("quantities", "before") | words("quantities", "after_in"),
    "with": _FLARE | _MOMENTS | {"each", "every", "my"},
    "open": frozenset({"ended"}),
    "day": _COUNTS | {"on"},
    "month": _COUNTS | {"on"},
    "wk": _COUNTS,
    "year": _COUNTS,
    "noon": frozenset({"and"}),
    **{letter: frozenset({"i"}) for letter in "btq"},
    "p": frozenset({"r"}),
    "apart": frozenset({"from"}),
    "but": frozenset({"not"}),
    "last": _SPANS | _DAY_WORDS | words("quantities", "after_last"),
    "this": _SPANS | _DAY_WORDS | frozenset({"morning", "afternoon", "evening"}),
    "next": _SPANS | _DAY_WORDS,
    "these": frozenset({"days"}),
    "right": frozenset({"now"}),
    "so": frozenset({"far"}),
    "many": _SPANS,
    "some": _SPANS,
    "back": frozenset({"in"}),
    "half": frozenset({"a", "an"}),
    "good": frozenset({"few"}),
}  # fmt: skip
_BEFORE_FIGURES = frozenset(
    {"day", "week", "month", "wk", "year", "in", "into", "over", "x", "q", "/"}
    | {"early", "back", "at"}
)
# Nothing begins with another word, but with a figure.
BEGINNINGS = frozenset({*_ALWAYS, *_NUMBER_WORDS, *_BEFORE_FIGURES, *_BEFORE})
FIGURES = ".0123456789"


def may_begin(word: str, following: str, joint: str) -> bool:
    """Whether to look for a quantity at a word; `joint` is what stands right behind it."""
    if word in _ALWAYS:
        return True
    if word[0] in FIGURES or word in _NUMBER_WORDS:
        return (
            following in _AFTER_NUMBER
            or joint[:1] in {"x", "%", "½", ".", ",", "-", "–", "+", "\u00d7"}
            or joint[:2] in {" %", " ½", " \u00d7", "/d", "/w"}
            or joint[:3] in {" /d", "/ d"}
            or joint == " 1/2"
            or (word in TENS and following in _COUNTS)
        )
    if word in _BEFORE_FIGURES and following[:1].isdecimal():
        return True
    return following in _BEFORE.get(word, ())
