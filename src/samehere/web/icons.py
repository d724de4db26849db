"""The icons, drawn for this project on a grid of 24 with strokes of 2 units."""

from collections.abc import Iterable

from markupsafe import Markup

# Name to the shapes of its symbol.
ICONS = {
    "bell": Markup('<path d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"/>'),
    "bin": Markup('<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/>'),
    "check": Markup('<path d="m5 13 4.5 4.5L19 7"/>'),
    "clock": Markup('<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3 2"/>'),
    "ditto": Markup('<path d="M10 6 7 18M18 6l-3 12"/>'),
    "down": Markup('<path d="m6 9 6 6 6-6"/>'),
    "eye": Markup(
        '<path d="M3 12c3-5 6-7 9-7s6 2 9 7c-3 5-6 7-9 7s-6-2-9-7z"/>'
        '<circle cx="12" cy="12" r="2.5"/>'
    ),
    "flag": Markup('<path d="M5 21V4M5 5c5-3 8 3 14 0v9c-6 3-9-3-14 0"/>'),
    "heart": Markup(
        '<path d="M12 20C6.5 15.8 4 12.8 4 9.4A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 '
        '8 2.4c0 3.4-2.5 6.4-8 10.6z"/>'
    ),
    "help": Markup(
        '<circle cx="12" cy="12" r="9"/>'
        '<path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .9-1 1.7M12 17h.01"/>'
    ),
    "key": Markup('<circle cx="8" cy="15" r="4"/><path d="m11 12 8-8M16 7l3 3"/>'),
    "link": Markup(
        '<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1'
        'M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>'
    ),
    "lock": Markup(
        '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>'
    ),
    "menu": Markup('<path d="M4 7h16M4 12h16M4 17h16"/>'),
    "more": Markup('<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3.5"/>'),
    "pencil": Markup('<path d="m4 20 1-4L16 5l3 3L8 19zM14 7l3 3"/>'),
    "reply": Markup('<path d="M9 7 4 12l5 5M4 12h9a7 7 0 0 1 7 7"/>'),
    "up": Markup('<path d="m6 15 6-6 6 6"/>'),
    "x": Markup('<path d="M6 6l12 12M18 6 6 18"/>'),
}

_USES = {
    name: Markup(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{}"/></svg>'
    ).format("i i-ditto" if name == "ditto" else "i", name)
    for name in ICONS
}

_SYMBOL = Markup('<symbol id="i-{}" viewBox="0 0 24 24">{}</symbol>')


def use_of(name: str) -> Markup:
    """Return the element that shows the icon; its symbol must stand on the same page.

    Raises:
        KeyError: no icon has this name.
    """
    return _USES[name]


def sprite_of(names: Iterable[str]) -> Markup:
    """Return one hidden drawing with the symbols of `names`, each once."""
    symbols = (_SYMBOL.format(name, ICONS[name]) for name in sorted(set(names)))
    return Markup("<svg hidden>{}</svg>").format(Markup("").join(symbols))
