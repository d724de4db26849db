""" "I put T on every night": who puts it on uses it; "she put me on T" is another thing."""

from dataclasses import replace

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.frames.governing import Frame
from samehere.experiences.extraction.rules import rules
from samehere.experiences.extraction.statements import Who

_NOT_DONE = frozenset({"was", "were", "been", "am", "is", "are", "being", "to"})
_BEHIND = frozenset({"at", "in", "before", "after", "and", "but", "for", "last", "first"})


def put_on(reading: PostReading, frame: Frame, group: Group) -> Frame:
    """Return the frame as one of use, where the treatment stands between "put" and "on"."""
    if frame.form.base != "put" or frame.who not in {Who.AUTHOR, Who.RELATIVE}:
        return frame
    is_way = reading.word(frame.chain_start - 2) in {"as", "than", "like"}
    if is_way or reading.word(group.stop) != "on" or not _NOT_DONE.isdisjoint(frame.chain):
        return frame
    after = group.stop + 1
    is_timed = reading.kind(after) in "FD" and bool(reading.kind(after))
    is_over = reading.kind(after) in {"", "p", "n"} or reading.word(after) in _BEHIND
    if not is_timed and (group.is_reference or not is_over):
        return frame
    return replace(frame, rule=next(rule for rule in rules("uses") if rule.id == "use.take"))
