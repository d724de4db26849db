"""What the program has is described, and what is described is there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import load_command_class

from samehere.config.program import COMMANDS
from samehere.config.wiring import REACTIONS, SWEEPS
from samehere.vocabulary.shipped import LISTS, lines
from tests.house.tree import ROOT, Tree

OWN_COMMANDS = {"test", "golden", "help"}
DECISION_HEADINGS = ["Situation", "Options", "Choice", "Consequences", "When to look again"]
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
COMMAND_LINE = re.compile(r"^\s*(?:[A-Z_]+=\S+ )*(?:\./)?samehere (?P<command>[a-z][a-z-]*)", re.M)
CODE_BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.M | re.S)


@cache
def page(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def pages() -> list[Path]:
    found = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    return sorted(path.relative_to(ROOT) for path in found)


def headings(text: str) -> list[str]:
    """Return the headings of a page, without the marks of code."""
    without_code = CODE_BLOCK.sub("", text)
    return [h.replace("`", "") for h in re.findall(r"(?m)^#+ (.+?)\s*$", without_code)]


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def names_in_code(text: str) -> set[str]:
    """Return what stands between marks of code, `so`."""
    return set(re.findall(r"`([^`\n]+)`", text))


def settings_read() -> set[str]:
    source = page("src/samehere/config/settings.py")
    return set(re.findall(r"\"(SAMEHERE_[A-Z_]+)\"", source))


def events_of_all_rooms() -> dict[str, str]:
    """Return the room of each event."""
    found: dict[str, str] = {}
    for source in Tree(ROOT).product():
        if source.holds("events"):
            classes = [n for n in source.parsed().body if isinstance(n, ast.ClassDef)]
            found |= {node.name: source.room for node in classes}
    return found


def test_each_setting_has_its_place_and_no_other_has() -> None:
    described = set(re.findall(r"(?m)^## `(SAMEHERE_[A-Z_]+)`", page("docs/settings.md")))

    assert described == settings_read()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_described_with_its_options(name: str) -> None:
    entry = COMMANDS[name]
    parser = load_command_class(f"samehere.{entry.room}", entry.module).create_parser("", name)
    options = {o for a in parser._actions for o in a.option_strings if o.startswith("--")}
    section = page("docs/commands.md").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    words = set(re.findall(r"--[a-z-]+", section))
    shown = set(re.findall(r"--[a-z-]+", parser.format_help()))

    assert section, f"docs/commands.md has no section {name}"
    assert (options & shown) - {"--help", "--data"} <= words


def test_no_command_is_described_that_does_not_exist() -> None:
    described = set(re.findall(r"(?m)^## ([a-z][a-z-]*)$", page("docs/commands.md")))

    assert described == {*COMMANDS, "test", "golden"}


def test_each_event_is_described_and_no_other_is() -> None:
    described = set(re.findall(r"(?m)^\| `(\w+)`", page("docs/events.md")))

    assert described == set(events_of_all_rooms())


def test_each_event_has_its_line_in_the_wiring() -> None:
    assert {event.__name__ for event in REACTIONS} == set(events_of_all_rooms())


def test_each_sweep_is_described_and_no_other_is() -> None:
    rows = page("docs/events.md").partition("\n## Sweeps\n")[2].partition("\n## ")[0]
    described = set(re.findall(r"(?m)^\| `([\w.]+)`", rows))

    assert described == {
        f"{sweep.__module__.split('.')[1]}.actions.{sweep.__qualname__}" for sweep in SWEEPS
    }


def test_each_room_is_on_the_page_of_the_architecture() -> None:
    rooms = {path.name for path in Tree(ROOT).rooms()}

    assert rooms <= names_in_code(page("ARCHITECTURE.md"))


def test_each_model_is_in_the_glossary() -> None:
    models = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("samehere.") and ".tests." not in model.__module__
    }

    assert models <= names_in_code(page("GLOSSARY.md"))


@pytest.mark.parametrize("path", pages(), ids=str)
def test_each_link_of_a_page_leads_somewhere(path: Path) -> None:
    text = page(str(path))
    for match in LINK.finditer(CODE_BLOCK.sub("", text)):
        target, _, place = match["target"].partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        there = (ROOT / path.parent / target).resolve() if target else ROOT / path
        assert there.exists(), f"{path} links to {target}, which is not there"
        if place and there.suffix == ".md":
            anchors = {anchor(h) for h in headings(there.read_text(encoding="utf-8"))}
            assert place in anchors, f"{path} links to {match['target']}"


def test_each_page_can_be_reached_from_the_readme() -> None:
    reached, left = set[Path](), [Path("README.md")]
    while left:
        path = left.pop()
        if path not in reached and path.suffix == ".md":
            reached.add(path)
            left += _linked(path)

    assert set(pages()) - reached == set()


def _linked(path: Path) -> Iterator[Path]:
    for match in LINK.finditer(CODE_BLOCK.sub("", page(str(path)))):
        target = match["target"].partition("#")[0]
        there = (ROOT / path.parent / target).resolve()
        if target and there.is_relative_to(ROOT) and there.exists():
            yield there.relative_to(ROOT)


@pytest.mark.parametrize("path", pages(), ids=str)
def test_each_command_a_page_tells_to_type_exists(path: Path) -> None:
    typed = {
        match["command"]
        for block in CODE_BLOCK.findall(page(str(path)))
        for match in COMMAND_LINE.finditer(block)
    }

    assert typed <= {*COMMANDS, *OWN_COMMANDS}


def test_the_readme_starts_with_two_commands() -> None:
    first = CODE_BLOCK.search(page("README.md"))

    assert first is not None
    assert first.group(1).count("\n") == 2
    assert "./samehere demo" in first.group(1)


def test_the_newest_heading_of_the_changelog_is_the_version() -> None:
    newest = re.search(r"(?m)^## (\d+\.\d+\.\d+)", page("CHANGELOG.md"))

    assert newest is not None
    assert newest.group(1) == version("samehere")


@pytest.mark.parametrize(
    "path", [p for p in pages() if re.match(r"\d{4}-", p.name)], ids=lambda p: p.stem
)
def test_each_decision_has_its_five_headings(path: Path) -> None:
    title, *rest = headings(page(str(path)))

    assert rest == DECISION_HEADINGS
    assert title.startswith(path.name[:4])


def test_decisions_are_numbered_without_gap() -> None:
    numbers = sorted(p.name[:4] for p in pages() if re.match(r"\d{4}-", p.name))

    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_each_decision_is_on_the_list_of_them_in_order() -> None:
    listed = re.findall(r"\(decisions/([^)]+)\)", page("docs/README.md"))

    assert listed == sorted(path.name for path in (ROOT / "docs/decisions").glob("0*.md"))


def test_the_list_of_decisions_says_what_their_pages_are_headed() -> None:
    listed = re.findall(r"\[(.+)\]\(decisions/(.+)\)", page("docs/README.md"))

    headed = [(page(f"docs/decisions/{name}").splitlines()[0], name) for _, name in listed]

    assert [(f"# {title}", name) for title, name in listed] == headed


def test_the_figures_of_the_vocabulary_are_true() -> None:
    row = re.compile(
        r"(?m)^\| `(?P<list>\w+)\.tsv` \| (?P<concepts>[\d,]*) ?\| (?P<lines>[\d,]+) \|"
    )
    told = row.findall(page("docs/vocabulary.md"))

    assert len(told) == len(list(LISTS.glob("*.tsv")))
    for name, concepts, number in told:
        fields = [line.split("\t") for line in lines(name)]
        assert float(number.replace(",", "")) == pytest.approx(len(fields), rel=0.01), name
        if concepts:
            column = 0 if name == "concepts" else 1
            found = len({line[column] for line in fields})
            assert float(concepts.replace(",", "")) == pytest.approx(found, rel=0.02), name
