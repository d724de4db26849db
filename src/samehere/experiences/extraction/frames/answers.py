"""What somebody says of herself after asking another: "Do you use T as well? I do"."""

from collections.abc import Iterator

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.reference import named
from samehere.experiences.extraction.statements import Assertion, Kind, Status, Who

_SCORE = 0.7
_SAID = {"do": Status.TAKING, "am": Status.TAKING, "did": Status.TOOK, "have": Status.UNKNOWN}
_USING = frozenset({"use", "take", "try", "using", "taking", "tried", "on", "used", "taken"})
_GOING_ON = frozenset({"not", "never", "to", "a", "an", "the", "some", "my", "any", "no"})


def read_answers(reading: PostReading) -> Iterator[Fact]:
    """Yield a use for each treatment somebody asks another about, and says that she uses it."""
    for number, sentence in enumerate(reading.sentences[1:], 1):
        status = _SAID.get(reading.word(sentence.start + 1))
        asked = reading.sentences[number - 1]
        said = reading.words[asked.start : asked.stop]
        if status is None or reading.word(sentence.start) != "i" or not asked.is_question:
            continue
        if reading.kind(sentence.start + 2) not in "wp" or (
            reading.word(sentence.start + 2) in _GOING_ON
        ):
            continue
        if "you" not in said or _USING.isdisjoint(said):
            continue
        for place in reading.treatments(asked.start, asked.stop):
            yield Fact(
                kind=Kind.USE,
                who=Who.AUTHOR,
                assertion=Assertion.STATED,
                meant=named(reading, place),
                status=status,
                rule="use.answered",
                score=_SCORE,
                at=sentence.start,
                place=place,
            )
