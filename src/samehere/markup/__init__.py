"""Text from people, made safe: source to HTML and to plain text. Pure: no Django, no database.

Words owned here: source, source format, rendered, plain text.
"""

from samehere.markup.clean import clean, clean_line
from samehere.markup.render import Rendered, SourceFormat, render
from samehere.markup.shorten import beginning, ends_of, shortened
from samehere.markup.shown import Shown, Wrap, marked

__all__ = [
    "Rendered",
    "Shown",
    "SourceFormat",
    "Wrap",
    "beginning",
    "clean",
    "clean_line",
    "ends_of",
    "marked",
    "render",
    "shortened",
]
