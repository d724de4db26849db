"""Forgetting what nobody needs any more."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samehere.discussions.models import HeldPost, Invitation, OneTimeKey

# Longer than a form stays open in a tab and is sent again from there.
KEEP_USED_KEYS_FOR = timedelta(days=7)
# Time for its author to copy what was refused.
KEEP_DECIDED_POSTS_FOR = timedelta(days=30)


@transaction.atomic
def forget_used_keys() -> None:
    """Forget which forms were sent more than 7 days ago; what they said stays."""
    OneTimeKey.objects.filter(used_at__lt=timezone.now() - KEEP_USED_KEYS_FOR).delete()


@transaction.atomic
def forget_invitations() -> None:
    """Forget the invitations that let nobody in any more: used up, or run out."""
    over = Q(uses_left=0) | Q(expires_at__lte=timezone.now())
    Invitation.objects.filter(over).delete()


@transaction.atomic
def forget_decided_posts() -> None:
    """Forget what was held and decided about more than 30 days ago, refused words with it."""
    before = timezone.now() - KEEP_DECIDED_POSTS_FOR
    HeldPost.objects.filter(decided_at__lt=before).delete()
