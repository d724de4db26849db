"""A sign tied to the treatment after it: "terrible headaches from T", "no itch with T"."""

from collections.abc import Iterator

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.making import is_welcome, make_effect, meant_by
from samehere.experiences.extraction.frames.signs import Sign, sign_at
from samehere.experiences.extraction.reference import Context
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Assertion, Role

_LINKS = frozenset(
    {
        "from",
        "with",
        "on",
        "after",
        "by",
        "of",
        "to",
        "since",
        "when",
        "while",
        "using",
        "taking",
        "starting",
        "started",
        "due",
        "because",
        "thanks",
        "during",
    }
)


_APART = frozenset({"and", "but", "am", "been", "overdosed"})
_MAYBE = frozenset({"may", "might", "could", "would", "maybe", "perhaps", "probably", "possibly"})


def read_link(reading: PostReading, context: Context, group: Group) -> Iterator[Fact]:
    """A sign tied to the treatment that follows: "terrible headaches from T", "no itch with T"."""
    sentence = reading.sentence_at(group.start)
    link = group.start - 1
    passed: set[str] = set()
    while link >= sentence.start and group.start - link <= 5 and reading.kind(link) in "wA":
        word = reading.word(link)
        passed.add(word)
        if word not in _LINKS | words("naming", "before") | {"i", "to", "both"}:
            passed.discard(word)
            break
        link -= 1
    ties = passed & _LINKS
    if not ties - {"to", "of", "using", "taking"} or ties == {"to"}:
        return
    signs = _signs_before(reading, link, sentence.start)
    if not signs or (group.is_reference and not ties & {"from", "with", "on"}):
        return
    yield from _linked(reading, context, group, signs, ties, link)


def _signs_before(reading: PostReading, last: int, start: int) -> list[Sign]:
    """Return the list of signs that ends right before a link: "itch, heat and redness"."""
    signs: list[Sign] = []
    place, gap = last, 0
    while place >= start and gap <= 4:
        kind, word = reading.kind(place), reading.word(place)
        if kind in "SC" and not _is_general(reading, place):
            signs.insert(0, sign_at(reading, place))
            gap = 0
        elif (
            (word in {",", "and", "or", "/"} and signs)
            or (
                kind == "w"
                and (
                    not signs
                    or word
                    in {
                        "a",
                        "some",
                        "bad",
                        "terrible",
                        "severe",
                        "mild",
                        "the",
                        "my",
                        "no",
                        "any",
                        "of",
                        "with",
                    }
                )
            )
            or kind in "DFW"
        ):
            gap += 1
        else:
            break
        place -= 1
    return signs


def _linked(
    reading: PostReading,
    context: Context,
    group: Group,
    signs: list[Sign],
    ties: set[str],
    link: int,
) -> Iterator[Fact]:
    first, last = signs[0], signs[-1]
    if any(sign.concept in {"withdrawal symptoms", "die-off reaction"} for sign in signs):
        return
    sentence = reading.sentence_at(first.start)
    before = [reading.word(p) for p in range(max(sentence.start, first.start - 7), first.start)]
    between = [reading.word(p) for p in range(last.stop, link + 1)]
    said = assertion(reading, first.start)
    if _MAYBE & set(between):
        said = Assertion.HEDGED  # "The headaches may come from T."
    negated = is_negated(reading, max(sentence.start, first.start - 6), first.start)
    role, score = _linked_role(before, between, ties, negated=negated)
    if role is Role.SIDE_EFFECT and all(is_welcome(sign) for sign in signs):
        role = None if negated else Role.BENEFIT
    if role is None:
        return
    for place, meant in meant_by(
        reading,
        context,
        group,
        demands=bool(ties & {"on", "using", "taking"}) or _is_of_named(reading, group, ties),
    ):
        for sign in signs:
            yield make_effect(
                reading,
                f"effect.{'_'.join(sorted(ties))}"[:30],
                place,
                meant,
                sign.start,
                said,
                role,
                sign,
                group,
                negated=negated and role is Role.SIDE_EFFECT,
                score=score,
            )


def _is_of_named(reading: PostReading, group: Group, ties: set[str]) -> bool:
    """ "I use T and never had an itch from it": no illness was named since."""
    if not group.is_reference or "from" not in ties:
        return False
    named = reading.treatments(reading.sentence_at(group.start).start, group.start)
    return bool(named) and "C" not in reading.kinds[named[-1] : group.start]


def _linked_role(
    before: list[str], between: list[str], ties: set[str], *, negated: bool
) -> tuple[Role | None, float]:
    near = set(before[-5:])
    gone = words("gone", "words") & (set(between) | near)
    if set(between) & words("gone", "worse"):
        return Role.WORSE, 0.88
    if {"for", "treat", "against"} & set(before[-2:]) or {"started", "diagnosed"} & near:
        return None, 0
    if gone and not negated:
        return Role.BENEFIT, 0.9
    if ties & {"when", "while", "because"} and not ties & {"from", "with"}:
        return None, 0
    if "from" in ties or "due" in ties or ("by" in ties and "caused" in between):
        if {"relief"} & near:
            return Role.BENEFIT, 0.9
        return Role.SIDE_EFFECT, 0.9
    if not _APART.isdisjoint(between):
        return None, 0  # "I have depression and have been on T".
    if negated and ties & {"with", "on"}:
        return Role.SIDE_EFFECT, 0.8
    if near & words("gone", "had") and ties & {"with", "on", "after"}:
        is_explicit = ("i" in near or words("effects", "felt") & set(before[-3:])) and not ties & {
            "when",
            "while",
        }
        return Role.SIDE_EFFECT, 0.85 if is_explicit else 0.75
    return None, 0


def _is_general(reading: PostReading, place: int) -> bool:
    return reading.word(place).startswith(("side", "adverse"))
