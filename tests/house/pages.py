"""Pages: nothing inline, nothing from another server, nobody taken for a woman or a man."""

import re
from collections.abc import Iterator

from tests.house.tree import Tree

COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
FAULTS = {
    "has an inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "has an inline script": re.compile(
        r"<script\b(?![^>]*\ssrc\s*=)(?![^>]*type=\"application/json\")|\son[a-z]+\s*=\s*[\"']"
        r"|javascript:",
        re.IGNORECASE,
    ),
    "asks another server": re.compile(
        r"<(?:script|img|iframe|source|audio|video)\b[^>]*\bsrc\s*=\s*[\"']?(?:https?:)?//"
        r"|<link\b[^>]*\bhref\s*=\s*[\"']?(?:https?:)?//",
        re.IGNORECASE,
    ),
    "says she or he where anybody may be meant": re.compile(
        r"\b(?:she|hers?|herself|he|him|his|himself)\b", re.IGNORECASE
    ),
    "trusts text by |safe without saying why": re.compile(r"\|\s*safe\b(?![^\n]*{#)"),
}


def pages_hold_no_code(tree: Tree) -> Iterator[str]:
    """No style or script in a template, no file of another server, no `|safe` without a reason.

    And no word that says whether the reader, or whoever wrote, is a woman or a man.
    """
    for source in tree.templates():
        for fault, pattern in FAULTS.items():
            text = source.text
            if "safe" not in fault:
                text = COMMENT.sub(lambda c: "\n" * c.group().count("\n"), text)
            for match in pattern.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                yield source.at(line, fault)
