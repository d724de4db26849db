"""What "it" means: candidates by type, never a guess that could be counted.

"It" is mostly the illness. So a word is taken for a treatment only where the verb asks for one
("I use it"), or, as the subject of an effect, where no illness was named after the treatment.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from samehere.experiences.extraction.analysis import Group, PostReading, is_class
from samehere.experiences.extraction.procedures import is_activity, is_done_once
from samehere.experiences.extraction.rules import words

FAR_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Meant:
    """A treatment that is meant. `is_sure`: nothing else can be."""

    concept: str
    surface: str
    resolved_by: str
    is_sure: bool


@dataclass(slots=True)
class Context:
    """What the rest of the thread names: of the parent post, the opening post and the title."""

    parent: Sequence[tuple[str, str]] = ()
    opening: Sequence[tuple[str, str]] = ()
    title: Sequence[tuple[str, str]] = ()
    is_opening: bool = False
    # Whether the opening post or the title is about somebody close to its author.
    is_about_relative: bool = False
    # Whether nobody answered, under a title that is the name of a treatment and no more.
    is_under_its_name: bool = False

    @property
    def is_review(self) -> bool:
        """Whether it tells of the treatment of the title, and asks nobody."""
        return self.is_under_its_name and len({concept for concept, _ in self.title}) == 1


def named(reading: PostReading, place: int) -> Meant:
    """Return the treatment a token names."""
    token = reading.tokens[place]
    return Meant(token.concept, token.surface, "named", is_sure=True)


def resolve(reading: PostReading, group: Group, context: Context, *, demands: bool) -> Meant | None:
    """Return what a reference means, None where that is open.

    `demands` says that the verb takes a treatment and nothing else.
    """
    place = group.places[0]
    if not demands and not group.is_strong and _illness_is_nearer(reading, place):
        has_one = context.is_review and {
            reading.tokens[p].concept for p in reading.treatments()
        } <= {concept for concept, _ in context.title}
        if not has_one:
            return None
    if context.is_review and reading.word(place - 1) == "this" and _is_noun(reading, place):
        concept, surface = context.title[0]
        number = reading.sentence_of[place]
        near = reading.treatments(reading.sentences[max(number - 1, 0)].start, place)
        is_sure = {reading.tokens[p].concept for p in near} <= {concept}
        return Meant(concept, surface, "title", is_sure)
    found = _in_post(reading, place)
    if found is not None:
        return found
    if reading.treatments(0, place):
        return None
    return from_thread(reading, context)


def _is_noun(reading: PostReading, place: int) -> bool:
    """Whether "this drug" and its like stand there: in a review, the one that is reviewed."""
    return reading.word(place) in words("reference", "nouns") or is_class(
        reading.tokens[place].concept
    )


def from_thread(reading: PostReading, context: Context) -> Meant | None:
    """Return the treatment the thread is about, None where several could be meant."""
    has_others = bool(reading.treatments())
    for resolved_by, candidates in (
        ("parent", context.parent),
        ("title", context.title),
        ("opening_post", context.opening),
    ):
        concepts = dict.fromkeys(concept for concept, _ in candidates)
        if len(concepts) == 1:
            concept, surface = candidates[0]
            is_sure = (resolved_by == "title" and not has_others) or (
                resolved_by == "parent"
                and not has_others
                and concept in {name for name, _ in [*context.title, *context.opening[:1]]}
            )
            return Meant(concept, surface, resolved_by, is_sure)
        if len(concepts) > 1 and resolved_by == "parent":
            both = [c for c in candidates if c[0] in {name for name, _ in context.title}]
            if len({name for name, _ in both}) == 1:
                return Meant(both[0][0], both[0][1], "parent", is_sure=False)
    return None


def is_of_something(reading: PostReading) -> bool:
    """Whether a post begins with "something" its author took: what it goes on about is that.

    She may have taken a name out, and must not be told on by the title.
    """
    for place in range(len(reading.tokens)):
        word = reading.word(place)
        if reading.kind(place) == "T" or word in words("reference", "pronouns"):
            return False
        if word == "something":
            before = reading.words_between(reading.sentence_at(place).start, place)
            if before[-1:] == ["me"]:
                return before[-2:-1] == ["gave"]
            return "i" in before and before[-1] in words("reference", "taken")
    return False


def _in_post(reading: PostReading, place: int) -> Meant | None:
    number = reading.sentence_of[place]
    for back in range(number, max(number - FAR_SENTENCES, -1), -1):
        sentence = reading.sentences[back]
        places = reading.treatments(sentence.start, min(sentence.stop, place))
        if reading.word(place) in words("reference", "swallowed"):
            places = [p for p in places if not _is_no_medicine(reading.tokens[p].concept)]
        if not places:
            continue
        last = reading.tokens[places[-1]]
        concepts = {reading.tokens[p].concept for p in places}
        everywhere = {reading.tokens[p].concept for p in reading.treatments(0, place)}
        is_sure = len(concepts) == 1 and (len(everywhere) == 1 or back >= number - 1)
        return Meant(last.concept, last.surface, "same_post", is_sure)
    return None


def _is_no_medicine(concept: str) -> bool:
    """Whether "the drug" cannot mean it: an operation, an exercise, an aid."""
    is_aid = not words("reference", "no_medicines").isdisjoint(concept.split())
    return is_aid or is_done_once(concept) or is_activity(concept)


def _illness_is_nearer(reading: PostReading, place: int) -> bool:
    """Whether an illness or a sign was named after the last treatment before a place."""
    for back in range(place - 1, max(place - 60, -1), -1):
        if reading.kind(back) == "T":
            return False
        if reading.kind(back) in {"C", "S"}:
            return True
    return False
