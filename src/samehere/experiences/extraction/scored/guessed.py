"""What a sign is to a treatment, by rules of thumb: one clue among others for the scorer."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import is_negated
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Role

_AIMS = frozenset({"for", "diagnosed", "treat", "treating", "against", "suffer"})
_HELPING = frozenset({"helps", "helped", "help", "helping", "seems", "seemed", "began", "started"})
_AIMS_WITH_TO, _WITHDRAWAL = words("clues", "aims"), words("clues", "withdrawal")
_GONE, _WORSE, _HAD = (words("gone", name) for name in ("words", "worse", "had"))
_USUAL, _WELCOME = words("side_effects", "usual"), words("side_effects", "welcome")
_COMING = frozenset({"coming", "came", "come", "going", "weaning", "tapering", "getting"})
_WHENEVER = frozenset({"when", "after", "since", "if", "upon", "once", "while"})
_STOPPED = frozenset({"stopped", "stopping", "quit", "quitting"})


def is_aim(reading: PostReading, place: int) -> bool:
    """Whether it is what something is for: "for my itch", "to stop the pain", "I have asthma"."""
    for back in range(place - 1, max(place - 4, -1), -1):
        word = reading.word(back)
        if word in _AIMS and reading.kind(back + 1) not in {"D", "W"}:
            return True
        if word in _AIMS_WITH_TO and reading.word(back - 1) == "to":
            return reading.word(back - 2) not in _HELPING
    return (
        reading.kind(place) == "C"
        and reading.word(place - 1) == "have"
        and reading.word(place - 2) == "i"
    )


def _wore_off(reading: PostReading, place: int) -> bool:
    wore = {"wore", "subsided", "passed", "wears", "settled"}
    return not wore.isdisjoint(reading.words_between(place, place + 8))


def _is_mine(reading: PostReading, place: int) -> bool:
    return reading.word(place - 1) in {"my", "his", "her", "our"}


def guessed_role(
    reading: PostReading, place: int, start: int, stop: int, *, is_own: bool, is_told: bool
) -> tuple[Role | None, bool]:
    concept = reading.tokens[place].concept
    after = reading.words_between(place + 1, min(stop, place + 8))
    near = {*reading.words_between(max(start, place - 7), place), *after}
    is_mine = _is_mine(reading, place)
    is_usual = concept.replace(" ", "_") in _USUAL
    negated = is_negated(reading, max(start, place - 5), place)
    is_illness = is_own or (is_mine and not is_usual)
    if concept.replace(" ", "_") in _WELCOME:
        return (None if negated else Role.BENEFIT), False
    if {"came", "back"} <= near or {"returned", "crept", "returns"} & near:
        return None, False
    if negated:
        if is_illness:
            return Role.BENEFIT, False
        return (Role.SIDE_EFFECT if is_usual else None), True
    if _WORSE & near:
        return (Role.WORSE if is_own else Role.SIDE_EFFECT), False
    if _GONE & near or ({"went", "goes"} & set(after) and {"away", "after", "off"} & set(after)):
        is_known = (
            is_told
            or _wore_off(reading, place)
            or reading.word(place - 1) in {"the", "those", "these", "that"}
        )
        if is_illness or is_mine or not is_usual or not is_known:
            return Role.BENEFIT, False
        return Role.SIDE_EFFECT, False
    if is_illness:
        return None, False
    if _HAD & near or is_usual or stop - start <= 4:
        return Role.SIDE_EFFECT, False
    return None, False


def is_withdrawal(reading: PostReading, place: int) -> bool:
    """Whether the sentence up to a place, or the one before, is about coming off."""
    number = reading.sentence_of[place]
    start = (
        reading.sentences[max(number - 1, 0)].start
        if place - reading.sentences[number].start < 8
        else reading.sentences[number].start
    )
    before = reading.words_between(max(start, place - 25), place)
    if "due" in before or "because" in before:
        return False
    if not _WITHDRAWAL.isdisjoint(before):
        return True
    for n, word in enumerate(before):
        if word in _COMING and before[n + 1 : n + 2] == ["off"]:
            return True
        if word in _STOPPED and "so" not in before[:n] and "and" in before[n:]:
            return True
    return False


def is_of_leaving(reading: PostReading, place: int, stop: int) -> bool:
    """Whether coming off is named behind a sign as its time: "dizzy when I came off it"."""
    after = reading.words_between(place + 1, min(place + 12, stop))
    for n, word in enumerate(after):
        if word in _GONE and word not in _STOPPED:
            return False
        if word in _WHENEVER:
            following = after[n + 1 : n + 6]
            if not _STOPPED.isdisjoint(following) or {"missed", "miss", "skip"} & set(following):
                return True
            return "off" in following and not _COMING.isdisjoint(following)
    return False
