"""Whether a stretch of text speaks of now or of the past, where no frame says it."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Status

_PAST, _NOW = words("tense", "past"), words("tense", "now")


def status_by_tense(reading: PostReading, start: int, stop: int) -> Status:
    """Return took or taking by the more frequent tense; unknown where there is no verb to tell."""
    past = now = 0
    for word, kind in zip(reading.words[start:stop], reading.kinds[start:stop], strict=True):
        if kind != "w":
            continue
        if word in _PAST or (word.endswith("ed") and len(word) > 4):
            past += 1
        elif word in _NOW:
            now += 1
    if past == now == 0:
        return Status.UNKNOWN
    return Status.TOOK if past > now else Status.TAKING
