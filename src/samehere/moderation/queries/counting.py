"""How many reports came from one place lately."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from samehere.moderation.errors import TooManyReports
from samehere.moderation.models import Report

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
# Each report from an address sends it a mail, so that one has the lowest; a network may be a
# whole clinic. All without an account together: what a few people can still read.
_MOST_OF_A_MEMBER = {_HOUR: 30, _DAY: 100}
_MOST_OF_AN_ADDRESS = {_HOUR: 5, _DAY: 15}
_MOST_OF_A_NET = {_HOUR: 20, _DAY: 60}
_MOST_OF_ALL = {_HOUR: 200}


def check_not_too_many(*, member: Member | None, address: str, net: str, now: datetime) -> None:
    """Return if one more report may come from there. At most five queries, on the database.

    Raises:
        TooManyReports: not for an hour or a day.
    """
    if member is not None:
        _check(Q(member_id=member.pk), _MOST_OF_A_MEMBER, now)
        return
    _check(Q(address=address), _MOST_OF_AN_ADDRESS, now)
    _check(~Q(address=""), _MOST_OF_ALL, now)
    if net:
        _check(Q(net=net), _MOST_OF_A_NET, now)


def _check(whose: Q, most: dict[timedelta, int], now: datetime) -> None:
    for span, limit in most.items():
        if Report.objects.filter(whose, sent_at__gt=now - span).count() >= limit:
            raise TooManyReports
