"""Changing the name one writes under."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from samehere.members import errors, queries
from samehere.members.actions.profiling import raise_profile_version
from samehere.members.lookalikes import look_of
from samehere.members.models import FormerName, Member
from samehere.members.names import clean_name, name_key
from samehere.members.renaming import keys_printing
from samehere.web import pages

# Often enough for a mistake, too seldom to lead others by the nose.
NAME_STAYS_FOR = timedelta(days=30)
# Long enough that those who knew her by it have read that she has another.
FORMER_NAME_KEPT_FOR = timedelta(days=365)


@transaction.atomic
def change_name(*, member: Member, name: str, now: datetime | None = None) -> None:
    """Let the member write under another name from now on, on all she has written too.

    The old one is nobody else's for a year. The same name again changes nothing. Raises the
    version of every page that prints it: as many as the discussions she has written in.

    Raises:
        Suspended: a moderator has paused the account.
        NameChangedLately: the last change is less than 30 days ago.
        NameTaken: somebody writes under it, or under one like it, or did until lately.
        Refusal: `clean_name` refuses it.
    """
    now = now or timezone.now()
    name = clean_name(name)
    current = Member.objects.select_for_update().get(pk=member.pk)
    if name == current.name:
        return
    queries.check_not_suspended(member=current, now=now)
    if current.name_changed_at and current.name_changed_at + NAME_STAYS_FOR > now:
        raise errors.NameChangedLately(current.name_changed_at + NAME_STAYS_FOR)
    if queries.is_name_taken(name, by_other_than=current):
        raise errors.NameTaken
    queries.unfinished_joins().filter(queries.alike(name)).exclude(pk=current.pk).delete()
    _keep_from_others(current, now)
    try:
        with transaction.atomic():
            Member.objects.filter(pk=current.pk).update(
                name=name, name_key=name_key(name), name_look=look_of(name), name_changed_at=now
            )
    except IntegrityError as taken:
        raise errors.NameTaken from taken
    raise_profile_version(member_id=current.pk)
    pages.bump(keys_printing(current.pk))


def _keep_from_others(member: Member, now: datetime) -> None:
    key_mark, look_mark = queries.marks_of(member.name)
    FormerName.objects.update_or_create(
        member=member,
        key_mark=key_mark,
        look_mark=look_mark,
        defaults={"kept_until": now + FORMER_NAME_KEPT_FOR},
    )
