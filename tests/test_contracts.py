"""The import contracts of pyproject.toml, each seen to catch what it forbids.

A stub of every room is built in a temporary folder under the name `planted`, one forbidden import
is planted in it, and `lint-imports` is run on it with the project's own contracts.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT, Tree

LINT = Path(sys.executable).with_name("lint-imports")

MODULES = [
    "outbox.models", "outbox.actions", "outbox.worker",
    "markup.render", "markup.plain",
    "web.models", "web.views", "web.urls", "web.pages", "web.refusals",
    "console.progress",
    "vocabulary.models", "vocabulary.actions", "vocabulary.queries", "vocabulary.errors",
    "vocabulary.recognize", "vocabulary.shipped", "vocabulary.words", "vocabulary.concepts",
    "vocabulary.tables", "vocabulary.misspelt", "vocabulary.everyday",
    "members.models", "members.views", "members.forms", "members.actions", "members.queries",
    "members.errors",
    "discussions.urls", "discussions.views", "discussions.reactions", "discussions.forms",
    "discussions.actions.posting", "discussions.actions.following", "discussions.queries",
    "discussions.models", "discussions.events", "discussions.errors",
    "discussions.tests.builders",
    "experiences.models", "experiences.days", "experiences.facts", "experiences.small_numbers",
    "experiences.telling", "experiences.wording",
    "experiences.extraction.read",
    "evidence.models", "evidence.identifiers",
    "archives.actions", "archives.format", "archives.readers.html_thread",
    "moderation.models", "moderation.actions", "moderation.queries", "moderation.views",
    "operations.serving", "config.urls", "config.wiring",
]  # fmt: skip

DOWNWARDS = "Rooms import downwards only"
INSIDE = "Inside a room"
VIEWS = "Views never touch models"
NO_CYCLES = "No cycles at any depth"
PURE_MARKUP = "Markup is pure"
PURE_RECOGNIZER = "Recognizing terms is pure"
PURE_READERS = "Readers of archives are pure"


def plant(folder: Path, importer: str, statement: str) -> None:
    """Write the stub tree and put `statement` at the end of one of its modules."""
    for module in MODULES:
        path = folder / "planted" / Path(*module.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for package in [folder / "planted", *(folder / "planted").rglob("*/")]:
        (package / "__init__.py").touch()
    if importer:
        path = folder / "planted" / Path(*importer.split(".")).with_suffix(".py")
        path.write_text(statement + "\n", encoding="utf-8")
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(contracts.replace("samehere", "planted"))


def broken_contracts(folder: Path) -> tuple[set[str], str]:
    """Return the names of the contracts `lint-imports` reports as broken, and its whole answer."""
    answer = subprocess.run(
        [LINT, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"COLUMNS": "200", "PATH": ""},
    )
    lines = [line.rstrip() for line in answer.stdout.splitlines()]
    broken = {line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")}
    assert (answer.returncode != 0) == bool(broken), answer.stdout + answer.stderr
    return broken, answer.stdout


def test_the_stub_of_all_rooms_keeps_every_contract(tmp_path: Path) -> None:
    plant(tmp_path, "", "")

    broken, answer = broken_contracts(tmp_path)

    assert broken == set(), answer
    assert answer.count(" KEPT") == 18


@pytest.mark.parametrize(
    ("contract", "importer", "statement"),
    [
        (DOWNWARDS, "members.actions", "import planted.discussions.queries"),
        (DOWNWARDS, "members.actions", "def late():\n    import planted.discussions.queries"),
        (DOWNWARDS, "web.pages", "import planted.outbox.actions"),
        (DOWNWARDS, "console.progress", "import planted.web.refusals"),
        (DOWNWARDS, "operations.serving", "import planted.config.urls"),
        (DOWNWARDS, "discussions.tests.builders", "import planted.archives.format"),
        (INSIDE, "discussions.queries", "import planted.discussions.actions.posting"),
        (INSIDE, "discussions.actions.posting", "import planted.discussions.forms"),
        (INSIDE, "discussions.forms", "import planted.discussions.views"),
        (INSIDE, "discussions.models", "import planted.discussions.queries"),
        (INSIDE, "discussions.events", "import planted.discussions.models"),
        (INSIDE, "discussions.reactions", "import planted.discussions.urls"),
        (INSIDE, "members.errors", "import planted.members.models"),
        (VIEWS, "discussions.views", "import planted.discussions.models"),
        (VIEWS, "members.views", "from planted.members import models"),
        ("Only outbox touches", "discussions.queries", "import planted.outbox.models"),
        ("Only web touches", "members.actions", "import planted.web.models"),
        ("Only vocabulary touches", "members.actions", "import planted.vocabulary.models"),
        ("Only experiences touches", "archives.actions", "import planted.experiences.models"),
        ("What is made of numbers", "experiences.facts", "import django.db"),
        (DOWNWARDS, "evidence.models", "import planted.experiences.facts"),
        ("Only evidence touches", "archives.actions", "import planted.evidence.models"),
        ("Finding the numbers of publications is pure", "evidence.identifiers", "import http"),
        ("Reading experiences is pure", "experiences.extraction.read", "import django.db"),
        (DOWNWARDS, "vocabulary.actions", "import planted.members.queries"),
        (PURE_RECOGNIZER, "vocabulary.recognize", "import django.db"),
        (PURE_RECOGNIZER, "vocabulary.words", "import planted.web.refusals"),
        ("Only members touches", "discussions.queries", "import planted.members.models"),
        ("Only discussions touches", "archives.actions", "import planted.discussions.models"),
        ("Only discussions touches", "config.wiring", "import planted.discussions.models"),
        (PURE_MARKUP, "markup.render", "from django.utils import html"),
        (PURE_MARKUP, "markup.plain", "import sqlite3"),
        (PURE_MARKUP, "markup.plain", "import requests"),
        (PURE_READERS, "archives.readers.html_thread", "import django.db"),
        (PURE_READERS, "archives.format", "import sqlite3"),
        (PURE_READERS, "archives.readers.html_thread", "import planted.discussions.queries"),
    ],
)
def test_a_planted_import_is_caught(
    tmp_path: Path, contract: str, importer: str, statement: str
) -> None:
    plant(tmp_path, importer, statement)

    broken, answer = broken_contracts(tmp_path)

    assert any(name.startswith(contract) for name in broken), answer
    assert f"planted.{importer}" in answer


def test_a_cycle_between_files_of_a_room_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "discussions.actions.posting", "import planted.discussions.actions.following")
    other = tmp_path / "planted/discussions/actions/following.py"
    other.write_text("import planted.discussions.actions.posting\n", encoding="utf-8")

    broken, answer = broken_contracts(tmp_path)

    assert broken == {NO_CYCLES}, answer


def test_an_undeclared_room_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "", "")
    (tmp_path / "planted/gossip").mkdir()
    (tmp_path / "planted/gossip/__init__.py").touch()

    broken, answer = broken_contracts(tmp_path)

    assert any(name.startswith(DOWNWARDS) for name in broken)
    assert "gossip" in answer


def test_an_import_for_types_alone_may_name_another_rooms_models(tmp_path: Path) -> None:
    for_types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "
    plant(tmp_path, "discussions.actions.posting", for_types + "import planted.members.models")

    broken, answer = broken_contracts(tmp_path)

    assert broken == set(), answer


def test_no_room_was_forgotten_in_the_contracts() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    inside = next(c for c in contracts if c["name"].startswith(INSIDE))
    protected = {m for c in contracts for m in c.get("protected_modules", [])}
    files = {layer.strip("() ") for line in inside["layers"] for layer in line.split("|")}

    for room in Tree(ROOT).rooms():
        held = {path.stem for path in room.iterdir()} & files
        assert not held or f"samehere.{room.name}" in inside["containers"]
        assert "models" not in held or f"samehere.{room.name}.models" in protected
