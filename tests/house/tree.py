"""The files a rule looks at."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SKIPPED = {".venv", ".git", "__pycache__", "build", "dist"}
FIRST_CONTRACT = 0


@dataclass(frozen=True)
class Source:
    """One file: where it lies (relative to the tree's root) and what it says."""

    path: Path
    text: str

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def is_python(self) -> bool:
        return self.path.suffix == ".py" or self.text.startswith("#!/usr/bin/env python")

    @property
    def is_template(self) -> bool:
        return "jinja2" in self.path.parts and self.path.suffix in {".html", ".txt", ".xml"}

    @property
    def is_test(self) -> bool:
        return "tests" in self.path.parts

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.path.parts

    @property
    def room(self) -> str:
        """Return the room the file lies in, or "" for the package itself and what is outside."""
        parts = self.path.parts
        return parts[2] if parts[:2] == ("src", "samehere") and len(parts) > 3 else ""

    def holds(self, kind: str) -> bool:
        """Return whether this is the room's file `kind`.py, or lies in its folder `kind`/."""
        inside = self.path.parts[3:]
        return bool(self.room) and inside[:1] in {(kind,), (f"{kind}.py",)}

    def parsed(self) -> ast.Module:
        return ast.parse(self.text, str(self.path))

    def at(self, line: int, sentence: str) -> str:
        return f"{self.path}:{line}: {sentence}"


@dataclass(frozen=True)
class Tree:
    """A checkout, or the planted piece of one."""

    root: Path

    def sources(self) -> Iterator[Source]:
        """Yield every text file a rule may look at, in the order of their paths."""
        for pattern in ("src/**/*", "tests/**/*", "bench/**/*", "samehere"):
            for path in sorted(self.root.glob(pattern)):
                relative = path.relative_to(self.root)
                is_text = path.suffix in {".py", ".html", ".txt", ".xml", ".css", ".js", ""}
                if path.is_file() and is_text and not SKIPPED & set(relative.parts):
                    yield Source(relative, path.read_text(encoding="utf-8"))

    def python(self) -> Iterator[Source]:
        return (source for source in self.sources() if source.is_python)

    def product(self) -> Iterator[Source]:
        """Yield the Python files of the package that are neither tests nor migrations."""
        inside = (s for s in self.python() if s.path.parts[0] == "src")
        return (s for s in inside if not s.is_test and not s.is_migration)

    def templates(self) -> Iterator[Source]:
        """Yield the templates of pages; those that only tests draw may look as they like."""
        return (source for source in self.sources() if source.is_template and not source.is_test)

    def rooms(self) -> list[Path]:
        package = self.root / "src" / "samehere"
        return sorted(p for p in package.glob("*/") if p.name not in SKIPPED)


def floors() -> dict[str, int]:
    """Return the floor of each room, 0 the lowest, as the first import contract declares them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][FIRST_CONTRACT]["layers"]
    return {
        room.strip(" ()"): floor
        for floor, layer in enumerate(reversed(layers))
        for room in layer.split("|")
    }


def may_know(room: str, other: str) -> bool:
    """Return whether `room` may name `other`: itself, a room below, or no room of this house."""
    known = floors()
    return room == other or other not in known or known[other] < known.get(room, -1)
