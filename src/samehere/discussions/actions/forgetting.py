"""Forgetting what nobody needs any more."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from samehere.discussions.models import OneTimeKey

# Longer than a form stays open in a tab and is sent again from there.
KEEP_USED_KEYS_FOR = timedelta(days=7)


@transaction.atomic
def forget_used_keys() -> None:
    """Forget which forms were sent more than 7 days ago; what they said stays."""
    OneTimeKey.objects.filter(used_at__lt=timezone.now() - KEEP_USED_KEYS_FOR).delete()
