import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from samehere.console import PlainCommand
from samehere.moderation.queries.waiting import ListedReport, listed_reports


class Command(PlainCommand):
    help = """List the reports that wait for a decision: the urgent ones first, then the oldest.

    A line has the number, when it came, the group, what is the matter, and where the post stands;
    of a profile it has no group, and where the profile is.
    Decisions are made on the page /moderation/reports/, by those who look after the group or who
    run the community. What somebody wrote, and who reported, is not printed.

    With --all the reports that were decided follow, with what was decided. --json prints one list
    for programs."""
    examples = ("samehere reports", "samehere reports --all --json")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="those that were decided as well")
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, **options: Any) -> None:
        """Print a line a report."""
        rows = listed_reports(is_everything=options["all"])
        if options["json"]:
            self.stdout.write(json.dumps([_as_json(row) for row in rows], indent=2))
            return
        for row in rows:
            self.stdout.write(_as_line(row))
        waiting = sum(not row.outcome for row in rows)
        self.stdout.write(
            f"{waiting:,} {'waits' if waiting == 1 else 'wait'}." if waiting else "No report waits."
        )


def _address(row: ListedReport) -> str:
    if row.member:
        return settings.ADDRESS + reverse("profile", args=[row.member])
    if row.group_slug:
        return settings.ADDRESS + reverse("group", args=[row.group_slug])
    return settings.ADDRESS + reverse("post", args=[row.thread_id, row.post_number])


def _as_line(row: ListedReport) -> str:
    sent = timezone.localtime(row.sent_at)
    state = row.outcome or ("URGENT" if row.is_urgent else "waits")
    return "  ".join(
        [
            row.number,
            f"{sent:%Y-%m-%d %H:%M}",
            state,
            row.group or "(profile)",
            row.matter.label,
            _address(row),
        ]
    )


def _as_json(row: ListedReport) -> dict[str, object]:
    return {
        "number": row.number,
        "sent_at": row.sent_at.isoformat(),
        "about": "profile" if row.member else "group" if row.group_slug else "post",
        "group": row.group or None,
        "matter": row.matter.value,
        "wish": row.matter.wish.value,
        "by": row.matter.standing.value,
        "is_member": row.by_member,
        "is_urgent": row.is_urgent,
        "address": _address(row),
        "outcome": row.outcome or None,
        "decided_at": row.decided_at.isoformat() if row.decided_at else None,
    }
