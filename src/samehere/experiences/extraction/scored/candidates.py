"""Which person may have to do with which treatment in a post: named, or the thread's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.experiencer import has_relative, may_mean_relative
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.reference import Context, Meant, named
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Who

_MOST_NAMED = 30
_MOST_PLACES = 5
_MOST_IMPLIED = 3
_MOST_ABOUT = 3


@dataclass(slots=True)
class Candidate:
    """A person and a treatment of one post. `places`: where it is named, else where "it" stands.

    `facts` are what frames said of both; `told` where the thread names it, where the post does not.
    """

    who: Who
    meant: Meant
    places: list[int]
    is_named: bool
    facts: list[Fact] = field(default_factory=list)
    told: tuple[str, ...] = ()
    # What frames said of this treatment and other persons.
    others: list[Fact] = field(default_factory=list)
    # What the discussion says of it: "title", "opening", "parent", "review", "carers".
    traits: tuple[str, ...] = ()


def candidates(
    reading: PostReading, context: Context, facts: Sequence[Fact]
) -> Iterator[Candidate]:
    """Yield every pair of a person and a treatment that the post may speak of."""
    if not any(token.kind == "w" for token in reading.tokens):
        return
    persons = [Who.AUTHOR]
    is_carers = context.is_about_relative and may_mean_relative(reading)
    is_carers = is_carers or reading.is_carers
    if is_carers or has_relative(reading) or any(f.who is Who.RELATIVE for f in facts):
        persons.append(Who.RELATIVE)
    by_concept: dict[str, list[Fact]] = {}
    for fact in facts:
        by_concept.setdefault(fact.meant.concept, []).append(fact)
    for meant, places, told in _meant(reading, context):
        about = by_concept.get(meant.concept, [])
        for who in persons:
            own = [f for f in about if f.who is who]
            others = [f for f in about if f.who is not who]
            traits = _traits(reading, context, meant.concept)
            yield Candidate(who, meant, places, not told, own, told, others, traits)


def _traits(reading: PostReading, context: Context, concept: str) -> tuple[str, ...]:
    held = (
        ("of_relative", reading.is_carers),
        ("carers", context.is_about_relative),
        ("review", context.is_review),
        ("opens", context.is_opening),
        ("title", any(concept == name for name, _ in context.title)),
        ("opening", any(concept == name for name, _ in context.opening)),
        ("parent", any(concept == name for name, _ in context.parent)),
    )
    return tuple(name for name, holds in held if holds)


def _meant(
    reading: PostReading, context: Context
) -> Iterator[tuple[Meant, list[int], tuple[str, ...]]]:
    places: dict[str, list[int]] = {}
    for place in reading.treatments():
        if not reading.quoted[place] and not _is_substance(reading, place):
            places.setdefault(reading.tokens[place].concept, []).append(place)
    for where in list(places.values())[:_MOST_NAMED]:
        yield named(reading, where[0]), where[:_MOST_PLACES], ()
    told: dict[str, tuple[str, list[str]]] = {}
    for name, pairs in (
        ("parent", context.parent),
        ("title", context.title),
        ("opening_post", context.opening),
    ):
        if len({concept for concept, _ in pairs}) > _MOST_ABOUT:
            continue  # Who tells of so many is not answered about one of them.
        for concept, surface in pairs:
            _, names = told.setdefault(concept, (surface, []))
            if name not in names:
                names.append(name)
    references = [
        g.places[0]
        for g in reading.groups
        if g.is_reference and not g.is_elided and not reading.quoted[g.places[0]]
    ]
    denied = {reading.tokens[p].concept for g in reading.groups if g.is_denied for p in g.places}
    implied = [(c, s, n) for c, (s, n) in told.items() if c not in places and c not in denied]
    implied.sort(key=lambda entry: -len(entry[2]))
    for concept, surface, names in implied[:_MOST_IMPLIED]:
        yield Meant(concept, surface, names[0], is_sure=False), references, tuple(names)


def _is_substance(reading: PostReading, place: int) -> bool:
    """Whether a name is that of something in the body: "lack of oestrogen", "iron levels"."""
    beside = {reading.word(place + 1), reading.word(place - 1)}
    if reading.word(place - 1) == "of":
        beside.add(reading.word(place - 2))
    return bool(beside & words("mention", "substance"))
