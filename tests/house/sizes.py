"""Budgets of lines. What does not fit wants to be two things."""

import ast
from collections.abc import Iterator

from tests.house.tree import Source, Tree

LONGEST_FILE = 500
LONGEST_TEST_FILE = 300
LONGEST_FUNCTION = 60
LONGEST_VIEW = 15
LONGEST_TEMPLATE = 80


def files_are_short(tree: Tree) -> Iterator[str]:
    """No file has more than 500 lines, no file of tests more than 300, no template more than 80."""
    for source in tree.sources():
        limit = LONGEST_FILE
        if source.is_template:
            limit = LONGEST_TEMPLATE
        elif source.is_test:
            limit = LONGEST_TEST_FILE
        if source.lines > limit and source.path.parent.name != "golden":
            yield source.at(1, f"{source.lines} lines, at most {limit}")


def functions_are_short(tree: Tree) -> Iterator[str]:
    """No function has more than 60 lines, its docstring included."""
    for source in tree.python():
        for function in _functions(source):
            length = _length(function)
            if length > LONGEST_FUNCTION:
                sentence = f"{function.name} has {length} lines, at most {LONGEST_FUNCTION}"
                yield source.at(function.lineno, sentence)


def views_are_short(tree: Tree) -> Iterator[str]:
    """No view has more than 15 lines: it calls one thing and answers.

    Counted are the lines of the body, without docstring and blank lines.
    """
    for source in tree.product():
        for function in _functions(source) if source.holds("views") else ():
            length = _length_of_body(source, function)
            if length > LONGEST_VIEW:
                sentence = f"view {function.name} has {length} lines, at most {LONGEST_VIEW}"
                yield source.at(function.lineno, sentence)


def _functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(source.parsed()):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _length_of_body(source: Source, function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 0
    lines = source.text.splitlines()[body[0].lineno - 1 : function.end_lineno]
    return len([line for line in lines if line.strip()])
