"""How pages look for one member: the choices, and what they put on the html element.

The names are those of the tokens in static/web/css/tokens.css. Members keep their choices in
`members`; a visitor's device decides for her.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.html import format_html_join

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from samehere.members.models import Member

# The name of the choice by which every title is the same.
PLAIN_TITLE = "plain-title"
# That by which the header says that somebody may be in danger.
DANGER = "danger"


class Theme(TextChoices):
    """Light or dark."""

    DEVICE = "device", "As my device has it"
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"


class TextSize(TextChoices):
    """How large everything is, on top of the size the browser is set to."""

    ORDINARY = "ordinary", "Ordinary"
    LARGE = "large", "Large"
    LARGEST = "largest", "Largest"


class Letters(TextChoices):
    """Which letters members' words are set in."""

    READING = "reading", "Letters as in a book"
    PLAIN = "plain", "Plain letters everywhere"


# What needs no word in the html element.
_ORDINARY = {Theme.DEVICE, TextSize.ORDINARY, Letters.READING}


def attributes_for(viewer: Member | None) -> str:
    """Return what stands in the html element for this viewer; "" where nothing is chosen."""
    if viewer is None:
        return ""
    return _attributes(viewer.theme, viewer.text_size, viewer.letters)


def choices_on_for(viewer: Member | None) -> frozenset[str]:
    """Return which choices of the frame of every page are on for this viewer."""
    if viewer is None:
        return frozenset()
    chosen = {PLAIN_TITLE: viewer.has_plain_titles, DANGER: viewer.has_danger_waiting}
    return frozenset(name for name, is_on in chosen.items() if is_on)


@lru_cache(maxsize=64)
def _attributes(theme: str, text_size: str, letters: str) -> SafeString:
    named = [("theme", theme), ("text", text_size), ("letters", letters)]
    chosen = [(name, value) for name, value in named if value not in _ORDINARY]
    return format_html_join("", ' data-{}="{}"', chosen)
