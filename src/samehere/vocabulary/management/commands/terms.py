from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from samehere.console import PlainCommand, refuse
from samehere.vocabulary.actions import import_terms
from samehere.vocabulary.errors import FileNotReadable
from samehere.vocabulary.queries import recognizer, term_rows
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.shipped import terms_by_key
from samehere.vocabulary.tables import write_table
from samehere.vocabulary.words import key_of

# A table of 100,000 terms; more is a mistake.
LARGEST_FILE = 10_000_000


class Command(PlainCommand):
    help = """Bring terms into the community's vocabulary, or write them out, as CSV.

    A term is a way to say a treatment, a condition, a sign or symptom, or a body site. The table's
    first line names its columns: name, concept and kind are needed; name_kind, scope, exact and
    both may be left out. `samehere terms export` shows how it looks.

    All terms of a file are added or none; those that are there already are left as they are."""
    examples = (
        "samehere terms import our-words.csv",
        "samehere terms export > our-words.csv",
        "samehere terms export --all > every-word.csv",
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["import", "export"], help="what to do")
        parser.add_argument("files", nargs="*", metavar="FILE", help="tables to import")
        parser.add_argument("--all", action="store_true", help="export the shipped terms as well")

    def handle(self, *, act: str, files: list[str], **options: Any) -> None:
        """Do one of the two."""
        if act == "export" and files:
            refuse("terms export takes no file: it prints, so write > terms.csv after it.")
        if act == "import" and not files:
            refuse("terms import needs the file to import.")
        if act == "import":
            for name in files:
                done = import_terms(text=_text(name), reason=f"imported from {Path(name).name}")
                self.stdout.write(f"{name}: {done.added} added, {done.known} were there already.")
                self.stdout.writelines(f"{sentence}\n" for sentence in done.otherwise)
        else:
            self.stdout.write(_table(is_everything=bool(options["all"])), ending="")


def _text(name: str) -> str:
    try:
        with Path(name).open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileNotReadable(name, str(error.strerror)) from error
    if len(content) > LARGEST_FILE:
        raise FileNotReadable(name, "it is too large for a table of terms")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileNotReadable(name, f"line {line} is not text in UTF-8") from error


def _table(*, is_everything: bool) -> str:
    rows = [row for row in term_rows() if not row.is_retired]
    own = [row.wording for row in rows]
    shipped = Recognizer.shipped()
    keys = sorted(terms_by_key()) if is_everything else []
    listed = [w for key in keys for w in shipped.wordings(key)] + own
    known = recognizer()
    meanings = ((w.name, w.sense.concept) for w in listed)
    both = {
        key_of(name)
        for name, concept in meanings
        if any(w.sense.concept != concept for w in known.wordings(name))
    }
    return write_table(listed, both=both)
