"""What stands around a sign and a treatment: the clues by which their tie is weighed."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import is_negated
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.pieces import piece_at, pieces_of
from samehere.experiences.extraction.reference import Context, Meant, from_thread
from samehere.experiences.extraction.rules import forms, words
from samehere.experiences.extraction.scored.guessed import guessed_role, is_aim, is_withdrawal
from samehere.experiences.extraction.scored.known import RANKS, relation, treats
from samehere.experiences.extraction.scored.reach import weighed_until
from samehere.experiences.extraction.scored.scorer import Clues, Value
from samehere.experiences.extraction.sentences import Sentence
from samehere.experiences.extraction.statements import Assertion, Status, Who

_FAR, _BESIDE = 8, 3
# How far a treatment may be: words in the sentence, sentences back, mentions, different ones.
_SIGHT, _BACK, _MOST_PLACES, _MOST = 60, 12, 20, 5
_NEW = frozenset({"a", "an", "another", "some", "different", "other", "new"})
_SUBJECTS = frozenset({"i", "my", "me", "it", "was", "is", "have", "had"})
_LEAVING, _STARTING = words("clues", "leaving"), words("clues", "starting")
_WITHDRAWAL = words("clues", "withdrawal")
_GONE = {name: words("gone", name) for name in ("words", "worse", "had")}
# The clue of a treatment that nothing was read of.
NO_STATUS = ("status=none",)
_SIDE = frozenset({"side", "side effects", "side effect", "side-effects", "sides"})


@dataclass(slots=True)
class Tie:
    """A treatment a sign may belong to, and where it is named (-1: in the thread)."""

    meant: Meant
    place: int
    how: str


@dataclass(slots=True)
class Scene:
    """What is known of a post before its signs are weighed."""

    reading: PostReading
    context: Context
    own: frozenset[str]
    is_review: bool
    # The clues that each treatment's facts are.
    statuses: dict[str, set[str]]
    named: int
    # Where a use of each treatment by the author or a relative is told, in order, and of which.
    used: list[tuple[int, str]]
    users: frozenset[str]
    # Where each sign stands first, and where a treatment without a name comes in.
    first: dict[str, int]
    others: list[int]
    # From here on only what may be counted is weighed: in a review that is all of it.
    until: int
    # What the clues of each sentence say, and the words of each; many signs ask for the same.
    by_sentence: dict[int, int] = field(default_factory=dict)
    said: dict[int, set[str]] = field(default_factory=dict)
    # What a rule of thumb makes of each sign, and what else here is given for it.
    guesses: dict[int, str] = field(default_factory=dict)
    givers: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, reading: PostReading, context: Context, facts: Sequence[Fact], own: frozenset[str]
    ) -> "Scene":
        """Gather it."""
        statuses: dict[str, set[str]] = {}
        for fact in facts:
            statuses.setdefault(fact.meant.concept, set()).add(
                f"status={fact.kind.value}.{fact.status.value}"
                f".{fact.who.value}.{fact.assertion.value}"
            )
        first: dict[str, int] = {}
        for place in reading.signs:
            first.setdefault(reading.tokens[place].concept, place)
        subject = {concept for concept, _ in context.title}
        used = sorted((f.place, f.meant.concept) for f in facts if is_used(f))
        is_review = context.is_review and len(subject) == 1
        return cls(
            reading=reading,
            context=context,
            own=own,
            is_review=is_review,
            statuses=statuses,
            named=len({reading.tokens[p].concept for p in reading.treatments()}),
            used=used,
            users=frozenset(concept for _, concept in used),
            first=first,
            others=list(_unnamed(reading)),
            until=len(reading.tokens) if is_review else weighed_until(reading),
        )

    def has_other(self, start: int, stop: int) -> bool:
        """Whether a treatment without a name comes in between: "another cream"."""
        return bisect_left(self.others, start) < bisect_left(self.others, stop)


def is_used(fact: Fact) -> bool:
    """Whether it says that the author or a relative uses or has used a treatment."""
    return (
        fact.assertion is Assertion.STATED
        and fact.status in {Status.TAKING, Status.TOOK, Status.UNKNOWN, Status.PRESCRIBED}
        and fact.who in {Who.AUTHOR, Who.RELATIVE}
    )


def _unnamed(reading: PostReading) -> Iterator[int]:
    nouns = words("reference", "nouns")
    for place in [place for place, word in enumerate(reading.words) if word in nouns]:
        if reading.kinds[place] == "w" and not _NEW.isdisjoint(
            reading.words_between(place - 5, place)
        ):
            yield place


def ties(scene: Scene, place: int) -> list[Tie]:
    """Return the treatments a sign may belong to, each once, the likeliest mention of it."""
    reading = scene.reading
    number = reading.sentence_of[place]
    sentence = reading.sentences[number]
    found: dict[str, Tie] = {}
    start, stop = sentence.clause_at(place)
    inside = reading.treatments(
        max(sentence.start, place - _SIGHT), min(sentence.stop, place + _SIGHT)
    )
    for p in sorted(inside, key=lambda p: (not start <= p < stop, abs(p - place))):
        meant = _meant(reading, p, "named")
        how = ("clause" if start <= p < stop else "sentence") + (
            ".before" if p < place else ".after"
        )
        found.setdefault(meant.concept, Tie(meant, p, how))
    floor = reading.sentences[max(number - _BACK, 0)].start
    for p in reversed(reading.treatments(floor, sentence.start)[-_MOST_PLACES:]):
        meant = _meant(reading, p, "same_post")
        if meant.concept in found:
            continue
        if len(found) >= _MOST or scene.has_other(p, sentence.stop):
            break
        back = number - reading.sentence_of[p]
        found[meant.concept] = Tie(meant, p, f"back{min(back, 4)}")
    for concept, surface in scene.context.title:
        found.setdefault(concept, Tie(Meant(concept, surface, "title", is_sure=False), -1, "title"))
    if not scene.context.is_opening and not found:
        meant_there = from_thread(reading, scene.context)
        if meant_there is not None:
            found[meant_there.concept] = Tie(meant_there, -1, "thread")
    return list(found.values())


def _meant(reading: PostReading, place: int, how: str) -> Meant:
    token = reading.tokens[place]
    return Meant(token.concept, token.surface, how, is_sure=how == "named")


def clues_of_sign(scene: Scene, place: int) -> Clues:
    """Return what is to be seen of a sign itself, but for what its sentence is like."""
    reading = scene.reading
    token = reading.tokens[place]
    sentence = reading.sentence_at(place)
    start, stop = sentence.clause_at(place)
    concept = token.concept
    found = [f"sign={concept}", f"kind={token.kind}"]
    found += _of_concept(scene, place, concept)
    found += _around(reading, place, start, stop, sentence)
    piece = pieces_of(reading)[piece_at(reading, place)]
    sorts: list[tuple[str, Collection[Value]]] = [
        ("pc", set(reading.plain_between(piece.start, piece.stop))),
        *_words_around(reading, place, start, stop),
    ]
    found.append(f"pl={min((piece.stop - piece.start) // 3, 3)}")
    found += _ahead(reading, place, sentence)
    role, _ = guessed_role(
        reading,
        place,
        start,
        stop,
        is_own=concept in scene.own,
        is_told=scene.first[concept] < place,
    )
    found.append(f"guess={role}.{scene.is_review}")
    scene.guesses[place] = f"{role}"
    if is_aim(reading, place):
        found.append("aim")
    if is_withdrawal(reading, place):
        found.append("leaving")
    who, is_named = affected(reading, place, sentence)
    found.append(f"who={who.value}.{is_named}")
    if is_negated(reading, max(start, place - 5), place):
        found.append("negated")
    return Clues(found, sorts)


def _of_concept(scene: Scene, place: int, concept: str) -> Iterator[str]:
    key = concept.replace(" ", "_")
    if concept in scene.own:
        yield "own"
    if key in words("side_effects", "usual"):
        yield "usual"
    if key in words("side_effects", "welcome"):
        yield "welcome"
    if scene.first[concept] < place:
        yield "told before"


def _around(
    reading: PostReading, place: int, start: int, stop: int, sentence: Sentence
) -> Iterator[str]:
    first, last = max(sentence.start, place - _BESIDE), min(sentence.stop, place + _BESIDE + 1)
    back = [*reversed(reading.plain_between(first, place)), "^", "^", "^"]
    ahead = [*reading.plain_between(place + 1, last), "$", "$", "$"]
    for n in range(_BESIDE):
        yield f"b{n + 1}={back[n]}"
        yield f"a{n + 1}={ahead[n]}"
    yield f"b21={back[1]} {back[0]}"
    yield f"a12={ahead[0]} {ahead[1]}"
    before = reading.words[max(start, place - _FAR) : place]
    after = reading.words[place + 1 : min(stop, place + 1 + _FAR)]
    verbs = forms("effects")
    for name, some in (("vb", reversed(before)), ("va", after)):
        verb = next((word for word in some if word in verbs), None)
        if verb is not None:
            yield f"{name}={verbs[verb].rules[0].id}"
    near = {*before, *after}
    for name, some_gone in _GONE.items():
        if not some_gone.isdisjoint(near):
            yield f"near.{name}"


def _words_around(
    reading: PostReading, place: int, start: int, stop: int
) -> Iterator[tuple[str, list[str]]]:
    places = range(max(start, place - _FAR), place), range(place + 1, min(stop, place + 1 + _FAR))
    for sort, beside in zip(("cb", "ca"), places, strict=True):
        yield sort, [reading.words[p] for p in beside if reading.kinds[p] in "wR"]


def clues_of_sentence(scene: Scene, number: int) -> Clues:
    """Return what is to be seen of a sentence, the same for every sign in it."""
    return Clues(list(_of_sentence(scene, number)), [("s", _words_of(scene, number))])


def _of_sentence(scene: Scene, number: int) -> Iterator[str]:
    reading = scene.reading
    sentence = reading.sentences[number]
    kinds = [token.kind for token in reading.tokens[sentence.start : sentence.stop]]
    signs = sum(kind in "SC" for kind in kinds)
    plain = _words_of(scene, number)
    yield f"signs={min(signs, 4)}"
    yield f"share={signs * 4 // max(sum(kind in 'wSCB' for kind in kinds), 1)}.{scene.is_review}"
    yield f"number={min(number, 4)}.{scene.is_review}"
    if sentence.is_question:
        yield "question"
    if not plain & _SUBJECTS:
        yield "no subject"
    earlier = _words_of(scene, number - 1) if number else set()
    for name, some in (("leaving", _LEAVING), ("starting", _STARTING)):
        if plain & some:
            yield f"{name}.here"
        if earlier & some:
            yield f"{name}.earlier"
    since = reading.sentences[max(number - 4, 0)].start
    before = set(reading.words_between(since, sentence.start))
    if earlier & _WITHDRAWAL:
        yield "withdrawal.earlier"
    if before & _WITHDRAWAL:
        yield "withdrawal.back"


def _ahead(reading: PostReading, place: int, sentence: Sentence) -> Iterator[str]:
    """Whether coming off, starting or side effects are spoken of before in the sentence."""
    ahead = set(reading.words_between(max(sentence.start, place - _SIGHT), place))
    for name, some in (("leaving", _LEAVING), ("starting", _STARTING)):
        if ahead & some:
            yield f"{name}.ahead"
    if ahead & _SIDE:
        yield "side effects ahead"
    if ahead & _WITHDRAWAL:
        yield "withdrawal.ahead"


def _words_of(scene: Scene, number: int) -> set[str]:
    if number not in scene.said:
        sentence = scene.reading.sentences[number]
        scene.said[number] = set(scene.reading.words_between(sentence.start, sentence.stop))
    return scene.said[number]


def clues_of_tie(scene: Scene, place: int, tie: Tie, found_ties: Sequence[Tie]) -> Clues:
    """Return what is to be seen of a treatment as the one a sign belongs to, of those found.

    The clues of the sign itself come first (`clues_of_sign`).
    """
    reading = scene.reading
    concept = tie.meant.concept
    others = len(found_ties) - 1
    is_title = any(concept == name for name, _ in scene.context.title)
    about = (is_title, scene.is_review, min(scene.named, 3), scene.context.is_opening)
    manner = (_of_manner, (tie.how, min(others, 3), *about))
    known = (_of_known, _known(scene, place, tie, found_ties))
    found: list[str] = []
    stop = reading.sentence_at(place).stop
    if last := bisect_left(scene.used, (stop, "")):
        found.append(f"last used={scene.used[last - 1][1] == concept}.{min(last, 3)}")
    found += scene.statuses.get(concept, NO_STATUS)
    if tie.place < 0:
        return Clues(found, [], [manner, known])
    sorts: list[tuple[str, Collection[Value]]] = []
    gap = piece_at(reading, place) - piece_at(reading, tie.place)
    found.append(f"gap={min(max(gap, -3), 5)}")
    low, high = sorted((tie.place, place))
    middle = reading.treatments(low + 1, high)[:_MOST_PLACES]
    between = {reading.tokens[p].concept for p in middle} - {concept}
    found.append(f"between={min(len(between), 2)}")
    if tie.how.startswith(("clause", "sentence")):
        found.append(f"distance={min((high - low) // 3, 4)}.{tie.how}")
        side = "tb" if tie.place < place else "ta"
        inside = range(low + 1, high)
        sorts.append((side, [reading.words[p] for p in inside if reading.kinds[p] in "wR"]))
        found.append(f"{side}1={reading.word(tie.place - 1)}")
        found.append(f"{side}2={reading.word(tie.place + 1)}")
    return Clues(found, sorts, [manner, known])


def _of_manner(
    how: str, others: int, is_title: bool, is_review: bool, named: int, is_opening: bool
) -> Iterator[str]:
    yield f"how={how}"
    yield f"how={how}.{others}"
    yield f"title={is_title}.{is_review}"
    yield f"how.title={how}.{is_title}"
    yield f"named={named}"
    yield f"opening={is_opening}"


def _known(
    scene: Scene, place: int, tie: Tie, found: Sequence[Tie]
) -> tuple[str, str, str, str, bool, bool, bool]:
    """What is known of a treatment and a sign, beside what is known of the others here."""
    sign, concept = scene.reading.tokens[place].concept, tie.meant.concept
    others = [relation(each.meant.concept, sign) for each in found if each is not tie]
    best = max(others, key=RANKS.__getitem__, default="")
    is_ill = not _givers(scene, sign) <= {concept}
    how = tie.how.split(".")[0]
    is_own = sign in scene.own
    guess = scene.guesses[place]
    return relation(concept, sign), best, how, guess, scene.is_review, is_own, is_ill


def _givers(scene: Scene, sign: str) -> frozenset[str]:
    """The treatments of the post and the title that are given for a sign."""
    if sign not in scene.givers:
        named = {scene.reading.tokens[p].concept for p in scene.reading.treatments()}
        named |= {concept for concept, _ in scene.context.title}
        scene.givers[sign] = frozenset(name for name in named if treats(name, sign))
    return scene.givers[sign]


def _of_known(
    relation: str, best: str, how: str, guess: str, is_review: bool, is_own: bool, is_ill: bool
) -> Iterator[str]:
    yield f"known={relation}"
    yield f"known.how={relation}.{how}"
    yield f"known.guess={relation}.{guess}.{is_review}"
    yield f"known.review={relation}.{is_review}"
    yield f"known.others={relation}.{best}"
    yield f"known.own={relation}.{is_own}"
    yield f"known.ill={relation}.{is_ill}"
