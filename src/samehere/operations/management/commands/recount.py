from argparse import ArgumentParser
from typing import Any

from samehere.console import PlainCommand
from samehere.operations.recounts import recount


class Command(PlainCommand):
    help = """Compare every stored count with what it counts, and mend those that differ.

    Pages store how many likes, replies, followers and members there are. These numbers are
    always right unless the database was changed by other means than SameHere; then this puts
    them right. It is safe to run at any time, also while the community is being served.

    With --dry-run nothing is changed, and the exit code is 1 when a number is wrong."""
    examples = ("samehere recount", "samehere recount --dry-run")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="report, change nothing")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        """Print a line a count."""
        in_all = 0
        for name, wrong in recount(mend=not dry_run):
            in_all += wrong
            self.stdout.write(f"{name}: {wrong:,} wrong" if wrong else f"{name}: right")
        if in_all and dry_run:
            self.stdout.write("Nothing was changed. samehere recount mends them.")
            raise SystemExit(1)  # so that a nightly check fails
        self.stdout.write(f"{in_all:,} mended." if in_all else "All counts are right.")
