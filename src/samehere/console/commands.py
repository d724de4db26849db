"""The frame of every command: help a volunteer understands, exit codes a script can use.

Exit codes: 0 done, 1 something is wrong (a check found it, a server fell), 2 refused.
"""

import argparse
import inspect
import sys
import textwrap
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

REFUSED = 2

EVERYWHERE = """\
Every command also takes:
  --data DIR  the folder the community lives in; made when missing"""


def refuse(sentence: str) -> NoReturn:
    """Write `sentence` to standard error and end the program with exit code 2."""
    sys.stdout.flush()
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(REFUSED)


class PlainHelp(argparse.HelpFormatter):
    """Wraps each paragraph by itself; a paragraph with an indented line stays as it is."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        paragraphs = inspect.cleandoc(text).split("\n\n")
        return "\n\n".join(
            paragraph if "\n  " in paragraph else textwrap.fill(paragraph, width)
            for paragraph in paragraphs
        )


class PlainCommand(BaseCommand):
    """A command without Django's own options in its help.

    A subclass gives `help` (paragraphs separated by empty lines) and `examples` (whole command
    lines). Django's options still work; `--data` is taken off the line by the program itself.
    """

    examples: Sequence[str] = ()
    # The tests run Django's checks; at every start they would only cost time.
    requires_system_checks = ()
    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
    }

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return the parser of `prog_name subcommand`, its help followed by the examples."""
        shown = "\n".join(["Examples:", *(f"  {line}" for line in self.examples)])
        kwargs.setdefault("formatter_class", PlainHelp)
        # A script must not come to depend on half an option.
        kwargs.setdefault("allow_abbrev", False)
        kwargs.setdefault("epilog", f"{EVERYWHERE}\n\n{shown}" if self.examples else EVERYWHERE)
        return super().create_parser(prog_name, subcommand, **kwargs)

    def get_version(self) -> str:
        """Return the version of SameHere, not of Django."""
        return version("samehere")
