"""Commands: help without Django's own options, refusals with exit code 2."""

from argparse import ArgumentParser
from importlib.metadata import version
from typing import Any

import pytest

from samehere.console import PlainCommand, refuse


class Water(PlainCommand):
    """A command as a room writes one."""

    help = """Water the plants.

    A plant that has enough water is left alone, which takes a while to say because it goes on
    over more than one line."""
    examples = ("samehere water fern --litres 2",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("plant", metavar="PLANT", help="which one")
        parser.add_argument("--litres", type=int, default=1, help="how much")

    def handle(self, *, plant: str, litres: int, **options: Any) -> None:
        self.stdout.write(f"{litres} for the {plant}")


def help_of(command: PlainCommand) -> str:
    return command.create_parser("samehere", "water").format_help()


def test_the_help_names_the_program_the_options_and_an_example() -> None:
    text = help_of(Water())

    assert text.startswith("usage: samehere water [-h] [--litres LITRES] PLANT\n")
    assert "Water the plants.\n\nA plant that has enough water is" in text
    assert "\n    " not in text.partition("options:")[0]
    assert "  --data DIR  the folder the community lives in" in text
    assert text.endswith("Examples:\n  samehere water fern --litres 2\n")


def test_the_help_hides_what_belongs_to_django() -> None:
    text = help_of(Water())

    for hidden in ("settings", "pythonpath", "traceback", "color", "verbosity", "checks"):
        assert hidden not in text


def test_a_command_runs_and_gives_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    Water().run_from_argv(["samehere", "water", "fern", "--litres", "2"])
    with pytest.raises(SystemExit) as ended:
        Water().run_from_argv(["samehere", "water", "--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"2 for the fern\n{version('samehere')}\n"


def test_a_wrong_option_ends_with_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        Water().run_from_argv(["samehere", "water", "fern", "--litres", "much"])

    assert ended.value.code == 2
    assert "--litres: invalid int value: 'much'" in capsys.readouterr().err


def test_a_refusal_is_one_sentence_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        refuse("There is no such plant.")

    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert (printed.out, printed.err) == ("", "There is no such plant.\n")
