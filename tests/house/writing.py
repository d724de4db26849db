"""How code is written: names, plates, docstrings, writes, nothing silenced."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.house.tree import Source, Tree

FORBIDDEN_NAMES = {
    "utils", "util", "helpers", "helper", "common", "core", "misc", "base", "manager", "service",
    "handler", "data", "info",
}  # fmt: skip
# Django looks for a database backend under this very name.
ALLOWED = {("config", "sqlite", "base.py")}
SILENCED = re.compile(r"\bnoqa\b|\btype:\s*ignore|\bmypy:|\bpragma:|\bpyright:|\bruff:")
SILENCED_TEMPLATE = re.compile(r"djlint:\s*off")
PLATE_LINES = range(3, 7)
DOCUMENTED = ("actions", "queries", "models", "events", "reactions", "format", "readers")
PURE_ROOM = "markup"

Documented = ast.FunctionDef | ast.ClassDef


def names_say_what_is_inside(tree: Tree) -> Iterator[str]:
    """No file or folder is named utils, helpers, common and the like: such names hold anything."""
    for source in tree.sources():
        inside = source.path.parts[2:] if source.room else source.path.parts
        names = {part.partition(".")[0] for part in inside}
        for name in sorted(names & FORBIDDEN_NAMES) if inside not in ALLOWED else ():
            yield source.at(1, f"is named {name}, which says nothing of what it holds")


def every_room_has_its_plate(tree: Tree) -> Iterator[str]:
    """A room's __init__.py says in 3 to 6 lines what the room is for and which words it owns."""
    for room in tree.rooms():
        path = room / "__init__.py"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        plate = ast.get_docstring(ast.parse(text)) or ""
        if len(plate.splitlines()) not in PLATE_LINES:
            yield f"{path.relative_to(tree.root)}:1: the plate has to have 3 to 6 lines"


def public_names_have_docstrings(tree: Tree) -> Iterator[str]:
    """Each public action, query, model, event and pure function says what its types cannot."""
    for source in tree.product():
        if source.room != PURE_ROOM and not any(source.holds(kind) for kind in DOCUMENTED):
            continue
        for node in source.parsed().body:
            if not isinstance(node, Documented) or node.name.startswith("_"):
                continue
            docstring = ast.get_docstring(node) or ""
            if not docstring:
                yield source.at(node.lineno, f"{node.name} has no docstring")
            elif _words(docstring) <= _words(node.name):
                yield source.at(node.lineno, f"the docstring of {node.name} restates its name")


def _words(text: str) -> set[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return set(re.findall(r"[a-z]+", spaced.lower())) - {"a", "an", "the", "of"}


def nothing_is_silenced(tree: Tree) -> Iterator[str]:
    """No comment switches a check off: zero exceptions is a number nobody has to look after."""
    for source in tree.sources():
        if source.is_python:
            for line, comment in _comments(source):
                if SILENCED.search(comment):
                    yield source.at(line, f"silences a check: {comment}")
        elif source.is_template and SILENCED_TEMPLATE.search(source.text):
            yield source.at(1, "silences a check")


def _comments(source: Source) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def rows_are_saved_by_field(tree: Tree) -> Iterator[str]:
    """An existing row is changed by `update()` or `save(update_fields=...)`.

    A bare `save()` writes every column, and so undoes what somebody else wrote meanwhile. New
    rows come from `objects.create()`.
    """
    for source in tree.product():
        for node in ast.walk(source.parsed()):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            has_fields = any(k.arg == "update_fields" for k in node.keywords)
            if node.func.attr in {"save", "asave"} and not has_fields:
                yield source.at(node.lineno, "saves a whole row: name the fields")


def actions_take_keywords(tree: Tree) -> Iterator[str]:
    """What is one transaction is an action, and takes keywords only: ids are easily swapped."""
    for source in tree.product():
        for node in source.parsed().body if source.holds("actions") else ():
            if not isinstance(node, ast.FunctionDef):
                continue
            is_atomic = any("atomic" in ast.unparse(d) for d in node.decorator_list)
            is_action = is_atomic and not node.name.startswith("_")
            positional = [*node.args.posonlyargs, *node.args.args]
            if is_action and positional:
                yield source.at(node.lineno, f"{node.name} takes {positional[0].arg} by position")


def views_refuse_elsewhere(tree: Tree) -> Iterator[str]:
    """A view has no try: refusals are exceptions, and one middleware answers them all."""
    for source in tree.product():
        for node in ast.walk(source.parsed()) if source.holds("views") else ():
            if isinstance(node, ast.Try):
                yield source.at(node.lineno, "a view catches an exception")
