"""Signs that no list of names can hold, because a figure or a verb stands inside them."""

import re
from collections.abc import Iterator

from samehere.vocabulary.recognize import Kind, Mention, Sense

_AMOUNT = (
    r"(?:(?:about|around|over|almost|nearly|like|another|at least|roughly|up to)\s)?"
    r"(?:\d{1,3}(?:\s?-\s?\d{1,3})?\+?|a|an|five|ten|fifteen|twenty|thirty|forty|fifty|\w{3,6}teen"
    r"|so much|loads of"
    r"|a lot of|lots of|some|a ton of|tons of|a bit of|a little)\s?"
)
_WEIGHT = r"(?:lbs?|pounds|kgs?|kilos?|stones?|weight)\b"
_PATTERNS = (
    (
        "weight gain",
        re.compile(rf"\b(?:gain(?:ed|ing|s)?|put(?:ting)? on|piled on)\s{_AMOUNT}{_WEIGHT}"),
    ),
    ("weight loss", re.compile(rf"\b(?:lost|losing|lose|dropped|shed)\s{_AMOUNT}{_WEIGHT}")),
    (
        "hair loss",
        re.compile(
            r"\b(?:lost|losing|lose)\s"
            r"(?:(?:a lot of|lots of|loads of|some|most of|much of|half|so much)\s)?(?:my\s)?hair\b"
            r"|\bhair\s(?:(?:is|was|has|been|started|keeps?|kept|just|now|all|to|began|be)\s){0,3}"
            r"(?:falling|fell|fall|coming|shedding|thinning|came)(?:\s(?:out|off))?(?:\sin\s(?:clumps|handfuls))?\b"
        ),
    ),
    (
        "insomnia",
        re.compile(
            r"\b(?:can(?:no|')?t|could(?:n't|nt| not)|can not|unable to|trouble|hard to)\s"
            r"(?:get to |stay |fall )?(?:sleep|asleep)\w{0,3}\b"
        ),
    ),
)
_FIRST = re.compile(
    r"\b(?:gain|put|piled|lost|losing|lose|dropped|shed|hair|can|could|unable|trouble|hard)"
)


def find_phrases(text: str) -> Iterator[Mention]:
    """Yield such signs in the order of the patterns; linear in the length of the text."""
    folded = text.lower()
    if len(folded) != len(text) or _FIRST.search(folded) is None:
        return
    for concept, pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            start, stop = match.span()
            yield Mention(start, stop, text[start:stop], (Sense(concept, Kind.SIGN, "lay"),))
