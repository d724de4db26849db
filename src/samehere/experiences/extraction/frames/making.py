"""Making an effect of what a frame found: whose, how sure, when."""

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.frames.signs import Sign
from samehere.experiences.extraction.reference import Context, Meant, named, resolve
from samehere.experiences.extraction.rules import forms, words
from samehere.experiences.extraction.statements import Assertion, Effect, Kind, Role, Status
from samehere.experiences.extraction.timing import when


def goes_on(reading: PostReading, group: Group) -> bool:
    """Whether "and caused itch" goes on about the one treatment its sentence begins with."""
    sentence = reading.sentence_at(group.start)
    places = reading.treatments(sentence.start, group.start)
    concepts = {reading.tokens[p].concept for p in places}
    return (
        len(concepts) == 1
        and places[0] - sentence.start <= 2
        and not any(
            reading.word(p) in {"i", "we", "he", "she"} for p in range(places[0], group.start)
        )
    )


def is_welcome(sign: Sign) -> bool:
    return (sign.concept or "").replace(" ", "_") in words("side_effects", "welcome")


def meant_by(
    reading: PostReading, context: Context, group: Group, *, demands: bool
) -> list[tuple[int, Meant]]:
    """Return what a group of treatments or a reference means, with the place of each."""
    if not group.is_reference:
        return [(place, named(reading, place)) for place in group.places]
    meant = resolve(reading, group, context, demands=demands)
    return [(group.places[0], meant)] if meant else []


def make_effect(
    reading: PostReading,
    rule: str,
    place: int,
    meant: Meant,
    at: int,
    said: Assertion,
    role: Role,
    sign: Sign,
    group: Group | None,
    *,
    negated: bool = False,
    is_habit: bool = False,
    score: float = 0.93,
) -> Fact:
    sentence = reading.sentence_at(at)
    who, is_named = affected(reading, at, sentence)
    if is_habit and not is_named:
        score *= 0.8  # "T causes itch" may be what one has read.
    if group is not None and group.is_elided:
        score *= 0.95 if reading.word(group.start) == "which" or goes_on(reading, group) else 0.75
    elif group is not None and group.is_reference:
        score *= 0.9 if meant.is_sure and group.is_strong else 0.7
    if not meant.is_sure:
        score *= 0.8
    if sign.concept is None and role is Role.SIDE_EFFECT:
        score *= 0.7
    if said is Assertion.STATED and negated:
        said = Assertion.NEGATED
    onset, lasted, is_ongoing = (None, None, None)
    if said is not Assertion.NEGATED and not negated:
        onset, lasted, is_ongoing = when(reading, sign.start, role)
    return Fact(
        kind=Kind.EFFECT,
        who=who,
        assertion=said,
        meant=meant,
        rule=rule,
        score=score,
        status=_status(reading, at, role, is_habit=is_habit and is_named),
        at=at,
        place=place,
        group=group,
        effect_place=sign.start,
        effect=Effect(
            surface=sign.surface,
            concept=sign.concept,
            role=role,
            onset_after=onset,
            resolved_after=lasted,
            is_ongoing=is_ongoing,
            cause="suspected" if said is Assertion.HEDGED else "asserted",
        ),
    )


def _status(reading: PostReading, at: int, role: Role, *, is_habit: bool) -> Status:
    """What the verb's time says of use: "helps me" is now; "made me sick" is over."""
    around = {reading.word(p) for p in range(max(at - 4, 0), at + 1)}
    if is_habit or around & {"is", "has", "have", "are"}:
        return Status.TAKING
    form = forms("effects").get(reading.word(at))
    is_past = (form is not None and "past" in form.tags) or bool(
        around & {"did", "was", "were", "had"}
    )
    return Status.TOOK if is_past else Status.UNKNOWN
