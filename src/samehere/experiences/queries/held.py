"""What is kept about a member, in numbers, for herself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from samehere.discussions.queries.own import LeftHere, left_here
from samehere.experiences.models import State
from samehere.experiences.queries.statements import own_rows
from samehere.members.consenting import Purpose
from samehere.members.queries import Answer, answers_of, every_answer_of
from samehere.web.documents import DOCUMENTS, Document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samehere.members.models import Member


@dataclass(frozen=True)
class Held:
    """What she left here, and what was read in it; `read` is what she is asked about.

    `waiting` of it she has not answered."""

    left: LeftHere
    read: int
    confirmed: int
    waiting: int


@dataclass(frozen=True)
class PrivacyPage:
    """What is kept about her, her answers that hold, by purpose, and all she ever gave."""

    held: Held
    answers: Mapping[str, Answer]
    every_answer: Sequence[Answer]
    terms: Document

    @property
    def accepted(self) -> Answer | None:
        """When she accepted the terms, and in which version."""
        return self.answers.get(Purpose.TERMS)


def privacy_page(*, viewer: Member) -> PrivacyPage:
    """Return what the page about privacy and data shows her. Eight queries."""
    return PrivacyPage(
        held=held_about(viewer),
        answers=answers_of(viewer),
        every_answer=every_answer_of(viewer),
        terms=DOCUMENTS["terms"],
    )


def held_about(member: Member) -> Held:
    """Return what is kept about the member. Six queries."""
    read = own_rows(member).aggregate(
        read=Count("pk"),
        confirmed=Count("pk", filter=Q(state=State.CONFIRMED)),
        waiting=Count("pk", filter=Q(state=State.UNCONFIRMED)),
    )
    return Held(left=left_here(member), **read)
