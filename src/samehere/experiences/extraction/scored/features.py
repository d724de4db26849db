"""What can be seen of a candidate, as names of features: few words, many sorts of words."""

from collections.abc import Iterator, Sequence

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.experiencer import person_noun
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.rules import forms, word_classes
from samehere.experiences.extraction.scored.candidates import Candidate
from samehere.experiences.extraction.statements import Who
from samehere.experiences.extraction.tense import status_by_tense

_WINDOW = 6
_LONGEST_ZONE = 60
_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "our", "us"})


class PostFeatures:
    """The features of one post's candidates; what they share is worked out once."""

    def __init__(self, reading: PostReading) -> None:
        self.reading = reading
        self.named = reading.treatments()
        self.concepts = {reading.tokens[p].concept for p in self.named}
        self.asks = [s.is_question for s in reading.sentences]
        self._places: dict[int, list[str]] = {}
        words = [t.word for t in reading.tokens if t.kind == "w"]
        self.has_first = bool(_FIRST & set(words))
        self.shared = list(self._shared(words))

    def _shared(self, words: list[str]) -> Iterator[str]:
        yield f"p:length:{min(len(words) // 12, 8)}"
        yield f"p:treatments:{min(len(self.concepts), 4)}"
        yield f"p:first:{self.has_first}"
        if all(self.asks):
            yield "p:only_asks"
        elif any(self.asks):
            yield "p:asks"

    def of(self, candidate: Candidate) -> list[str]:
        """Return the names of the features that hold for a candidate, sorted, each once."""
        found = set(self.shared)
        found.update(self._of_frames(candidate))
        if candidate.is_named:
            found.update(self._of_mentions(candidate))
        else:
            found.update(self._of_implied(candidate))
        if candidate.is_carers:
            found.add("p:carers")
        kind = "A" if candidate.who is Who.AUTHOR else "R"
        found.update(
            {f"{kind}:{name}" for name in found if name[:2] in {"g:", "f:", "p:", "i:", "fw"}}
        )
        found.add(f"{kind}:{'named' if candidate.is_named else 'implied'}")
        found.add("bias")
        return sorted(found)

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

    def _of_mentions(self, candidate: Candidate) -> Iterator[str]:
        guesses = [self._guess(place) for place in candidate.places]
        own = [p for p, g in zip(candidate.places, guesses, strict=True) if g is candidate.who]
        if not own:
            yield "g:no_match"
            for guess in set(guesses):
                yield f"g:no_match:{guess}"
        elif len(own) < len(guesses):
            yield "g:some_match"
        yield f"n:{min(len(candidate.places), 4)}"
        for place in own or candidate.places:
            if place not in self._places:
                self._places[place] = list(self._of_place(place))
            yield from self._places[place]

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
        yield from self._cues("z", range(start, self._zone(place)))

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
        for place in places:
            if self.reading.kind(place) != "w":
                continue
            word = self.reading.word(place)
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
            yield f"{side}:{self._name(place)}"
            yield from self._sorts(f"{side}c", place)

    def _cues(self, where: str, places: Sequence[int]) -> Iterator[str]:
        for place in places:
            kind = self.reading.kind(place)
            if kind == "w":
                yield f"{where}:{self.reading.word(place)}"
                yield from self._sorts(f"{where}c", place)
            elif kind in "DFAWS":
                yield f"{where}:<{kind}>"

    def _name(self, place: int) -> str:
        kind = self.reading.kind(place)
        return self.reading.word(place) if kind in "wp" else f"<{kind}>"

    def _sorts(self, where: str, place: int) -> Iterator[str]:
        """The sorts of a word: of cues, and which event a verb stands for, in which form."""
        if self.reading.kind(place) != "w":
            return
        word = self.reading.word(place)
        for name in word_classes().get(word, ()):
            yield f"{where}:{name}"
        form = forms("uses").get(word)
        if form is not None:
            event = form.rules[0].event
            yield f"{where}:{event}"
            for tag in form.tags:
                yield f"{where}:{event}:{tag}"

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
