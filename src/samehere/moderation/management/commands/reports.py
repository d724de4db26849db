import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from samehere.console import PlainCommand
from samehere.moderation.queries.waiting import (
    ListedAppeal,
    ListedReport,
    listed_appeals,
    listed_reports,
)


class Command(PlainCommand):
    help = """List what waits for a decision: reports, the urgent ones first, then appeals.

    A line has the number, when it came, the group, what is the matter, and where the post stands;
    of a profile it has no group, and where the profile is.
    Decisions are made on the page /moderation/reports/, by those who look after the group or who
    run the community. What somebody wrote, and who reported, is not printed. An appeal says which
    decision it is about, and where it is answered.

    With --all those that were decided follow, with what was decided. --json prints one list
    for programs."""
    examples = ("samehere reports", "samehere reports --all --json")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="those that were decided as well")
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, **options: Any) -> None:
        """Print a line a report."""
        reports = listed_reports(is_everything=options["all"])
        appeals = listed_appeals(is_everything=options["all"])
        if options["json"]:
            listed = [*map(_as_json, reports), *map(_appeal_as_json, appeals)]
            self.stdout.write(json.dumps(listed, indent=2))
            return
        for line in (*map(_as_line, reports), *map(_appeal_as_line, appeals)):
            self.stdout.write(line)
        outcomes = [row.outcome for row in reports] + [row.outcome for row in appeals]
        waiting = outcomes.count("")
        self.stdout.write(
            f"{waiting:,} {'waits' if waiting == 1 else 'wait'}."
            if waiting
            else "No report waits, and no appeal."
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
        "kind": "report",
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


def _address_of_appeal(row: ListedAppeal) -> str:
    return settings.ADDRESS + reverse("appeal", args=[row.id])


def _appeal_as_line(row: ListedAppeal) -> str:
    sent = timezone.localtime(row.sent_at)
    return "  ".join(
        [
            f"appeal {row.id}",
            f"{sent:%Y-%m-%d %H:%M}",
            row.outcome or "waits",
            row.group or "(profile)",
            f"Was it right: {row.decided.label}",
            _address_of_appeal(row),
        ]
    )


def _appeal_as_json(row: ListedAppeal) -> dict[str, object]:
    return {
        "kind": "appeal",
        "number": str(row.id),
        "sent_at": row.sent_at.isoformat(),
        "group": row.group or None,
        "decision": row.decided.value,
        "is_member": row.by_member,
        "address": _address_of_appeal(row),
        "outcome": row.outcome or None,
        "decided_at": row.answered_at.isoformat() if row.answered_at else None,
    }
