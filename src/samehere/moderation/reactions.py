"""What this room does after a commit. Each of these may be run twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.moderation import actions

if TYPE_CHECKING:
    from samehere.moderation.events import ReportsDecided, ReportSent


def tell_moderators(event: ReportSent) -> None:
    """Mail those who look after the group that a report waits."""
    actions.tell_moderators(report_id=event.report_id)


def tell_what_was_decided(event: ReportsDecided) -> None:
    """Mail whoever reported, and the author of a removed post, what was decided and why."""
    actions.tell_what_was_decided(decision_id=event.decision_id)
