"""What a member allows to be done with her words, and how pages look for her."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samehere.members.consenting import TEXT_VERSION, Reading
from samehere.members.models import Consent, Member
from samehere.web.display import Letters, TextSize, Theme


@transaction.atomic
def choose_reading(*, member: Member, reading: str, now: datetime | None = None) -> None:
    """Keep what the member chose about being read, with the version of the words she was asked.

    What was read before is no business of this room: `experiences.actions.change_reading` calls
    this and applies it.

    Raises:
        ValueError: none of the three choices.
    """
    Consent.objects.update_or_create(
        member=member,
        defaults={
            "reading": Reading(reading),
            "text_version": TEXT_VERSION,
            "chosen_at": now or timezone.now(),
        },
    )


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
