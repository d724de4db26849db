"""Forgetting what has run out."""

from datetime import datetime, timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samehere.members import queries
from samehere.members.actions.addresses import forget_old_changes
from samehere.members.actions.codes import forget_old_codes
from samehere.members.actions.sessions import forget_ended_devices
from samehere.members.actions.suspending import forget_old_suspensions
from samehere.members.models import FormerName, SignInLink

# An address nobody confirmed is kept no longer than its owner may need to find the mail.
UNFINISHED_JOIN_LASTS = timedelta(days=1)
# Long enough to see afterwards that a link was used, and when.
KEEP_LINKS_FOR = timedelta(days=30)


@transaction.atomic
def forget_expired() -> None:
    """Forget what has run out: sessions, codes, joins of a day ago, links of a month, old names.

    And pauses that are over. A session may hold an address and a code; an unfinished join holds an
    address.
    """
    SessionStore.clear_expired()
    forget_ended_devices()
    forget_old_codes()
    forget_old_changes()
    forget_old_unfinished_joins()
    forget_former_names(timezone.now())
    forget_old_suspensions()
    before = timezone.now() - KEEP_LINKS_FOR
    SignInLink.objects.filter(Q(used_at__lt=before) | Q(expires_at__lt=before)).delete()


def forget_former_names(now: datetime) -> None:
    """Free the names that were given up a year ago."""
    FormerName.objects.filter(kept_until__lte=now).delete()


def forget_old_unfinished_joins() -> None:
    """Forget who asked to join a day ago and never typed the code."""
    before = timezone.now() - UNFINISHED_JOIN_LASTS
    queries.unfinished_joins().filter(joined_at__lt=before).delete()
