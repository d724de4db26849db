"""The installed program: `samehere <command> --data DIR ...`.

It decides what has to stand before Django reads the settings (the data folder, host and port),
sees that the database fits the program, and runs the command. Exit codes: 0 done, 1 something is
wrong, 2 refused, 130 interrupted.
"""

import difflib
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import load_command_class
from django.db import DatabaseError

from samehere.config.data_folder import DEFAULT_FOLDER
from samehere.config.environment import read_folder
from samehere.console import refuse
from samehere.operations.last_address import FILE as SERVED_AT
from samehere.web.refusals import Refusal

SETTINGS = "samehere.config.settings"
INTERRUPTED = 130
# What is in a data folder is nobody else's: every file made from here on is private.
PRIVATE = 0o077
HIGHEST_PORT = 65_535


@dataclass(frozen=True)
class Command:
    """Where a command is written, and its line in the overview."""

    room: str
    module: str
    line: str


COMMANDS = {
    "serve": Command("operations", "serve", "start the community and say where it is"),
    "demo": Command("operations", "demo", "the same with sample discussions, to look around"),
    "import": Command("archives", "import_archive", "bring saved pages of discussions in"),
    "read": Command("archives", "read_archive", "say what saved posts state about treatments"),
    "create-member": Command("operations", "create_member", "make an account, print its link"),
    "appoint": Command("operations", "appoint", "say what a member is in a group"),
    "change-address": Command(
        "operations", "change_address", "give another address to who has lost her mailbox"
    ),
    "forget-second-step": Command(
        "operations", "forget_second_step", "let in by mail who has lost her passkey or app"
    ),
    "reread": Command("experiences", "reread", "read posts again after the rules have changed"),
    "terms": Command("vocabulary", "terms", "bring treatment and illness words in, or out"),
    "check-up": Command("operations", "check_up", "say what is wrong with it, and what is fine"),
    "sbom": Command("operations", "sbom", "list what is installed beside it, for scanners"),
    "reports": Command("moderation", "reports", "list what was reported and waits for a decision"),
    "recount": Command("operations", "recount", "check all stored counts and mend wrong ones"),
}

OVERVIEW = """\
SameHere {version}: a patient community on a computer of your own.

{commands}

Each takes --data DIR, the folder the community lives in, and --help.

Examples:
  samehere demo
  samehere import page.txt --group "Lichen sclerosus"
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; a refusal raises SystemExit(2)."""
    os.umask(PRIVATE)
    folder, words = take_option(sys.argv[1:] if argv is None else argv, "--data")
    name, rest = (words[0], words[1:]) if words else ("--help", [])
    if name == "help" and rest:
        name, rest = rest[0], ["--help"]
    if name in {"--help", "-h", "help"}:
        sys.stdout.write(overview())
        return 0
    if name == "--version":
        sys.stdout.write(f"SameHere {version('samehere')}\n")
        return 0
    if name not in COMMANDS:
        refuse(f"There is no command {name!r}. {_nearest(name)}")
    try:
        return _run(name, rest, folder)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read along ("| head") has seen enough; Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ImproperlyConfigured, Refusal) as error:
        refuse(str(error))


def overview() -> str:
    """Return what `samehere` alone prints."""
    width = max(map(len, COMMANDS))
    commands = (f"  samehere {name:{width}}  {entry.line}" for name, entry in COMMANDS.items())
    return OVERVIEW.format(version=version("samehere"), commands="\n".join(commands))


def take_option(words: Sequence[str], option: str) -> tuple[str | None, list[str]]:
    """Return the value of `option` (the last one given, None without) and the other words.

    Both `option VALUE` and `option=VALUE` are taken; nothing is after a `--`.
    """
    value, others = None, list[str]()
    left = iter(words)
    for word in left:
        if word == "--":
            others += [word, *left]
        elif word == option or word.startswith(f"{option}="):
            value = word.partition("=")[2] if "=" in word else next(left, "")
            if not value:
                refuse(f"{option} needs a value after it.")
        else:
            others.append(word)
    return value, others


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
    return f"Did you mean {near[0]!r}?" if near else "samehere --help lists them."


def _run(name: str, words: list[str], folder: str | None) -> int:
    host, words = take_option(words, "--host") if name in {"serve", "demo"} else (None, words)
    port, words = take_option(words, "--port") if name in {"serve", "demo"} else (None, words)
    if port is not None and not (port.isdecimal() and 1 <= int(port) <= HIGHEST_PORT):
        refuse(f"--port {port}: give a whole number from 1 to {HIGHEST_PORT}.")
    if name == "demo" and not os.environ.get("SAMEHERE_DATA"):
        folder = folder or str(Path.home() / ".local" / "share" / "samehere-demo")
    given = {"SAMEHERE_DATA": folder, "SAMEHERE_HOST": host, "SAMEHERE_PORT": port}
    os.environ.update({key: value for key, value in given.items() if value})
    if name == "demo":
        # Its links let everybody try out what a moderator can do, so they must do so at once.
        os.environ.setdefault("SAMEHERE_SECOND_FACTOR", "nobody")
    # Set outright: what the shell holds may be another project's.
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    is_without_trace = leaves_no_trace(name, words)
    looks_only = name == "check-up" and not is_without_trace
    if name not in {"serve", "demo"} and not is_without_trace:
        _find_community(read_folder("SAMEHERE_DATA", DEFAULT_FOLDER), is_needed=looks_only)
    with ExitStack() as stack:
        if is_without_trace:
            # Reading the settings makes the data folder; whoever only looks wants none.
            scratch = stack.enter_context(tempfile.TemporaryDirectory())
            os.environ["SAMEHERE_DATA"] = scratch
        if name != "read":  # It looks into files only, and starts twice as fast without.
            _set_up(is_database_needed=not is_without_trace and not looks_only)
        entry = COMMANDS[name]
        command = load_command_class(f"samehere.{entry.room}", entry.module)
        command.run_from_argv(["samehere", name, *words])
    return 0


def leaves_no_trace(name: str, words: Sequence[str]) -> bool:
    """Whether nothing may be written: for help, to read posts, or when an import is only tried."""
    before = words[: words.index("--")] if "--" in words else words
    is_only_tried = name == "import" and "--dry-run" in before
    return name == "read" or is_only_tried or bool({"-h", "--help"}.intersection(before))


def _find_community(folder: Path, *, is_needed: bool) -> None:
    """See that there is something to look at, and take the address it is served at for its own.

    The port or the name are often given to `serve` alone; links and mails of other commands must
    lead there all the same.
    """
    if is_needed and not (folder / "samehere.sqlite3").exists():
        refuse(f"There is no community in {folder}. Choose its folder with --data.")
    if (served := folder / SERVED_AT).exists():
        os.environ.setdefault("SAMEHERE_ADDRESS", served.read_text(encoding="utf-8").strip())


def _set_up(*, is_database_needed: bool) -> None:
    try:
        django.setup()
        if is_database_needed:
            # These read the settings when they are imported.
            from django.conf import settings

            from samehere.operations.migrating import bring_up_to_date

            # To standard error: what a command prints on standard output may be JSON.
            bring_up_to_date(settings.DATA_DIR, say=_say)
    except OSError as error:
        where = error.filename or os.environ.get("SAMEHERE_DATA", "")
        refuse(f"{where} cannot be used: {error.strerror}. Choose another folder with --data.")
    except DatabaseError as error:
        refuse(f"The database cannot be used: {error}.")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
