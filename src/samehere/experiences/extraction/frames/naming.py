"""What stands round a treatment's name: "my new 0.1% T"."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words


def before_name(reading: PostReading, place: int, floor: int) -> int:
    """Return the place before a name with its determiners, adjectives and strength."""
    before = words("naming", "before") - {"of"}
    while place - 1 > floor and (
        reading.kind(place - 1) in "AF" or reading.word(place - 1) in before
    ):
        place -= 1
    return place - 1
