"""Signs that no frame ties to a treatment: a learnt scorer weighs whose they are, and as what.

Only suggested, but where next to no doubt is left. The clues are in `clues`; `tools/reading` makes
the weights.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.reference import Meant
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.scored.clues import (
    Scene,
    Tie,
    clues_of_sentence,
    clues_of_sign,
    clues_of_tie,
    ties,
)
from samehere.experiences.extraction.scored.evidence import (
    is_asked_about,
    is_item_of_illness,
    is_need,
    says_better,
)
from samehere.experiences.extraction.scored.guessed import is_aim, is_of_leaving
from samehere.experiences.extraction.scored.scorer import scorer
from samehere.experiences.extraction.scored.unknown import has_unknown_subject
from samehere.experiences.extraction.scored.vetoes import (
    is_left_by_others,
    is_sign_of_none,
)
from samehere.experiences.extraction.statements import Assertion, Effect, Kind, Role, Status, Who
from samehere.experiences.extraction.timing import when

OTHERS = frozenset({Who.PEOPLE, Who.LITERATURE, Who.ADDRESSEE, Who.OTHER_MEMBER, Who.CLINICIAN})
NONE, DENIED = "none", "denied"
LEAST = 0.45
# What is only weighed stays below what is counted, but for a side effect as likely as this in a
# review under the treatment's name: of 200 such in reviews that were left out 191 were right.
CERTAIN = 0.93
CERTAIN_SCORE = 0.85
# In a discussion it must stand in one sentence with the name: then 62 of 65 were right.
CERTAIN_BESIDE = 0.95
SCORE = 0.4
_LESS = frozenset({"less", "better", "milder", "calmer", "smaller", "fewer"})
_WENT, _CLOSE = 4, 4
_UNWANTED = frozenset({"side_effect", "withdrawal", "worse"})
_FELT = frozenset({"burning", "stinging", "irritation"})
_SEE = frozenset({"see", "is", "get", "have", "feel", "notice"})


def signs_to_weigh(scene: Scene, taken: Collection[int] = ()) -> Iterator[int]:
    """Yield the places of signs that somebody may have felt: none asked about or wished for.

    Those that are `taken` are left out.
    """
    reading = scene.reading
    for place in reading.signs:
        token = reading.tokens[place]
        if reading.quoted[place] or place in taken:
            continue
        if token.word.startswith(("side", "adverse")) or token.word.endswith("nothing"):
            continue
        if _is_awaited(reading, place):
            continue
        if assertion(reading, place) in {Assertion.QUESTION, Assertion.HYPOTHETICAL}:
            continue
        who, _ = affected(reading, place, reading.sentence_at(place))
        if who not in OTHERS:
            yield place


def _is_awaited(reading: PostReading, place: int) -> bool:
    """ "Until we see a flare": a plan, which nobody has felt."""
    before = reading.words_between(place - 5, place)
    return "until" in before and not _SEE.isdisjoint(before)


def weigh(scene: Scene, place: int, found: Sequence[Tie]) -> Iterator[tuple[Tie, dict[str, float]]]:
    """Yield for each treatment a sign may belong to how likely each role is."""
    model = scorer("signs")
    own = model.sums(clues_of_sign(scene, place))
    number = scene.reading.sentence_of[place]
    if number not in scene.by_sentence:
        scene.by_sentence[number] = model.sums(clues_of_sentence(scene, number))
    told = scene.by_sentence[number]
    for tie in found:
        of_tie = model.sums(clues_of_tie(scene, place, tie, found))
        yield tie, model.shares(own + told + of_tie)


def read_weighed(scene: Scene, taken: set[int]) -> list[Fact]:
    """Return the effects of the signs that no frame took."""
    near = takewhile(lambda place: place < scene.until, signs_to_weigh(scene, taken))
    places = [
        place
        for place in near
        if not is_sign_of_none(scene.reading, place) and not _is_of_unknown(scene, place)
    ]
    return [fact for place in places if (fact := _settled(scene, place)) is not None]


def _is_of_unknown(scene: Scene, place: int) -> bool:
    """In a review a name that nobody knows is likely that of what is reviewed, misspelt."""
    return not scene.reading.reviewed and has_unknown_subject(scene.reading, place)


def _settled(scene: Scene, place: int) -> Fact | None:
    """The likeliest treatment, and what the sign is to it; None where it is likely nothing."""
    found = ties(scene, place)
    if all(_is_ruled_out(scene, place, tie) for tie in found):
        return None
    weighed = [(1 - shares[NONE], tie, shares) for tie, shares in weigh(scene, place, found)]
    share, tie, shares = max(weighed, key=lambda each: each[0])
    is_denied = is_negated(scene.reading, _clause(scene, place)[0], place)
    name = max(
        (role for role in shares if role != NONE and (is_denied or role != DENIED)),
        key=lambda role: shares[role],
        default=NONE,
    )
    if name == "side_effect" and is_of_leaving(
        scene.reading, place, scene.reading.sentence_at(place).stop
    ):
        name = "withdrawal"
    if is_denied:
        name, share = _denied(scene, place, name, share)
    elif _got_better(scene, place, name):
        name = "benefit"
    if (name == NONE or share < LEAST) and not is_denied and is_asked_about(scene.reading, place):
        name, share = "side_effect", LEAST
    if name == NONE or share < LEAST or _is_vetoed(scene, place, tie, name):
        return None
    fact = _fact(scene, place, tie, name, share)
    if name == "side_effect" and _is_certain(scene, tie, shares[name]):
        fact.score = CERTAIN_SCORE
    return fact


def _is_certain(scene: Scene, tie: Tie, share: float) -> bool:
    if scene.is_review:
        return share >= CERTAIN and _is_reviewed(scene, tie)
    return share >= CERTAIN_BESIDE and tie.how.startswith(("clause", "sentence"))


def _is_vetoed(scene: Scene, place: int, tie: Tie, name: str) -> bool:
    """Whether its sentence cannot say this of a sign, however likely it looks."""
    if name == "benefit" and (not is_shown(scene, place) or _is_rival(scene, tie)):
        return True
    if name in _UNWANTED and _is_no_harm(scene, place, tie, name):
        return True
    if name == "no_effect" and is_left_by_others(scene.reading, place):
        return True
    return _is_ruled_out(scene, place, tie)


def _is_rival(scene: Scene, tie: Tie) -> bool:
    """ "It could also be due to T": what else may be behind it, not what made it better."""
    return tie.place > 0 and "due" in scene.reading.words_between(tie.place - _CLOSE, tie.place)


def _is_ruled_out(scene: Scene, place: int, tie: Tie) -> bool:
    """Whether a sign cannot be that treatment's, whatever it would be."""
    return not scene.is_review and _is_unused(scene, tie)


