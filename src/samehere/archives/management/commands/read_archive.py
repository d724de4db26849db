"""`samehere read`: what saved posts state about treatments, written to standard output only."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from samehere.archives.errors import ImportRefused
from samehere.archives.posts_to_read import threads_in
from samehere.console import PlainCommand, refuse
from samehere.experiences.days import days_of
from samehere.experiences.extraction import PostText, Statement, read_thread
from samehere.experiences.telling import words_of_course, words_of_regimen
from samehere.experiences.wording import words_of_stop
from samehere.vocabulary.recognize import Recognizer


class Command(PlainCommand):
    """Reads each file and prints one statement a line; no database is needed."""

    help = """Say what posts state about treatments: who uses what, how, and what came of it.

    A file is a saved page, as for import, or JSON lines with one post each: id, thread, title,
    parent, group, text. Nothing is written anywhere but to standard output.

    Each statement comes with the sentence it was read from. "counted" is explicit enough to stand
    in totals until its author has confirmed it; "suggested" is only ever offered to the author.

    Exit codes: 0 done, 2 refused, with the reason on standard error and nothing printed."""
    examples = (
        "samehere read page.txt",
        'samehere read page.html --group "Lichen sclerosus" --json',
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="a saved page or JSON lines")
        parser.add_argument("--group", metavar="NAME", help="the condition the posts are about")
        parser.add_argument("--json", action="store_true", help="print a JSON object a line")

    def handle(self, *, files: Sequence[str], group: str | None, **options: Any) -> None:
        """Take every file in first, so that a file that is refused leaves nothing printed."""
        threads = [thread for file in files for thread in self._threads(Path(file), group)]
        terms = Recognizer.shipped()
        for thread in threads:
            for statement in read_thread(thread, terms):
                line = _as_json(statement) if options["json"] else self._as_shown(statement)
                self.stdout.write(line)
            # Whoever reads along sees each discussion when it has been read.
            self.stdout.flush()

    def _as_shown(self, statement: Statement) -> str:
        # A terminal of another age has no typographic quotes.
        encoding = getattr(self.stdout, "encoding", None) or "utf-8"
        return _as_words(statement).encode(encoding, "replace").decode(encoding)

    def _threads(self, path: Path, group: str | None) -> list[list[PostText]]:
        try:
            found = threads_in(path, now=datetime.now(UTC), group=group)
        except ImportRefused as refusal:
            # The readers of pages name the file themselves.
            sentence = str(refusal)
            named = sentence if path.name in sentence else f"{path.name}: {sentence}"
            refuse(f"{named.rstrip('.')}.")
        for note in found.notes:
            self.stderr.write(f"{path.name}: {note}.")
        return found.threads


def _as_json(statement: Statement) -> str:
    return json.dumps(statement.as_json())


def _as_words(statement: Statement) -> str:
    name = statement.treatment.concept or statement.treatment.surface
    return (
        f"{statement.post}: {statement.kind} of {name} ({statement.who.replace('_', ' ')}, "
        f"{statement.assertion}): {', '.join(filter(None, _what(statement)))}; {statement.tier}, "
        f"{statement.score:.2f}\n"
        f"    “{' '.join(statement.quote.split())}”"
    )


def _what(statement: Statement) -> list[str]:
    regimen = words_of_regimen(statement.regimen)
    effect = statement.effect
    if effect is None:
        why = words_of_stop(statement.stop_reason) if statement.stop_reason else ""
        return [statement.status, why, regimen]
    course = words_of_course(
        days_of(effect.onset_after), days_of(effect.resolved_after), is_ongoing=effect.is_ongoing
    )
    return [f"{effect.role.replace('_', ' ')} {effect.concept or effect.surface}", course, regimen]
