"""Changing the community's words, as somebody who looks after a group. Each keeps who and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions.queries.writing import check_may_write
from samehere.markup import clean_line
from samehere.moderation.errors import (
    ReasonMissing,
    ReasonTooLong,
    WordIncomplete,
)
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.vocabulary import actions as vocabulary
from samehere.vocabulary.errors import MeaningMissing
from samehere.vocabulary.queries import concept_named, shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samehere.members.models import Member

LONGEST_REASON = 500
_ASKED = {
    "name": "Say which word it is.",
    "concept": str(MeaningMissing()),
    "kind": "Pick what it is.",
    "reason": str(ReasonMissing()),
}


@transaction.atomic
def add_word(
    *,
    member: Member,
    name: str,
    concept: str,
    kind: str,
    name_kind: str,
    scope: str,
    is_exact: bool,
    reason: str,
    means_both: bool = False,
) -> str:
    """Add a way to say something, and return what it means now, by the name pages print.

    A concept nobody knows yet is made; a brand or another name stands for what it is known as.
    `means_both`: a name the community takes for something else gets this meaning as well.

    Raises:
        NotLookingAfterAny, Suspended: the member may not.
        WordIncomplete: fields are empty; it names all of them.
        ReasonTooLong: why is not said in short.
        Refusal: as `vocabulary.add_term`.
    """
    check_may_look_after(member=member)
    _check_whole({"name": name, "concept": concept, "kind": kind, "reason": reason})
    why = _checked(member, reason)
    vocabulary.add_term(
        name=name,
        concept=concept,
        kind=kind,
        name_kind=name_kind,
        scope=scope,
        is_exact=is_exact,
        means_both=means_both,
        made_by=member.public_id,
        reason=why,
    )
    known = concept_named(concept)
    return shown_name(known.concept if known else concept)


@transaction.atomic
def limit_word(*, member: Member, which: Mapping[str, str], scope: str, reason: str) -> None:
    """Let a word hold only where a group is about `scope`; empty: everywhere.

    `which` names it: name, concept, kind and the scope it has now.

    Raises:
        NotLookingAfterAny, Suspended, ReasonMissing, ReasonTooLong: as `add_word`.
        TermNotFound, UnknownScope, TermExists: as `vocabulary.scope_term`.
    """
    why = _checked(member, reason)
    term = _term(member, which)
    vocabulary.scope_term(term_id=term, scope=scope, made_by=member.public_id, reason=why)


@transaction.atomic
def retire_word(*, member: Member, which: Mapping[str, str], reason: str) -> None:
    """Let a word be found no more. Its history stays, and it can be put back.

    Raises:
        NotLookingAfterAny, Suspended, ReasonMissing, ReasonTooLong: as `add_word`.
        TermNotFound: there is no such word.
    """
    why = _checked(member, reason)
    term = _term(member, which)
    vocabulary.retire_term(term_id=term, made_by=member.public_id, reason=why)


@transaction.atomic
def restore_word(*, member: Member, which: Mapping[str, str], reason: str) -> None:
    """Let a retired word be found again.

    Raises:
        NotLookingAfterAny, Suspended, ReasonMissing, ReasonTooLong: as `add_word`.
        TermNotFound: there is no such word.
    """
    why = _checked(member, reason)
    term = _term(member, which)
    vocabulary.restore_term(term_id=term, made_by=member.public_id, reason=why)


@transaction.atomic
def doubt_word(*, member: Member, name: str, concept: str, meant: str, seen_at: str) -> None:
    """Record that a word did not mean `concept` where the member saw it. It changes nothing else.

    Raises:
        Suspended: a moderator has paused the account.
        TermNotFound: there is no such word.
    """
    check_may_write(member=member, now=timezone.now())
    vocabulary.doubt_term(
        name=name, concept=concept, said_by=member.public_id, meant=meant, seen_at=seen_at
    )


@transaction.atomic
def leave_word(*, member: Member, name: str, concept: str) -> None:
    """Answer that a doubted word means what it is taken for.

    Raises:
        NotLookingAfterAny, Suspended: the member may not.
    """
    check_may_look_after(member=member)
    check_may_write(member=member, now=timezone.now())
    vocabulary.settle_doubts(name=name, concept=concept)


def _check_whole(fields: Mapping[str, str]) -> None:
    empty = {field: _ASKED[field] for field, words in fields.items() if not clean_line(words)}
    if empty:
        raise WordIncomplete(empty)


def _checked(member: Member, reason: str) -> str:
    check_may_look_after(member=member)
    check_may_write(member=member, now=timezone.now())
    why = clean_line(reason)
    if not why:
        raise ReasonMissing
    if len(why) > LONGEST_REASON:
        raise ReasonTooLong(LONGEST_REASON)
    return why


def _term(member: Member, which: Mapping[str, str]) -> int:
    return vocabulary.term_to_change(**which, made_by=member.public_id)
