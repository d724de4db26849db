"""Whose a quantity is that stands away from every name: "Six weeks, zero change." """

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from samehere.experiences.extraction.analysis import PostReading, is_class
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.procedures import is_activity
from samehere.experiences.extraction.statements import Status, Who

_SENTENCES_BACK = 3
_BESIDES = frozenset({"also", "plus", "added", "addition", "along", "alongside", "besides", "too"})


@dataclass(frozen=True, slots=True)
class Uses:
    """The uses a post tells of; `reviewed`: those of what it reviews, if one person has them."""

    reading: PostReading
    used: Sequence[Fact]
    reviewed: Sequence[Fact]

    @classmethod
    def of(cls, reading: PostReading, used: Sequence[Fact]) -> Self:
        """Gather them: once for all quantities of a post."""
        mine = [fact for fact in used if _is_reviewed(reading, fact)] if reading.reviewed else []
        return cls(reading, used, mine if len({fact.who for fact in mine}) == 1 else [])

    def owners_away(self, place: int) -> Sequence[Fact]:
        """The use told of last; in a review what is reviewed, where no other was named before."""
        before = _named_before(self.reading, place)
        if self.reviewed and (not before or (self._is_alone(place) and self._is_known(place))):
            return told_last(self.reviewed, place)
        return told_last(self.meant_in_review(place, self._last(place)), place)

    def meant_in_review(self, place: int, owners: Sequence[Fact]) -> Sequence[Fact]:
        """Of a review, what is reviewed instead of a class, or of what was used before it.

        That is only where no treatment is named in the sentence: "They put me on another SSRI. I
        take 10mg each night."
        """
        sentence = self.reading.sentence_at(place)
        if owners and not self.reviewed and self._is_left_open(place, owners):
            return []
        if not (owners and self.reviewed and self._is_known(place)):
            return owners
        if self.reading.treatments(sentence.start, sentence.stop):
            return owners
        is_now = all(fact.status is Status.TAKING for fact in self.reviewed)
        is_often = self._is_rate(place) and not self._is_besides(place)
        is_other = all(
            not _is_reviewed(self.reading, fact)
            and (
                is_often or is_class(fact.meant.concept) or (is_now and fact.status is Status.TOOK)
            )
            for fact in owners
        )
        return self.reviewed if is_other else owners

    def _is_left_open(self, place: int, owners: Sequence[Fact]) -> bool:
        """Whether it will be of what is reviewed, once something says that this was used."""
        sentence = self.reading.sentence_at(place)
        return (
            self.reading.is_review
            and self._is_rate(place)
            and not self._is_besides(place)
            and not self.reading.treatments(sentence.start, sentence.stop)
            and not any(_is_reviewed(self.reading, fact) for fact in owners)
        )

    def _is_rate(self, place: int) -> bool:
        quantity = self.reading.tokens[place].quantity
        kinds = "FD" if self.reading.is_review else "F"
        return quantity is not None and quantity.kind in kinds and quantity.sense != "needed"

    def _is_besides(self, place: int) -> bool:
        """Whether the sentence before tells of what is used besides, or ends with a name.

        "I also take T. Twice a day", or a line that ends in the middle: "I take T / twice a day".
        """
        last = self.reading.sentence_of[place] - 1
        if last < 0:
            return False
        sentence = self.reading.sentences[last]
        end = sentence.stop - 1
        while end > sentence.start and self.reading.kind(end) == "n":
            end -= 1
        if self.reading.kind(end) == "T":
            return True
        return not _BESIDES.isdisjoint(self.reading.words[sentence.start : sentence.stop])

    def _is_alone(self, place: int) -> bool:
        """Whether the sentence names no other treatment than what is reviewed."""
        sentence = self.reading.sentence_at(place)
        concepts = self.reading.reviewed | {fact.meant.concept for fact in self.reviewed}
        named = self.reading.treatments(sentence.start, sentence.stop)
        others = {self.reading.tokens[p].concept for p in named} - concepts
        return all(is_activity(concept) for concept in others)

    def _is_known(self, place: int) -> bool:
        """Whether what is reviewed was told of before a place, or is not named at all."""
        named = self.reading.treatments()
        concepts = self.reading.reviewed | {fact.meant.concept for fact in self.reviewed}
        mine = [p for p in named if self.reading.tokens[p].concept in concepts]
        return not mine or mine[0] <= place or min(f.place for f in self.reviewed) <= place

    def _last(self, place: int) -> Sequence[Fact]:
        """The use told of last before a place, else the only one there is."""
        named = _named_before(self.reading, place)
        if not named:
            return self.used if len(self.used) == 1 and not self._is_followed(place) else []
        concept = self.reading.tokens[named[-1]].concept
        group = self.reading.group_at(named[-1])
        places = group.places if group else ()
        concepts = {self.reading.tokens[p].concept for p in places} or {concept}
        found = [fact for fact in self.used if fact.meant.concept in concepts]
        return found if len({fact.who for fact in found}) == 1 else []

    def _is_followed(self, place: int) -> bool:
        """Whether a treatment is named after how often: "a gel at night and T"."""
        stop = self.reading.sentence_at(place).stop
        return self.reading.kind(place) == "F" and bool(self.reading.treatments(place, stop))


def told_last(uses: Sequence[Fact], place: int) -> Sequence[Fact]:
    """Of two times that something was used, the one that is told of at a place."""
    found: dict[tuple[Who, str], Fact] = {}
    for fact in sorted(uses, key=lambda f: f.at):
        pair = fact.who, fact.meant.concept
        kept = found.get(pair)
        if kept is None or _is_nearer(fact, kept, place):
            found[pair] = fact
    return [fact for fact in uses if any(fact is one for one in found.values())]


def _is_nearer(fact: Fact, kept: Fact, place: int) -> bool:
    """Whether it is told of at a place rather than the other; else it is the last before it."""
    for one, is_it in ((fact, True), (kept, False)):
        if one.told_at:
            return any(place in part for part in one.told_at) is is_it
    return fact.at <= place


def _is_reviewed(reading: PostReading, fact: Fact) -> bool:
    """Whether it is of the treatment of the title, or of a combination of that with another."""
    concept = fact.meant.concept
    return any(
        name == concept or f"{name} and " in concept or concept.endswith(f" and {name}")
        for name in reading.reviewed
    )


def _named_before(reading: PostReading, place: int) -> list[int]:
    number = reading.sentence_of[place]
    floor = reading.sentences[max(number - _SENTENCES_BACK, 0)].start
    return reading.treatments(floor, place)
