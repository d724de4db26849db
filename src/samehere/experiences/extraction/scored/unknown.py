"""Names that nobody knows, where a treatment's name would stand: "Xyzol did nothing for me"."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.vocabulary.everyday import is_everyday

_DID = frozenset(
    {"did", "does", "helped", "helps", "caused", "causes", "gave", "gives", "made", "makes"}
    | {"worked", "works", "cleared", "cured", "burned", "stung", "stopped", "irritated", "dried"}
    | {"sorted", "calmed", "eased", "ruined", "was", "is"}
)
_BETWEEN = frozenset(
    {"has", "had", "have", "really", "also", "just", "only", "then", "definitely", "never", "not"}
    | {"always", "actually", "finally", "absolutely", "certainly", "even"}
)
_ADVERBS_AT_MOST = 3
_SHORTEST = 5
# "Stupidly stopped", "Doubled over", "Heatrashes gave": no names.
_NO_NAMES = ("ly", "ed", "ing", "ness", "s")


def has_unknown_subject(reading: PostReading, place: int) -> bool:
    """Whether an unknown name did what stands at a place: then no known treatment did."""
    sentence = reading.sentence_at(place)
    start, _ = sentence.clause_at(place)
    for at in range(place - 1, start - 1, -1):
        if reading.kind(at) in "TR":
            return False
        if _is_name(reading, at, sentence.start) and _does(reading, at, place):
            return True
    return False


def _is_name(reading: PostReading, place: int, start: int) -> bool:
    token = reading.tokens[place]
    word = token.word
    if token.kind != "w" or len(word) < _SHORTEST or not word.isalpha():
        return False
    if word.endswith(_NO_NAMES) or (place > start and not token.surface[:1].isupper()):
        return False
    return not is_everyday(word)


def _does(reading: PostReading, place: int, stop: int) -> bool:
    """Whether a verb that a treatment would have comes right behind."""
    for verb in range(place + 1, min(place + 2 + _ADVERBS_AT_MOST, stop + 1)):
        if reading.word(verb) in _DID:
            return True
        if reading.word(verb) not in _BETWEEN:
            return False
    return False
