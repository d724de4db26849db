"""Lists of what did nothing: "I've tried T, T and T. Nothing helped.", "none of them worked".

Only ever suggested: whoever says so may mean those named, or all there is.
"""

import re
from collections.abc import Iterator, Sequence

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import assertion
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.reference import Meant
from samehere.experiences.extraction.scored.clues import Scene, is_used
from samehere.experiences.extraction.statements import Assertion, Effect, Kind, Role, Status

_SCORE = 0.6
_BACK = 2
_FEWEST = 2
_NOTHING = re.compile(
    r"\b(?:nothing|neither|none(?: of (?:them|these|those|which|it|the above))?)"
    r"(?: (?:has|have|had|ever|really|actually|seems?|seemed|to|of|that|i've|i|tried|so|far))*"
    r" (?:worked|works?|working|helped|helps?|helping|did (?:anything|much|a thing|the trick)"
    r"|done (?:anything|much)|made (?:a|any) difference|touched it|touches it|gets? through)\b"
)
_BUT = frozenset({"but", "except", "until", "besides", "than", "like", "as"})


def read_failures(scene: Scene, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield that each of the treatments named right before did nothing."""
    reading = scene.reading
    used = {f.meant.concept: f for f in facts if is_used(f)}
    told = {f.meant.concept for f in facts if f.effect is not None}
    for number, sentence in enumerate(reading.sentences):
        line = " ".join(reading.words[sentence.start : sentence.stop])
        match = _NOTHING.search(line)
        if match is None or sentence.is_question or reading.quoted[sentence.start]:
            continue
        at = sentence.start + line.count(" ", 0, match.start())
        if not _BUT.isdisjoint(reading.words_between(at, sentence.stop)):
            continue
        if assertion(reading, at) is not Assertion.STATED:
            continue
        for place in _listed(reading, number, at):
            token = reading.tokens[place]
            use = used.get(token.concept)
            if use is not None and token.concept not in told:
                told.add(token.concept)
                yield _fact(reading, use, at)


def _listed(reading: PostReading, number: int, at: int) -> list[int]:
    """Where the treatments stand that are told of last, in one sentence, if they are several."""
    for back in range(number, max(number - _BACK, 0) - 1, -1):
        sentence = reading.sentences[back]
        places = reading.treatments(sentence.start, min(sentence.stop, at))
        if places:
            several = len({reading.tokens[p].concept for p in places}) >= _FEWEST
            return places if several else []
    return []


def _fact(reading: PostReading, use: Fact, at: int) -> Fact:
    meant = use.meant
    return Fact(
        kind=Kind.EFFECT,
        who=use.who,
        assertion=Assertion.STATED,
        meant=Meant(meant.concept, meant.surface, "same_post", is_sure=False),
        status=Status.UNKNOWN,
        rule="effect.nothing_worked",
        score=_SCORE,
        at=at,
        place=at,
        effect_place=at,
        effect=Effect(
            surface=reading.tokens[at].surface,
            concept=None,
            role=Role.NO_EFFECT,
            cause="suspected",
        ),
    )
