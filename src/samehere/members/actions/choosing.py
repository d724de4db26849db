"""What a member allows to be done with her words."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samehere.members.consenting import TEXT_VERSION, Reading
from samehere.members.models import Consent, Member


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
