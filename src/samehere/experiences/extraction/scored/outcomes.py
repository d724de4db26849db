"""Pieces that say how a treatment did and name no sign: "a life saver", "waste of money".

Patterns find the usual wordings; a learnt scorer judges each piece with each treatment it may
speak of, with or without one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.experiencer import default_person, person_noun
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.pieces import pieces_of
from samehere.experiences.extraction.reference import Meant
from samehere.experiences.extraction.rules import table, words
from samehere.experiences.extraction.rules.choices import at_word
from samehere.experiences.extraction.scored.clues import NO_STATUS, Scene, is_used
from samehere.experiences.extraction.scored.holders import Holder, holders, last_group
from samehere.experiences.extraction.scored.scorer import Clues, Value, scorer
from samehere.experiences.extraction.scored.unknown import has_unknown_subject
from samehere.experiences.extraction.scored.vetoes import (
    is_before_use,
    is_reported,
    is_said_of_another,
    is_untried,
)
from samehere.experiences.extraction.scored.weighed import CERTAIN_SCORE, NONE, OTHERS, SCORE
from samehere.experiences.extraction.sentences import Piece
from samehere.experiences.extraction.statements import Assertion, Effect, Kind, Role, Status, Who
from samehere.experiences.extraction.timing import when

# From how likely on an outcome is told, and in a piece without a word for it.
LEAST_UNSAID = 0.75
LEAST = {"benefit": 0.5, "no_effect": 0.5, "worse": 0.5}
CERTAIN = 0.985
# In one piece with the treatment's name: 96 of 100 were right in posts that were left out.
CERTAIN_NAMED = {Role.BENEFIT: 0.9, Role.NO_EFFECT: 0.97}
# Sorts of words that by themselves say nothing of how a treatment did.
_SHORT = 3
_USING = frozenset({"use", "used", "take", "taken", "tried", "try", "need", "want", "know"})
_FAR, _UNTIL = 12, 5
_COMPARING = frozenset({"than", "to", "after", "before", "without", "unlike", "from", "need"})
_ALL = frozenset({"all", "they", "everything", "those", "these"})
_DENYING = frozenset({"never", "not"})
_DUMB = frozenset({"aim", "hedge", "hearsay", "bad", "numbers", "bought", "able"})


@dataclass(slots=True)
class Told:
    """A wording of an outcome, and where it stands."""

    role: Role
    place: int
    surface: str


@dataclass(slots=True)
class Candidate:
    """A piece with a treatment it may speak of, and what is to be seen of both."""

    piece: Piece
    holder: Holder
    # The usual wordings of outcomes in the piece, and the clues of the piece by itself.
    told: list[Told]
    own: Clues
    clues: Clues


@cache
def _outcome_patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    outcomes = table("effects")["outcomes"]
    return tuple(
        (Role(name), re.compile(rf"{at_word(' '.join(choice.split()))}\b"))
        for name, choice in outcomes.items()
    )


@cache
def _sorts() -> dict[str, tuple[str, ...]]:
    """For each word the sorts of outcome words it is one of."""
    found: dict[str, tuple[str, ...]] = {}
    for name, some in table("outcomes")["sorts"].items():
        for word in some.split():
            found[word] = (*found.get(word, ()), name)
    return found


def told_in(reading: PostReading, start: int, stop: int) -> list[Told]:
    """Return the usual wordings of outcomes between two places."""
    outcomes = reading.outcomes
    found = [
        Told(Role(outcomes[place][0]), place, outcomes[place][1])
        for place in range(start, stop)
        if place in outcomes
    ]
    line = " ".join(reading.words[start:stop])
    for role, pattern in _outcome_patterns():
        if match := pattern.search(line):
            found.append(Told(role, _place_at(reading, start, match.start()), match[0]))
    return found


def _place_at(reading: PostReading, start: int, offset: int) -> int:
    """Return the place of the word that an offset in a line of words falls on."""
    place, stop = start, len(reading.words[start])
    while stop < offset:
        place += 1
        stop += 1 + len(reading.words[place])
    return place


def candidates(scene: Scene, users: Collection[str] | None = None) -> Iterator[Candidate]:
    """Yield every piece of a post with each treatment it may speak of.

    If it is known what its author or a relative uses, without pieces that could only speak of
    what another post names and nobody here uses: of those no outcome is read. Of pieces that are
    weighed only if they may be counted, those with a usual wording and a treatment's name.
    """
    reading = scene.reading
    named = reading.treatments()
    pieces = pieces_of(reading)
    said = _Said(reading, pieces)
    for number, piece in enumerate(pieces):
        if reading.sentences[piece.sentence].is_question:
            continue
        is_far = piece.start >= scene.until
        if is_far and not _named(reading, piece):
            continue
        some = holders(scene, piece, last_group(reading, named, piece.start), named)
        if not some or (users is not None and _is_only_of_another_post(some[0], users)):
            continue
        told = told_in(reading, piece.start, piece.stop)
        if is_far and not told:
            continue
        own = Clues(list(_named_of(said.plain(number), told)), _words_of(said, number))
        own.traits.append((_of_shape, _shape(scene, piece, told)))
        _add_neighbours(own, said, number)
        for holder in some:
            yield Candidate(piece, holder, told, own, _of_holder(scene, piece, holder, len(some)))


class _Said:
    """The words of pieces and their sorts, by number; neighbours ask for the same ones."""

    def __init__(self, reading: PostReading, pieces: Sequence[Piece]) -> None:
        self.reading, self.pieces = reading, pieces
        self._words: dict[int, tuple[frozenset[str], frozenset[str]]] = {}

    def plain(self, number: int) -> list[str]:
        """Return the words of a piece in order."""
        return self.reading.plain_between(self.pieces[number].start, self.pieces[number].stop)

    def words(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words of a piece, and all sorts of outcome words among them."""
        if number not in self._words:
            sorts, words = _sorts(), frozenset(self.plain(number))
            known = filter(sorts.__contains__, words)
            self._words[number] = words, frozenset(sort for word in known for sort in sorts[word])
        return self._words[number]


