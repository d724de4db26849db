"""What a member allows to be done with her words, and how pages look for her."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samehere.members import queries
from samehere.members.consenting import ANSWERS, QUESTIONS, YES, Purpose
from samehere.members.models import Consent, Member
from samehere.web.display import Letters, TextSize, Theme
from samehere.web.documents import DOCUMENTS


@transaction.atomic
def choose(*, member: Member, purpose: str, choice: str, now: datetime | None = None) -> bool:
    """Keep an answer, with the version of the words she was asked with; say if it is new.

    The answer before it ends. The same answer to the same words again changes nothing. What
    follows for what was read before is no business of this room: `experiences.actions`.

    Raises:
        ValueError: no such question, or none of its answers.
    """
    purpose = Purpose(purpose)
    if choice not in ANSWERS[purpose]:
        raise ValueError(choice)
    now = now or timezone.now()
    version = _version_of(purpose)
    # Her row first: of two answers at once one comes after the other.
    list(Member.objects.select_for_update().filter(pk=member.pk).values_list("pk"))
    current = queries.answers_of(member).get(purpose)
    if current and (current.choice, current.text_version) == (choice, version):
        return False
    Consent.objects.filter(member=member, purpose=purpose, ended_at=None).update(ended_at=now)
    Consent.objects.create(
        member=member, purpose=purpose, choice=choice, text_version=version, chosen_at=now
    )
    return True


@transaction.atomic
def choose_display(
    *, member: Member, theme: str, text_size: str, letters: str, has_plain_titles: bool
) -> None:
    """Keep how pages look for the member, on every device she signs in on.

    Raises:
        ValueError: one of them is none of the choices there are.
    """
    Member.objects.filter(pk=member.pk).update(
        theme=Theme(theme),
        text_size=TextSize(text_size),
        letters=Letters(letters),
        has_plain_titles=has_plain_titles,
    )


def choose_reading(*, member: Member, reading: str, now: datetime | None = None) -> None:
    """Keep what the member chose about being read: off, ask or count."""
    choose(member=member, purpose=Purpose.READING, choice=reading, now=now)


def decline_offer_of_reading(*, member: Member) -> None:
    """Keep that she does not want to be told again that her posts could be read. Twice is once."""
    Member.objects.filter(pk=member.pk).update(is_offered_reading=False)


def agree_to_write(*, member: Member, now: datetime | None = None) -> None:
    """Keep that the member agrees to what she writes being published."""
    choose(member=member, purpose=Purpose.WRITING, choice=YES, now=now)


def accept_terms(*, member: Member, now: datetime | None = None) -> None:
    """Keep that the member accepts the terms as they stand now."""
    choose(member=member, purpose=Purpose.TERMS, choice=YES, now=now)


def _version_of(purpose: Purpose) -> int:
    if purpose == Purpose.TERMS:
        return DOCUMENTS["terms"].version
    return QUESTIONS[purpose].version
