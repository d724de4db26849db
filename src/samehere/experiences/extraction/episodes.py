"""What is used for a second time: "back on it since May", "I had used it years ago", another brand.

The ways to say so are patterns of `rules/episodes.toml`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import COUNTED_FROM, MOST_SUGGESTED, Fact
from samehere.experiences.extraction.merging import join_into, take_over
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.scored.judged import Pair, uses_by_pair
from samehere.experiences.extraction.statements import Assertion, Kind, Regimen, Status, Who
from samehere.experiences.extraction.whose import Uses, told_last

_AGAIN, _RETURNED, _BEFORE = "again", "returned", "before"
# So many words before a wording may make it a plan or a wish.
_UNREAL = 5
# Of an earlier time nothing is told but that there was one.
_SCORE = 0.6
_TWICE = frozenset({Status.TAKING, Status.TOOK})
_BEGUN = frozenset({Status.TAKING, Status.PRESCRIBED})
# How the brand that was given up is told of.
_GIVEN_UP = frozenset({"use.try", "use.on", "use.take", "use.have"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a second time is told, as tokens; `told`: "again", "returned" or "before"."""

    start: int
    stop: int
    told: str


@dataclass(slots=True)
class Episodes:
    """Where a post tells of a second time, and its uses and stops as they were read."""

    spots: list[Spot]
    read: dict[tuple[Kind, Who, str], list[Fact]] = field(default_factory=dict)

    def of(self, fact: Fact, kind: Kind) -> list[Fact]:
        """Return what was read of a fact's person and treatment."""
        return self.read.get((kind, fact.who, fact.meant.concept), [])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = table("episodes")
    parts = {name: found[name] for name in ("who", "about", "it")}
    return tuple((told, _joined(found[told], parts)) for told in (_AGAIN, _RETURNED, _BEFORE))


def _joined(patterns: Sequence[str], parts: dict[str, str]) -> re.Pattern[str]:
    line = "|".join(patterns)
    for name, part in parts.items():
        line = line.replace(f"{{{name}}}", part)
    return re.compile(rf"(?:^|(?<=\s))(?:{line})(?!\S)")


@cache
def _words() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    found = table("episodes")
    unless = re.compile(rf"(?:^|\s){found['unless']}(?!\S)")
    return (
        frozenset(found["keys"].split()),
        unless,
        re.compile(rf"(?:^|\s){found['changed']}(?!\S)"),
    )


def episodes_in(reading: PostReading, facts: Sequence[Fact]) -> Episodes:
    """Return where a post tells of a second time, with what was read before it is merged."""
    found = Episodes(list(_spots(reading)))
    for fact in facts:
        if fact.kind in {Kind.USE, Kind.STOP} and fact.assertion is Assertion.STATED:
            key = fact.kind, fact.who, fact.meant.concept
            found.read.setdefault(key, []).append(replace(fact))
    return found


def _spots(reading: PostReading) -> Iterator[Spot]:
    keys, unless, _ = _words()
    for sentence in reading.sentences:
        said = reading.words[sentence.start : sentence.stop]
        if sentence.is_question or keys.isdisjoint(said) or reading.quoted[sentence.start]:
            continue
        line = " ".join(reading.plain_between(sentence.start, sentence.stop))
        for told, pattern in _patterns():
            for match in pattern.finditer(line):
                near = " ".join([*line[: match.start()].split()[-_UNREAL:], match[0]])
                if unless.search(near) is None:
                    start = sentence.start + line.count(" ", 0, match.start())
                    yield Spot(start, start + match[0].count(" ") + 1, told)


def told_once(reading: PostReading, facts: list[Fact], episodes: Episodes) -> list[Fact]:
    """Return the facts, one use of what was read as used now and as over, but told of once."""
    if episodes.spots:
        return facts
    found: list[Fact] = []
    first: dict[Pair, Fact] = {}
    for fact in facts:
        if not fact.is_used or fact.status not in _TWICE:
            found.append(fact)
            continue
        same = first.setdefault((fact.who, fact.meant.concept), fact)
        if same is fact or not _is_told_with(reading, same, fact, episodes):
            found.append(fact)
            continue
        take_over(same, fact)
        same.is_weak_status = True
    return found


