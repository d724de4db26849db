"""Arrows that are strings: keys between tables, templates, migrations."""

import ast
import re
from collections.abc import Iterator

from tests.house.tree import Source, Tree, may_know

KEYS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
TAG = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+(?P<name>\S+)")
# allauth asks for its pages by these names; they are the members' room.
ACCOUNT_FOLDERS = {"account", "mfa", "socialaccount", "usersessions"}


def keys_point_down(tree: Tree) -> Iterator[str]:
    """A foreign key, a migration's dependency, `get_model`: each names a room below its own."""
    for source in tree.python():
        for line, label in _named_tables(source) if source.room else ():
            if not may_know(source.room, label):
                yield source.at(line, f"{source.room} names a table of {label}, which is above it")


def _named_tables(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.parsed()):
        if isinstance(node, ast.Call) and _called(node) in KEYS:
            named = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "to")]
            yield from ((node.lineno, label.partition(".")[0]) for label in _texts(named))
        elif isinstance(node, ast.Call) and _called(node) == "get_model":
            yield from ((node.lineno, label.partition(".")[0]) for label in _texts(node.args[:1]))
        elif isinstance(node, ast.Assign) and _targets(node) == ["dependencies"]:
            pairs = [n for n in ast.walk(node.value) if isinstance(n, ast.Tuple)]
            yield from ((p.lineno, label) for p in pairs for label in _texts(p.elts[:1]))


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _targets(node: ast.Assign) -> list[str]:
    return [target.id for target in node.targets if isinstance(target, ast.Name)]


def _texts(nodes: list[ast.expr]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def templates_point_down(tree: Tree) -> Iterator[str]:
    """A template extends, includes and imports, by a plain name, only what its room may know."""
    for source in tree.templates():
        for match in TAG.finditer(source.text):
            line = source.text.count("\n", 0, match.start()) + 1
            name = match["name"]
            if name[0] not in "\"'":
                yield source.at(line, f"names a template by {name}, which nobody can check")
                continue
            folder = name.strip("\"'").partition("/")[0]
            room = "members" if folder in ACCOUNT_FOLDERS else folder
            if not may_know(source.room, room):
                yield source.at(line, f"{source.room} uses a template of {room}, which is above it")


def templates_lie_in_their_room(tree: Tree) -> Iterator[str]:
    """A room's templates lie in jinja2/<room>/, so that no two rooms answer to one name."""
    for source in tree.templates():
        folder = source.path.parts[source.path.parts.index("jinja2") + 1]
        is_account = source.room == "members" and folder in ACCOUNT_FOLDERS
        if folder != source.room and not is_account:
            yield source.at(1, f"should lie in jinja2/{source.room}/")


def product_never_imports_tests(tree: Tree) -> Iterator[str]:
    """The installed program has no tests folder, so nothing outside tests may import from one."""
    for source in tree.product():
        for node in ast.walk(source.parsed()):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            if any("tests" in name.split(".") for name in names):
                yield source.at(getattr(node, "lineno", 1), "imports from a folder of tests")
