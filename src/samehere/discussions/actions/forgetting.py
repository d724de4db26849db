"""Forgetting what nobody needs any more."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samehere.discussions.models import Invitation, OneTimeKey

# Longer than a form stays open in a tab and is sent again from there.
KEEP_USED_KEYS_FOR = timedelta(days=7)


@transaction.atomic
def forget_used_keys() -> None:
    """Forget which forms were sent more than 7 days ago; what they said stays."""
    OneTimeKey.objects.filter(used_at__lt=timezone.now() - KEEP_USED_KEYS_FOR).delete()


@transaction.atomic
def forget_invitations() -> None:
    """Forget the invitations that let nobody in any more: used up, or run out."""
    over = Q(uses_left=0) | Q(expires_at__lte=timezone.now())
    Invitation.objects.filter(over).delete()