def _is_told_with(reading: PostReading, one: Fact, other: Fact, episodes: Episodes) -> bool:
    """Whether two tenses are of one use: one of them unclear, or beside the end, and one name."""
    if one.status is other.status:
        return False
    if len({_name(f) for f in episodes.of(one, Kind.USE)}) > 1:
        return False
    stopped = {reading.sentence_of[stop.at] for stop in episodes.of(one, Kind.STOP)}
    is_ended = any(
        f.status is Status.TAKING and reading.sentence_of[f.at] in stopped for f in (one, other)
    )
    return is_ended or min(one.score, other.score) < COUNTED_FROM


def told_twice(
    reading: PostReading, facts: list[Fact], episodes: Episodes, *, is_review: bool
) -> list[Fact]:
    """Return the facts, of what is told of twice one use for each time, in reading order."""
    used = [f for f in facts if f.is_used]
    uses = Uses.of(reading, used)
    spots: dict[int, list[Spot]] = {}
    for spot in episodes.spots:
        for fact in _owners(reading, uses, spot):
            spots.setdefault(id(fact), []).append(spot)
    alone = Counter((fact.who, fact.meant.concept) for fact in used)
    found: list[Fact] = []
    for fact in facts:
        twice: list[Fact] = []
        is_alone = alone[fact.who, fact.meant.concept] == 1
        if fact.is_used and is_alone and fact.status in _TWICE:
            told = spots.get(id(fact), [])
            may_imply = is_review and fact.meant.concept in reading.reviewed
            if told and not _is_left(reading, told[-1], fact, used):
                twice = _apart(reading, fact, told, episodes, may_imply=may_imply)
            twice = twice or _by_brand(reading, fact, episodes)
        found += twice or [fact]
    return sorted(found, key=lambda f: (f.at, f.place, f.kind.value))


def give_status(facts: Sequence[Fact]) -> None:
    """Give effects the status of the use they are told with, in place; what has none keeps its own.

    What a person felt of a treatment says nothing else of how she stands to it than its use does.
    """
    uses = uses_by_pair(facts)
    for fact in facts:
        if fact.kind is Kind.EFFECT:
            for use in told_last(uses.get((fact.who, fact.meant.concept), ()), fact.at):
                fact.status = use.status


def _owners(reading: PostReading, uses: Uses, spot: Spot) -> Sequence[Fact]:
    """The uses a second time is told of: of what is named there, else of what was told of last."""
    stop = min(spot.stop + 3, reading.sentence_at(spot.start).stop)
    if named := reading.treatments(spot.start, stop):
        concept = reading.tokens[named[0]].concept
        return [f for f in uses.used if f.meant.concept == concept]
    return uses.owners_away(spot.stop - 1)


def _is_left(reading: PostReading, spot: Spot, fact: Fact, used: Sequence[Fact]) -> bool:
    """Whether something else is used instead by now: "they put me back on S. I am on T now"."""
    if fact.status is Status.TAKING:
        return False
    later = [f for f in used if f.at > spot.stop and f.status is Status.TAKING and f is not fact]
    sentences = [reading.sentence_at(f.at) for f in later]
    return any("now" in reading.words[each.start : each.stop] for each in sentences)


