"""What can be seen of a candidate, as names of features: few words, many sorts of words."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.experiencer import person_noun
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.rules import forms, word_classes, words
from samehere.experiences.extraction.scored.candidates import Candidate
from samehere.experiences.extraction.scored.weights import Weights
from samehere.experiences.extraction.statements import Who
from samehere.experiences.extraction.tense import status_by_tense

_WINDOW = 6
_LONGEST_ZONE = 60
_LONGEST_LOOK = 300
# So many words with where they stand are kept, at a few hundred bytes each.
_MOST_KEPT = 8192
_PAST, _NOW = words("tense", "past"), words("tense", "now")
# What is said of a candidate by itself counts differently for its author and for others.
_BY_PERSON = frozenset({"g:", "f:", "p:", "i:", "fw"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "our", "us"})


@cache
def _known() -> frozenset[str]:
    return frozenset((*word_classes(), *forms("uses")))


@cache
def _sorts_of(where: str, word: str) -> tuple[str, ...]:
    """The sorts of a known word: of cues, and which event a verb stands for, in which form.

    There are as many as known words, not as words of posts.
    """
    found = [f"{where}:{name}" for name in word_classes().get(word, ())]
    form = forms("uses").get(word)
    if form is not None:
        event = form.rules[0].event
        found += [f"{where}:{event}", *(f"{where}:{event}:{tag}" for tag in sorted(form.tags))]
    return tuple(found)


@lru_cache(_MOST_KEPT)
def _said(where: str, word: str) -> tuple[str, ...]:
    """The features of a word and of its sorts; kept, because posts are made of the same words."""
    sorts = _sorts_of(f"{where}c", word) if word in _known() else ()
    return (f"{where}:{word}", *sorts)


def _kind(who: Who) -> str:
    return "A" if who is Who.AUTHOR else "R"


def _by_person(kind: str, names: Iterable[str]) -> list[str]:
    return [f"{kind}:{name}" for name in names if name[:2] in _BY_PERSON]


class PostFeatures:
    """The features of one post's candidates; what they share is worked out once."""

    def __init__(self, reading: PostReading, weights: Weights | None = None) -> None:
        self.reading = reading
        self._weights = weights or Weights.shipped()
        self._ranked: dict[int | str, list[int]] = {}
        self.named = reading.treatments()
        self.concepts = {reading.tokens[p].concept for p in self.named}
        self.named_places = frozenset(self.named)
        self.first_named = list(
            dict.fromkeys(reading.tokens[place].concept for place in self.named)
        )
        self.asks = [s.is_question for s in reading.sentences]
        self._places: dict[int, list[str]] = {}
        said = [t.word for t in reading.tokens if t.kind == "w"]
        self.has_first = bool(_FIRST & set(said))
        self.shared = list(self._shared(len(said)))

    def _shared(self, length: int) -> Iterator[str]:
        yield f"p:length:{min(length // 12, 8)}"
        yield f"p:treatments:{min(len(self.concepts), 4)}"
        yield f"p:first:{self.has_first}"
        stop = min(len(self.reading.tokens), _LONGEST_LOOK)
        yield f"p:time:{self._times(range(stop))}"
        last = self.reading.sentences[-1] if self.reading.sentences else None
        if last is not None:
            yield from self._cues("e", range(last.start, last.stop))
            yield f"e:time:{self._times(range(last.start, last.stop))}"
        if all(self.asks):
            yield "p:only_asks"
        elif any(self.asks):
            yield "p:asks"

    def of(self, candidate: Candidate) -> list[str]:
        """Return the names of the features that hold for a candidate, sorted, each once."""
        return sorted(self.seen(candidate))

    def seen(self, candidate: Candidate) -> set[str]:
        """Return the names of the features that hold for a candidate."""
        return set(self._own(candidate)).union(*map(self._part, self._shares(candidate)))

    def ranks(self, candidate: Candidate) -> set[int]:
        """Return the ranks of those that have weights; what candidates share is ranked once."""
        found = set(self._weights.ranks(self._own(candidate)))
        for key in self._shares(candidate):
            if key not in self._ranked:
                self._ranked[key] = self._weights.ranks(self._part(key))
            found.update(self._ranked[key])
        return found

    def _shares(self, candidate: Candidate) -> Sequence[int | str]:
        """The parts it shares with others: that of its sort of persons, and those of places."""
        kind = _kind(candidate.who)
        if not candidate.is_named:
            return (kind,)
        own = [p for p in candidate.places if self._guess(p) is candidate.who]
        return (kind, *(own or candidate.places))

    def _part(self, key: int | str) -> Sequence[str]:
        if isinstance(key, int):
            return self._around(key)
        return [*self.shared, *_by_person(key, self.shared)]

    def _own(self, candidate: Candidate) -> Iterator[str]:
        """Yield what holds for it alone."""
        found = [*self._of_frames(candidate)]
        if candidate.is_named:
            guesses = [self._guess(place) for place in candidate.places]
            found += self._of_guesses(candidate, guesses)
        else:
            found += self._of_implied(candidate)
        found += [f"p:{trait}" for trait in candidate.traits]
        found.append(f"p:{'+'.join(candidate.traits)}")
        kind = _kind(candidate.who)
        yield from found
        yield from _by_person(kind, found)
        yield f"{kind}:{'named' if candidate.is_named else 'implied'}"
        yield "bias"

    def _of_frames(self, candidate: Candidate) -> Iterator[str]:
        if not candidate.facts:
            yield "f:none"
        for fact in candidate.facts:
            plain = fact.assertion.value
            yield f"f:{fact.kind}:{fact.status}:{plain}"
            yield f"f:{fact.rule}"
            yield f"fr:{fact.rule}:{fact.status}"
            yield f"fs:{int(fact.score * 10)}"
            if fact.effect:
                yield f"f:{fact.effect.role}:{plain}"
        for fact in candidate.others:
            yield f"fw:{fact.who}:{fact.kind}"

    def _of_guesses(self, candidate: Candidate, guesses: Sequence[Who]) -> Iterator[str]:
        if candidate.who not in guesses:
            yield "g:no_match"
            for guess in set(guesses):
                yield f"g:no_match:{guess}"
        elif set(guesses) != {candidate.who}:
            yield "g:some_match"
        yield f"n:{min(len(guesses), 4)}"

    def _around(self, place: int) -> list[str]:
        if place not in self._places:
            self._places[place] = list(self._of_place(place))
        return self._places[place]

    def _guess(self, place: int) -> Who:
        return affected(self.reading, place, self.reading.sentence_at(place))[0]

    def _of_place(self, place: int) -> Iterator[str]:
        reading = self.reading
        sentence = reading.sentence_at(place)
        group = reading.group_at(place)
        start, stop = (group.start, group.stop) if group else (place, place + 1)
        yield f"s:asks:{sentence.is_question}"
        yield f"s:{assertion(reading, place)}"
        if is_negated(reading, max(sentence.start, start - 6), start):
            yield "s:negated"
        clause = sentence.clause_at(place)
        yield f"s:time:{status_by_tense(reading, *clause)}"
        yield f"s:sentence_time:{status_by_tense(reading, sentence.start, sentence.stop)}"
        if group and len(group.places) > 1:
            yield "s:list"
        yield f"s:at:{min(start - sentence.start, 3)}"
        yield f"s:number:{min(reading.sentence_of[place], 3)}"
        yield f"s:left:{min(sentence.stop - stop, 3)}"
        whole = range(sentence.start, sentence.stop)
        yield from self._persons(whole)
        yield from self._near("l", range(start - 1, max(sentence.start, start - _WINDOW) - 1, -1))
        yield from self._near("r", range(stop, min(sentence.stop, stop + _WINDOW)))
        yield from self._cues("c", whole)
        zone = range(start, self._zone(place))
        yield from self._cues("z", zone)
        yield f"z:time:{self._times(zone)}"
        yield from self._quantities("zq", zone)
        yield from self._quantities("cq", range(*clause))
        yield f"lb:{self._name(start - 2)} {self._name(start - 1)}"
        yield f"rb:{self._name(stop)} {self._name(stop + 1)}"
        yield from self._order(place)
        yield from self._lead_of_next(zone.stop)

    def _quantities(self, where: str, places: Sequence[int]) -> Iterator[str]:
        """Which sorts of quantity stand there: how long ago, since when, for how long."""
        for place in places:
            quantity = self.reading.tokens[place].quantity
            if quantity is not None and quantity.kind in "DW":
                yield f"{where}:{quantity.kind}:{quantity.sense}"

    def _order(self, place: int) -> Iterator[str]:
        """Whether it is the first or the last treatment told of: stories end with today's."""
        concept = self.reading.tokens[place].concept
        rank = self.first_named.index(concept)
        last = self.reading.tokens[self.named[-1]].concept
        where = "only" if len(self.first_named) == 1 else "last" if concept == last else "earlier"
        yield f"o:{where}"
        yield f"o:{where}:{min(rank, 2)}"

    def _lead_of_next(self, place: int) -> Iterator[str]:
        """The words before the treatment told of next: "so now I'm on" makes this one past."""
        if place in self.named_places:
            sentence = self.reading.sentence_at(place)
            yield from self._near("nl", range(place - 1, max(sentence.start, place - 4) - 1, -1))
            yield "nl"

    def _times(self, places: Sequence[int]) -> str:
        """How much of what is said is told of the past: "none" without verbs, else 0 to 4."""
        past = now = 0
        words, kinds = self.reading.words, self.reading.kinds
        for place in places:
            if kinds[place] == "w":
                word = words[place]
                past += word in _PAST or (word.endswith("ed") and len(word) > 4)
                now += word in _NOW and not self._is_perfect(place)
        return str(4 * past // (past + now)) if past + now else "none"

    def _is_perfect(self, place: int) -> bool:
        """Whether it is the "have" of "have tried": "have been" says that it goes on."""
        if self.reading.word(place) not in {"have", "has"}:
            return False
        after = self.reading.word(place + 1)
        return after in _PAST or after.endswith("ed")

    def _zone(self, place: int) -> int:
        """Where what is told of a treatment ends: at the next other one, or soon after."""
        concept = self.reading.tokens[place].concept
        number = self.reading.sentence_of[place]
        last = self.reading.sentences[min(number + 2, len(self.reading.sentences) - 1)].stop
        stop = min(last, place + _LONGEST_ZONE)
        for other in self.reading.treatments(place + 1, stop):
            if self.reading.tokens[other].concept != concept:
                return other
        return stop

    def _persons(self, places: Sequence[int]) -> Iterator[str]:
        words, kinds = self.reading.words, self.reading.kinds
        for place in places:
            if kinds[place] != "w":
                continue
            word = words[place]
            if word in _FIRST:
                yield "s:has:first"
            elif word in {"you", "your", "yours"}:
                yield "s:has:you"
            elif word in {"he", "she", "him", "her", "his", "hers"}:
                yield "s:has:third"
            elif (noun := person_noun(word)) is not None:
                yield f"s:has:{noun}"

    def _near(self, side: str, places: Sequence[int]) -> Iterator[str]:
        for place in places:
            if self.reading.kinds[place] == "w":
                yield from _said(side, self.reading.words[place])
            else:
                yield f"{side}:{self._name(place)}"

    def _cues(self, where: str, places: Sequence[int]) -> Iterator[str]:
        words, kinds = self.reading.words, self.reading.kinds
        for place in places:
            kind = kinds[place]
            if kind == "w":
                yield from _said(where, words[place])
            elif kind in "DFAWS":
                yield f"{where}:<{kind}>"

    def _name(self, place: int) -> str:
        kind = self.reading.kind(place)
        return self.reading.word(place) if kind in "wp" else f"<{kind}>"

    def _of_implied(self, candidate: Candidate) -> Iterator[str]:
        reading = self.reading
        for name in candidate.told:
            yield f"i:{name}"
        yield f"i:{'+'.join(sorted(candidate.told))}"
        yield f"i:others:{min(len(self.concepts), 3)}"
        yield f"i:references:{min(len(candidate.places), 3)}"
        yield f"i:parent:{reading.post.parent is not None}"
        for place in candidate.places[:6]:
            sentence = reading.sentence_at(place)
            yield f"x:{reading.word(place)}"
            yield from self._near(
                "xl", range(place - 1, max(sentence.start, place - _WINDOW) - 1, -1)
            )
            yield from self._near("xr", range(place + 1, min(sentence.stop, place + 1 + _WINDOW)))
        first = self.named[0] if self.named else len(reading.tokens)
        stop = min(len(reading.tokens), _LONGEST_ZONE * 2)
        yield from self._cues("ib" if self.named else "ia", range(min(stop, first)))
        told = [s for s in reading.sentences if not s.is_question][:8]
        for sentence in told:
            if not reading.treatments(sentence.start, sentence.stop):
                yield f"i:time:{status_by_tense(reading, sentence.start, sentence.stop)}"
        for sentence in told[:1]:
            yield from self._near(
                "i0", range(sentence.start, min(sentence.start + 4, sentence.stop))
            )
        yield from self._persons(range(min(stop, len(reading.tokens))))
