"""Uses that the words of their sentence rule out, whatever the weights say."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import is_negated
from samehere.experiences.extraction.experiencer import person_noun
from samehere.experiences.extraction.statements import Who

_OWN = frozenset({"i", "me", "my", "mine", "myself", "we", "our", "us"})
_UNREAL = frozenset({"would", "could", "might", "may", "should"})
_TRIED = frozenset({"tried", "used", "taken", "had"})
_THEM = frozenset({"it", "them", "this", "that", "either", "any"})


def is_ruled_out(reading: PostReading, place: int) -> bool:
    """Whether the sentence at a place tells of a study, of what others would do, or of no trial."""
    sentence = reading.sentence_at(place)
    said = reading.words[sentence.start : sentence.stop]
    if not _OWN & set(said):
        before = reading.people_between(sentence.start, place)
        nouns = {person_noun(reading.word(p)) for p in before}
        if Who.LITERATURE in nouns:
            return True
        if nouns & {Who.CLINICIAN, Who.PEOPLE} and _UNREAL & set(said):
            return True
    return _is_untried(reading, place, sentence.stop)


def _is_untried(reading: PostReading, start: int, stop: int) -> bool:
    """ "T sounds good, have not tried it": the treatment stands before its denial."""
    return any(
        reading.word(p) in _TRIED
        and reading.word(p + 1) in _THEM
        and is_negated(reading, max(start, p - 4), p)
        for p in range(start, stop)
    )