def _apart(
    reading: PostReading,
    fact: Fact,
    spots: Sequence[Spot],
    episodes: Episodes,
    *,
    may_imply: bool,
) -> list[Fact]:
    """The earlier use and the one that goes on; none where it is over both times, or unclear."""
    again = [spot for spot in spots if spot.told != _BEFORE]
    stops = [stop.at for stop in episodes.of(fact, Kind.STOP)]
    last = again[-1] if again else spots[0]
    is_resumed = bool(again) and not any(stop > last.stop for stop in stops)
    if fact.status is not Status.TAKING and not is_resumed:
        return []
    earlier = {reading.sentence_of[spot.start] for spot in spots if spot.told == _BEFORE}
    if again:
        earlier |= set(range(reading.sentence_of[last.start]))
    read = episodes.of(fact, Kind.USE)
    before = [f for f in read if reading.sentence_of[f.at] in earlier]
    after = [f for f in read if reading.sentence_of[f.at] not in earlier]
    if before and all(_is_to_go_on(reading, f) for f in before):
        return []  # "I am to go on with S. I took T for a week, and I'm back on S alone since."
    if not (before and after) and not (may_imply and last.told != _RETURNED):
        return []
    found = _two(fact, (before, spots[0]), (after, last))
    sentences = [reading.sentences[number] for number in sorted(earlier)]
    found[0].told_at = tuple(range(each.start, each.stop) for each in sentences)
    return found


def _two(
    fact: Fact, before: tuple[Sequence[Fact], Spot], after: tuple[Sequence[Fact], Spot]
) -> list[Fact]:
    """The earlier use, and the one that goes on and is as likely as the post was read to say so."""
    one, other = _episode(fact, *before, Status.TOOK), _episode(fact, *after, Status.TAKING)
    if fact.status is Status.TAKING:
        other.score = fact.score
    else:
        # What may be another time than was read is only suggested.
        one.score = min(one.score, MOST_SUGGESTED)
        other.score = min(other.score, MOST_SUGGESTED)
    if one.rule == other.rule:
        one.rule = "use.before"  # They may stand in one sentence, and are two all the same.
    return [one, other]


def _is_to_go_on(reading: PostReading, use: Fact) -> bool:
    near = reading.words[max(use.at - 3, 0) : use.at + 2]
    return use.rule == "use.continue" or ("am", "to") in pairwise(near)


def _episode(fact: Fact, read: Sequence[Fact], spot: Spot, status: Status) -> Fact:
    """One of two uses: what was read of it, else only that there was one."""
    if not read:
        return replace(
            fact,
            status=status,
            regimen=Regimen(),
            at=spot.start,
            place=spot.start,
            group=None,
            rule="use.again",
            score=min(fact.score, _SCORE),
            often_at=-1,
            length_at=-1,
            is_episode=True,
        )
    first = max(read, key=lambda f: f.score)
    found = replace(first, status=status, is_episode=True)
    for other in read:
        if other is not first:
            join_into(found, other)
    return found


def _by_brand(reading: PostReading, fact: Fact, episodes: Episodes) -> list[Fact]:
    """The brand that was given up and the one that is used now: "they moved me from A to B"."""
    read = sorted(episodes.of(fact, Kind.USE), key=lambda f: (f.at, f.place))
    if fact.status is not Status.TAKING or len({_name(f) for f in read}) < 2:
        return []
    for number, one in enumerate(read):
        others = [f for f in read if not _is_like(_name(f), _name(one))]
        if one.rule == "use.switch_to" and one.status in _BEGUN:
            before = [f for f in others if f in read[:number] and f.group is not one.group]
        elif _is_given_up(reading, one) and any(f.status is Status.TAKING for f in others):
            before = [f for f in read if _name(f) == _name(one)]
        else:
            continue
        after = [f for f in read if f not in before]
        if before and after:
            spot = Spot(one.at, one.at, _BEFORE)
            return _two(fact, (before, spot), (after, spot))
    return []


def _is_given_up(reading: PostReading, use: Fact) -> bool:
    if use.rule not in _GIVEN_UP or use.status is not Status.TOOK:
        return False
    sentence = reading.sentence_at(use.at)
    line = " ".join(reading.words[sentence.start : sentence.stop])
    return use.meant.resolved_by == "named" and _words()[2].search(line) is not None


def _name(use: Fact) -> str:
    return use.meant.surface.lower()


def _is_like(one: str, other: str) -> bool:
    """Whether it is the same name, or a part of it."""
    return one in other or other in one