def _is_unused(scene: Scene, tie: Tie) -> bool:
    """Whether nobody close is read as one who uses the treatment: then it did nothing to them."""
    return tie.meant.concept not in scene.users


def is_shown(scene: Scene, place: int) -> bool:
    """Whether the sentence of a sign says that it got better, or that there was none."""
    reading = scene.reading
    if is_negated(reading, _clause(scene, place)[0], place) or _is_welcome(scene, place):
        return True
    return says_better(reading, place, is_aim=is_aim(reading, place))


def _is_no_harm(scene: Scene, place: int, tie: Tie, name: str) -> bool:
    """Whether a sign is what a treatment is for, or the illness itself."""
    reading = scene.reading
    if name == "side_effect" and not scene.is_review and is_item_of_illness(reading, place):
        return True
    return is_aim(reading, place) or is_need(reading, place, tie.place)


def _is_welcome(scene: Scene, place: int) -> bool:
    concept = scene.reading.tokens[place].concept.replace(" ", "_")
    return concept in words("side_effects", "welcome")


def _got_better(scene: Scene, place: int, name: str) -> bool:
    """Whether what looks like a role other than a benefit is one after all."""
    if name in _UNWANTED:
        return _is_welcome(scene, place) or _own_went(scene, place)
    return name == "no_effect" and _is_less(scene, place)


def _own_went(scene: Scene, place: int) -> bool:
    """ "The itch stopped at once", of an itch that was there before: not what a treatment did."""
    reading = scene.reading
    concept = reading.tokens[place].concept
    before = [p for p in reading.signs if p < place and reading.tokens[p].concept == concept]
    if concept not in scene.own and not any(is_aim(reading, p) for p in before):
        return False
    _start, stop = _clause(scene, place)
    after = reading.words[place + 1 : min(place + _WENT, stop)]
    return bool(after) and after[0] in words("gone", "words") and "when" not in after


def _is_less(scene: Scene, place: int) -> bool:
    """ "Not sure it does much, but the red patches look less angry": of that sign it did."""
    _start, stop = _clause(scene, place)
    return not _LESS.isdisjoint(scene.reading.words[place + 1 : min(place + _CLOSE + 1, stop)])


def _is_reviewed(scene: Scene, tie: Tie) -> bool:
    return scene.is_review and tie.meant.concept in {c for c, _ in scene.context.title}


def _clause(scene: Scene, place: int) -> tuple[int, int]:
    start, stop = scene.reading.sentence_at(place).clause_at(place)
    return max(start, place - 5), stop


def _is_felt_here(scene: Scene, place: int) -> bool:
    """Whether it is a feeling where something is put on, and was not told of before."""
    concept = scene.reading.tokens[place].concept
    return concept in _FELT and scene.first[concept] == place


def _denied(scene: Scene, place: int, name: str, share: float) -> tuple[str, float]:
    """ "No headaches": of one's illness that is a benefit, of what medicines do a denial."""
    concept = scene.reading.tokens[place].concept
    is_usual = concept.replace(" ", "_") in words("side_effects", "usual")
    if concept not in scene.own and (is_usual or _is_felt_here(scene, place)):
        return DENIED, max(share, LEAST)
    if concept in scene.own and name in {DENIED, "side_effect", "withdrawal"}:
        return "benefit", max(share, LEAST)
    return name, share


def _fact(scene: Scene, place: int, tie: Tie, name: str, share: float) -> Fact:
    reading, token = scene.reading, scene.reading.tokens[place]
    sentence = reading.sentence_at(place)
    role = Role.SIDE_EFFECT if name == DENIED else Role(name)
    onset, lasted, is_ongoing = (None, None, None)
    if name != DENIED:
        onset, lasted, is_ongoing = when(reading, place, role)
    where = tie.meant.resolved_by if tie.meant.resolved_by != "named" else "same_post"
    return Fact(
        kind=Kind.EFFECT,
        who=affected(reading, place, sentence)[0],
        assertion=Assertion.NEGATED if name == DENIED else Assertion.STATED,
        meant=Meant(tie.meant.concept, tie.meant.surface, where, is_sure=False),
        status=Status.UNKNOWN,
        rule=f"effect.weighed.{role.value}",
        score=SCORE + 0.38 * share,
        at=place,
        place=place,
        effect_place=place,
        effect=Effect(
            surface=token.surface,
            concept=token.concept,
            role=role,
            cause="suspected",
            onset_after=onset,
            resolved_after=lasted,
            is_ongoing=is_ongoing,
        ),
    )
