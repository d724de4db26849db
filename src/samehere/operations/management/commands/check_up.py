import json
import shutil
import textwrap
from argparse import ArgumentParser
from typing import Any

from samehere.console import Finding, PlainCommand, State
from samehere.operations.checks import check_up
from samehere.operations.checks.database import check_counts

WIDEST = 100
MARKS = {State.FINE: "fine   ", State.NOTE: "note   ", State.WRONG: "WRONG  "}


class Command(PlainCommand):
    help = """Look at everything, and say in plain sentences what is wrong and what is fine.

    Nothing is changed, and it may be run at any time, best every night and while the community is
    running, with the same settings as that. The exit code is 0 when all is fine and 1 when
    something is wrong. A line marked "note" is something to know.

    Whether all stored counts are right takes longer to find out, so it is done with --counts
    only."""
    examples = (
        "samehere check-up",
        "samehere check-up --counts --data /srv/samehere",
        "samehere check-up --json",
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--counts", action="store_true", help="count everything again, too")
        parser.add_argument("--json", dest="as_json", action="store_true", help="for programs")

    def handle(self, *, counts: bool, as_json: bool, **options: Any) -> None:
        """Print a sentence a check, what is wrong last."""
        found = dict(check_up())
        if counts:
            found["counts"] = check_counts()
        self.stdout.write(_as_json(found) if as_json else _as_words(found))
        if any(finding.state is State.WRONG for finding in found.values()):
            raise SystemExit(1)  # so that a nightly check fails


def _as_json(found: dict[str, Finding]) -> str:
    is_fine = all(finding.state is not State.WRONG for finding in found.values())
    checks = [
        {"name": name, "state": finding.state, "words": finding.words}
        for name, finding in found.items()
    ]
    return json.dumps({"is_fine": is_fine, "checks": checks}, ensure_ascii=False, indent=2)


def _as_words(found: dict[str, Finding]) -> str:
    width = min(WIDEST, shutil.get_terminal_size().columns)
    # What is wrong stands last, where it is seen in a terminal.
    ordered = sorted(found.values(), key=lambda finding: finding.state is State.WRONG)
    lines = [
        textwrap.fill(
            finding.words,
            width,
            initial_indent=MARKS[finding.state],
            subsequent_indent=" " * len(MARKS[finding.state]),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for finding in ordered
    ]
    amount = sum(finding.state is State.WRONG for finding in ordered)
    last = "Nothing is wrong."
    if amount:
        last = "One thing is wrong." if amount == 1 else f"{amount} things are wrong."
    return "\n".join([*lines, "", last])
