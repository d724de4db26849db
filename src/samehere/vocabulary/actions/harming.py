"""Refusing a term that would be found where something else is meant."""

from collections.abc import Collection, Sequence

from samehere.vocabulary.concepts import Kind, Wording
from samehere.vocabulary.errors import (
    CommonTerm,
    EverydayWord,
    KnownOtherwise,
    NoSign,
    NoTreatment,
)
from samehere.vocabulary.everyday import content_of, is_everyday, is_pointed_at
from samehere.vocabulary.models import Term
from samehere.vocabulary.queries import wording_of
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.shipped import common_terms


def refuse_harm(term: Term, known: Collection[Wording], *, means_both: bool) -> None:
    """Return if a new term may be found beside those `known` under its key.

    One tick for "both" must not make a use of a treatment out of each "I feel better", so a name of
    what is treated is no name of a treatment.

    Raises:
        NoTreatment, NoSign, CommonTerm, EverydayWord, KnownOtherwise: as `add_term`.
    """
    new = wording_of(term)
    is_treatment = new.sense.kind == Kind.TREATMENT
    near = _without_little_words(term.key) if is_treatment else ()
    clashing = [wording for wording in (*known, *near) if _clash(new, wording)]
    if clashing and is_treatment:
        raise NoTreatment(new.name, clashing[0].sense.concept, clashing[0].sense.kind)
    if clashing:
        raise NoSign(new.name, clashing[0].sense.concept)
    if is_treatment and not _is_capitals(new) and content_of(term.key) in common_terms():
        _refuse_second_meaning(new, [*known, *near])
    is_limited = new.sense.scope is not None
    may_be_everyday = is_limited and (is_pointed_at(term.key) or _is_capitals(new))
    if is_everyday(term.key) and not may_be_everyday:
        raise EverydayWord(new.name)
    # Where it is limited it means nothing else there, so there is nothing to ask.
    if not (is_limited or means_both or new.sense.concept in {w.sense.concept for w in known}):
        for wording in known:
            raise KnownOtherwise(new.name, wording.sense.concept)


def _refuse_second_meaning(new: Wording, known: Sequence[Wording]) -> None:
    """Return if an everyday word is found for this treatment already, in such letters.

    Limited to a condition or not: soap is soap beside each of them. PEP is a treatment, pep is not.
    """
    own = [wording for wording in known if wording.sense.concept == new.sense.concept]
    if not any(new.is_exact or not wording.is_exact for wording in own):
        meant = known[0].sense.concept if known else content_of(new.name.lower())
        raise CommonTerm(new.name, meant)


def _without_little_words(key: str) -> Collection[Wording]:
    """Return what the shipped lists have for "itch" when somebody wants "the itch"."""
    left = content_of(key)
    return Recognizer.shipped().wordings(left) if left != key else ()


def _clash(new: Wording, known: Wording) -> bool:
    """Return whether one is a treatment and the other what is treated, in one place."""
    kinds = {new.sense.kind, known.sense.kind}
    if len(kinds) == 1 or Kind.TREATMENT not in kinds:
        return False
    scopes = {new.sense.scope, known.sense.scope}
    if len(scopes) == 2 and None not in scopes:
        return False
    # A treatment and a condition may share their initials where a group says which it means.
    drug = new if new.sense.kind == Kind.TREATMENT else known
    return not (Kind.CONDITION in kinds and _is_capitals(drug))


def _is_capitals(wording: Wording) -> bool:
    """Return whether a term holds beside one condition, in this very case, which is no word's."""
    spelt = wording.name[1:]
    return wording.sense.scope is not None and wording.is_exact and spelt != spelt.lower()
