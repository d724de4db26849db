"""`samehere import`: saved discussion pages into a group, with an honest report."""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from samehere.archives.actions import Imported, import_archive
from samehere.archives.errors import ImportRefused
from samehere.archives.joining import Discussion
from samehere.archives.pseudonyms import hide_names
from samehere.archives.reading import read_discussions
from samehere.archives.report import as_json, as_words
from samehere.console import PlainCommand, Progress, refuse
from samehere.web.refusals import Refusal


class Command(PlainCommand):
    """Reads all files, refuses them all where one cannot be read, then places and reports."""

    help = """Bring saved discussion pages into a group.

    A file is the text of a saved page or the page saved as HTML; which one is seen from its
    content. Several pages of one discussion are joined. Doing the same import again adds nothing.

    The report says what the pages stated and what was found, what is missing and what was
    guessed. Names and times that were not kept stay unknown.

    What the posts say about treatments is read and shown, marked as not checked by their authors,
    unless --no-reading is given.

    Exit codes: 0 done, 2 refused, with the reason on standard error and nothing written."""
    examples = (
        "samehere import page.txt --dry-run",
        'samehere import page.html page2.html --group "Lichen sclerosus"',
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="a saved page, text or HTML")
        parser.add_argument("--group", metavar="NAME", help="the group; made when missing")
        parser.add_argument("--title", metavar="T", default="", help="the discussion's title")
        parser.add_argument(
            "--dry-run", action="store_true", help="read and report, write nothing; needs no group"
        )
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument(
            "--hide-names", action="store_true", help="replace authors' names by made-up ones"
        )
        parser.add_argument(
            "--no-reading",
            action="store_true",
            help="let nothing be read in these posts about treatments, and nothing be shown of it",
        )

    def handle(self, *, files: Sequence[str], group: str | None, **options: Any) -> None:
        """Read, place unless it is a dry run, report."""
        group = (group or "").strip()
        if not group and not options["dry_run"]:
            refuse("Say which group: --group NAME. To see what would come in: --dry-run.")
        try:
            discussions = _read(files, title=options["title"], hidden=options["hide_names"])
            may_be_read = not options["no_reading"]
            written = None if options["dry_run"] else _place(discussions, group, may_be_read)
        except (ImportRefused, Refusal) as refusal:
            refuse(str(refusal))
        longest = settings.LONGEST_POST
        if options["json"]:
            report = as_json(discussions, is_written=written is not None, longest_post=longest)
        else:
            report = as_words(discussions, written=written, longest_post=longest)
        # A terminal of another age must not end an import that is already written by an error.
        encoding = getattr(self.stdout, "encoding", None) or "utf-8"
        self.stdout.write(report.encode(encoding, "replace").decode(encoding))


def _read(files: Sequence[str], *, title: str, hidden: bool) -> list[Discussion]:
    paths = [Path(file) for file in files]
    with Progress("Reading files", total=len(paths)) as progress:
        discussions = read_discussions(
            paths=paths, now=timezone.now(), title=title, advance=progress.advance
        )
    if not hidden:
        return discussions
    secret = settings.SECRET_KEY.encode()
    return [replace(one, thread=hide_names(one.thread, secret=secret)) for one in discussions]


def _place(discussions: Sequence[Discussion], group: str, may_be_read: bool) -> Imported:
    posts = sum(len(discussion.thread.posts) for discussion in discussions)
    with Progress("Writing posts", total=posts) as progress:
        return import_archive(
            discussions=discussions,
            group_name=group,
            may_be_read=may_be_read,
            on_placed=progress.advance,
        )
