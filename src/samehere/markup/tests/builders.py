"""Texts as people and attackers write them, for every test of this room."""

import json
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from samehere.markup import Rendered, SourceFormat, render

HOSTILE: list[str] = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))

# A busy machine is slow to invent texts; that is no fault of what is tested.
often = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_PIECES = [
    *("*", "**", "***", "_", "__", "\\", "[", "]", "(", ")", "](", "![", "`", "```", "#", "|", "~"),
    *("- ", "* ", "+ ", "1. ", "2. ", "10. ", "2017. ", "1) ", "> ", ">", ">> ", "---", "* * *"),
    *("\n", "\n", "\n\n", "  \n", "\n    ", "\t", " ", " ", "\xa0", "\r\n", "\r", "\x0c", "\x00"),
    *(
        "<b>",
        "</b>",
        "<script>",
        "<p",
        "<!--",
        "-->",
        "<a href=",
        "onclick=",
        "&lt;",
        "&#106;",
        "&",
    ),
    *("http://", "https://lichen.example/a_b_(c)", "https://", "mailto:ruth@lichen.example"),
    *("[leaflet](https://lichen.example/x)", "[x](javascript:alert(1))", '"', "'", ".", ":", "!"),
    *(
        "cream",
        "Dose",
        "2*50mg",
        ">10 days",
        "é",
        "e\u0301",
        "👩🏽‍⚕️",
        "ß",
        "مرهم",
        "软膏",
        "\ud800",
        "\u202e",
    ),
]
pieces = st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=40).map("".join)
# Half from what markup is made of, half from anything at all.
sources = pieces | st.text(max_size=200)


def markdown(source: str) -> Rendered:
    return render(source, SourceFormat.MARKDOWN)


def plain(source: str) -> Rendered:
    return render(source, SourceFormat.PLAIN)
