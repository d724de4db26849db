"""How far into a long post weights are asked about what can only be suggested.

Weighing costs more than all frames together. In what hardly anybody writes, the part of a post
beyond the longest that people write, it is left to what may be counted.
"""

from bisect import bisect_left
from operator import attrgetter

from samehere.experiences.extraction.analysis import PostReading

# In characters: the longest post of the benchmark has four fifths as many.
LONGEST_WEIGHED = 5_000


def weighed_until(reading: PostReading) -> int:
    """Return the place from which on only what may be counted is weighed."""
    return bisect_left(reading.tokens, LONGEST_WEIGHED, key=attrgetter("start"))
