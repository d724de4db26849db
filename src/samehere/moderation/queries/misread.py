"""Sentences reported as misread, as those who look after groups see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.experiences.queries.reported import answered_reports, reports_at_hand
from samehere.moderation.queries.looking_after import check_may_look_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.experiences.queries.reported import Answered, Reported
    from samehere.members.models import Member


@dataclass(frozen=True)
class MisreadPage:
    """Sentences reported as misread, and what was answered to others.

    In `at_hand` are those answered a moment ago as well, between those that wait.
    """

    at_hand: Sequence[Reported]
    answered: Sequence[Answered]


def misread_page(*, viewer: Member) -> MisreadPage:
    """Return the reports the viewer may answer. Five queries at most.

    Raises:
        NotLookingAfterAny: the viewer looks after nothing.
    """
    check_may_look_after(member=viewer)
    return MisreadPage(reports_at_hand(viewer=viewer), answered_reports(viewer=viewer))