def _words_of(said: _Said, number: int) -> list[tuple[str, Collection[Value]]]:
    line = ["^", *said.plain(number), "$"]
    return [
        ("w", said.words(number)[0]),
        ("2", set(pairwise(line))),
        ("3", set(zip(line, line[1:], line[2:], strict=False))),
    ]


def _named_of(plain: Sequence[str], told: Sequence[Told]) -> Iterator[str]:
    sorts = _sorts()
    before = ""
    for word in filter(sorts.__contains__, plain):
        yield from _of_sorts(before, sorts[word])
        before = sorts[word][0]
    yield from (f"told={each.role.value}" for each in told)


@cache
def _of_sorts(before: str, sorts: tuple[str, ...]) -> list[str]:
    """The clues of an outcome word, by its sorts and the sort of the one before it."""
    return [name for sort in sorts for name in (f"sort={sort}", f"after={before}.{sort}")]


def _shape(scene: Scene, piece: Piece, told: Sequence[Told]) -> tuple[int, bool, int, bool]:
    length = min((piece.stop - piece.start) // 3, 4)
    return length, bool(told), min(piece.sentence, 3), scene.is_review


def _of_shape(length: int, is_told: bool, sentence: int, is_review: bool) -> Iterator[str]:
    yield f"length={length}.{is_told}"
    yield f"sentence={sentence}.{is_review}"


def _add_neighbours(own: Clues, said: _Said, number: int) -> None:
    pieces = said.pieces
    sides = ["none", "none"]
    for side, (name, other) in enumerate((("p", number - 1), ("n", number + 1))):
        if not 0 <= other < len(pieces):
            continue
        is_same = pieces[other].sentence == pieces[number].sentence
        sides[side] = "same" if is_same else "far"
        if is_same:
            words, sorts = said.words(other)
            own.sorts += ((f"{name}w", words), (f"{name}sort", sorts))
    own.traits.append((_of_sides, tuple(sides)))


def _of_sides(previous: str, following: str) -> Iterator[str]:
    yield f"p={previous}"
    yield f"n={following}"


def _of_holder(scene: Scene, piece: Piece, holder: Holder, others: int) -> Clues:
    concept = holder.meant.concept
    is_subject = any(concept == name for name, _ in scene.context.title)
    named, review = min(scene.named, 3), scene.is_review
    clues = Clues([], [], [(_of_manner, (holder.how, min(others, 3), is_subject, named, review))])
    clues.named += scene.statuses.get(concept, NO_STATUS)
    if holder.place >= 0:
        clues.named.append(f"gap={min(max(piece.start - holder.place, 0) // 6, 5)}")
        clues.named.append(f"t1={scene.reading.word(holder.place - 1)}")
        clues.named.append(f"t2={scene.reading.word(holder.place + 1)}")
    return clues


def _of_manner(
    how: str, others: int, is_subject: bool, named: int, is_review: bool
) -> Iterator[str]:
    yield f"how={how}"
    yield f"how={how}.{others}.{is_review}"
    yield f"title={is_subject}.{is_review}"
    yield f"named={named}"


def read_outcomes(scene: Scene, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the outcomes the pieces tell, each role of a treatment once a sentence."""
    users = {f.meant.concept: f.who for f in facts if is_used(f)}
    effects = [(f, f.effect.role) for f in facts if f.effect is not None]
    known = {(scene.reading.sentence_of[f.at], f.meant.concept, role) for f, role in effects}
    harms = {f.effect_place for f, role in effects if role is Role.SIDE_EFFECT}
    for some in _likely(scene, users).values():
        most = max(share for share, _, _ in some)
        for share, name, each in some:
            key = (each.piece.sentence, each.holder.meant.concept, Role(name))
            is_beside = each.holder.how == some[0][2].holder.how
            if key in known or (share < most and not is_beside):
                continue
            at = _told(scene.reading, each, name, share)
            if at is None or _is_end_of_harm(scene.reading, at, harms):
                continue
            if _is_felt(scene.reading, at) and not _is_awaited(scene.reading, at.place):
                known.add(key)
                yield _fact(scene, at, each, share, users)


def _likely(
    scene: Scene, users: Collection[str]
) -> dict[tuple[int, int], list[tuple[float, str, Candidate]]]:
    """Return by piece the candidates that likely tell an outcome, with which and how likely."""
    model = scorer("outcomes")
    found: dict[tuple[int, int], list[tuple[float, str, Candidate]]] = {}
    own, sums = None, 0
    for each in candidates(scene, users):
        if each.own is not own:
            own, sums = each.own, model.sums(each.own)
        whole = sums + model.sums(each.clues)
        if not model.may_be(whole, NONE):
            continue
        shares = model.shares(whole)
        name = max(LEAST, key=lambda role: shares.get(role, 0.0))
        if shares.get(name, 0.0) >= LEAST[name]:
            place = (each.piece.start, each.piece.stop)
            found.setdefault(place, []).append((shares[name], name, each))
    return found


def _is_only_of_another_post(holder: Holder, users: Collection[str]) -> bool:
    """Whether only the opening or the parent post names the treatment, and none here uses it."""
    is_elsewhere = holder.place < 0 and holder.meant.resolved_by != "title"
    return is_elsewhere and holder.meant.concept not in users


def _told(reading: PostReading, each: Candidate, name: str, share: float) -> Told | None:
    """The wording that tells it, else the word of the piece that speaks most for it, if any."""
    piece = each.piece
    mine = next((told for told in each.told if told.role.value == name), None)
    if mine is not None:
        return mine
    model = scorer("outcomes")
    column, nothing = model.classes.index(name), (0,) * len(model.classes)
    place = max(
        _speaking(reading, piece, share),
        key=lambda p: model.weights.get(f"w={reading.words[p]}", nothing)[column],
        default=None,
    )
    if place is None:
        return None
    return Told(Role(name), place, reading.tokens[place].surface)


def _speaking(reading: PostReading, piece: Piece, share: float) -> list[int]:
    """Where words stand in which people say how a treatment did; any word, where it is likely."""
    sorts = _sorts()
    plain = [
        p
        for p in range(piece.start, piece.stop)
        if reading.kinds[p] == "w" and reading.words[p] != "told"
    ]
    found = [p for p in plain if not _DUMB.issuperset(sorts.get(reading.words[p], _DUMB))]
    if found or share < LEAST_UNSAID:
        return found
    return [p for p in plain if len(reading.words[p]) > _SHORT]


def _is_end_of_harm(reading: PostReading, told: Told, harms: set[int | None]) -> bool:
    """ "Nausea, gone by day 9", "no burning at all": no benefit of what brought it or did not."""
    if told.role is not Role.BENEFIT:
        return False
    if reading.word(told.place - 1) in {"no", "zero"} or reading.word(told.place) in {"no", "at"}:
        return any(p in harms for p in range(told.place - 2, told.place + 3))
    if words("gone", "words").isdisjoint(told.surface.lower().split()):
        return False
    number = reading.sentence_of[told.place]
    start = max(reading.sentences[number].start, told.place - _FAR)
    if _ALL.isdisjoint(reading.words[start : told.place + 1]):
        return any(p in harms for p in range(start, told.place))
    return any(p in harms for p in range(reading.sentences[max(number - 1, 0)].start, told.place))


def _is_unused(reading: PostReading, start: int, stop: int) -> bool:
    """ "I don't use any": nothing was used, so nothing failed."""
    return any(
        word in _USING and is_negated(reading, max(start, p - 2), p)
        for p, word in enumerate(reading.words[start:stop], start)
    )


def _is_felt(reading: PostReading, told: Told) -> bool:
    place = told.place
    sentence = reading.sentence_at(place)
    start, _stop = sentence.clause_at(place)
    if told.role is Role.BENEFIT and is_negated(reading, max(start, place - 3), place):
        return False
    if told.role is Role.BENEFIT and told.surface.lower() in _DENYING:
        return False
    if told.role is Role.NO_EFFECT and _is_unused(reading, start, place + 4):
        return False
    if not reading.reviewed and has_unknown_subject(reading, place):
        return False
    if is_said_of_another(reading, place) or is_before_use(reading, place):
        return False
    return (
        not reading.quoted[place]
        and not is_untried(reading, sentence.start, sentence.stop)
        and not is_reported(reading, sentence.start, place)
        and assertion(reading, place) in {Assertion.STATED, Assertion.HEDGED}
        and affected(reading, place, sentence)[0] not in OTHERS
        and not any(person_noun(reading.word(p)) is Who.PEOPLE for p in range(start, place))
    )


def _is_awaited(reading: PostReading, place: int) -> bool:
    """ "Stop until you feel better": nobody has felt it yet."""
    return "until" in reading.words_between(place - _UNTIL, place)


def _fact(scene: Scene, told: Told, each: Candidate, share: float, users: dict[str, Who]) -> Fact:
    reading, meant = scene.reading, each.holder.meant
    where = meant.resolved_by if meant.resolved_by != "named" else "same_post"
    sentence = reading.sentence_at(told.place)
    who = users.get(meant.concept, default_person(reading, sentence.stop - 1))
    onset, _, _ = when(reading, told.place, told.role)
    return Fact(
        kind=Kind.EFFECT,
        who=who,
        assertion=Assertion.STATED,
        meant=Meant(meant.concept, meant.surface, where, is_sure=False),
        status=Status.UNKNOWN,
        rule=f"effect.loose.{told.role.value}",
        score=_score(scene, told, each, share),
        at=told.place,
        place=told.place,
        effect_place=told.place,
        effect=Effect(
            surface=told.surface,
            concept=None,
            role=told.role,
            cause="suspected",
            onset_after=onset,
        ),
    )


def _score(scene: Scene, told: Told, each: Candidate, share: float) -> float:
    """Below what is counted, but for a usual wording in one piece with the treatment's name."""
    if share >= CERTAIN_NAMED.get(told.role, 1.0) and each.holder.how.startswith("in."):
        piece = each.piece
        named = {scene.reading.tokens[p].concept for p in _named(scene.reading, piece)}
        is_usual = any(t.role is told.role for t in each.told)
        if is_usual and len(named) == 1 and not _is_compared(scene.reading, piece):
            return CERTAIN_SCORE
    is_subject = each.holder.meant.concept in {c for c, _ in scene.context.title}
    if scene.is_review and is_subject and share >= CERTAIN and told.role is Role.BENEFIT:
        return CERTAIN_SCORE
    return SCORE + 0.38 * share


def _is_compared(reading: PostReading, piece: Piece) -> bool:
    """ "Better than taking T", "it worked wonders after T": said of something else."""
    return any(
        not _COMPARING.isdisjoint(reading.words_between(place - 2, place))
        for place in _named(reading, piece)
    )


def _named(reading: PostReading, piece: Piece) -> list[int]:
    return reading.treatments(piece.start, piece.stop)
