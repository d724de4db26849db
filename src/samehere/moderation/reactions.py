"""What this room does after a commit. Each of these may be run twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.moderation import actions

if TYPE_CHECKING:
    from samehere.moderation.events import AppealAnswered, AppealSent, ReportsDecided, ReportSent


def tell_moderators(event: ReportSent) -> None:
    """Mail those who look after the group that a report waits."""
    actions.tell_moderators(report_id=event.report_id)


def mark_danger(_event: object) -> None:
    """Let the pages of those who look after it say that somebody may be in danger, or no more.

    After a report, and where somebody has come to look after a group, or does so no more.
    """
    actions.mark_danger()


def tell_what_was_decided(event: ReportsDecided) -> None:
    """Mail whoever reported, and whomever it is about, what was decided and why."""
    actions.tell_what_was_decided(decision_id=event.decision_id)


def tell_of_appeal(event: AppealSent) -> None:
    """Mail those who may look at a decision once more."""
    actions.tell_of_appeal(appeal_id=event.appeal_id)


def tell_appeal_answered(event: AppealAnswered) -> None:
    """Mail whoever objected what was answered."""
    actions.tell_appeal_answered(appeal_id=event.appeal_id)
