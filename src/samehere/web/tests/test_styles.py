"""The stylesheet: every colour is declared, and readable on what it stands on, light and dark."""

import re

import pytest

from samehere.web.assets import FOLDER, assets

TOKENS = (FOLDER / "css" / "tokens.css").read_text()
COLOR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})\b")

# What stands on what, and the ratio it needs (WCAG 2; 7 for running text is our own floor).
PAIRS = [
    ("ink", "bg", 7), ("ink", "surface", 7), ("ink", "sunk", 7), ("ink-2", "bg", 7),
    ("ink-2", "surface", 7), ("ink-2", "sunk", 7), ("brand", "bg", 4.5), ("brand", "surface", 4.5),
    ("brand", "sunk", 4.5), ("brand", "soft", 4.5), ("on-brand", "brand", 4.5),
    ("on-soft", "soft", 4.5), ("bg", "on-soft", 4.5), ("on-mark", "mark", 4.5),
    ("warm", "bg", 4.5), ("warm", "warm-soft", 4.5), ("ink", "warm-soft", 7),
    ("danger", "surface", 4.5), ("danger", "danger-soft", 4.5), ("danger", "bg", 4.5),
    ("ink", "danger-soft", 7), ("brand", "warm-soft", 4.5), ("brand", "danger-soft", 4.5),
    ("edge", "surface", 3), ("edge", "bg", 3), ("mark-line", "surface", 3), ("mark-line", "bg", 3),
    ("better", "surface", 3), ("worse", "surface", 3), ("same", "surface", 3),
    ("focus", "bg", 3), ("focus", "surface", 3), ("focus", "sunk", 3), ("focus", "soft", 3),
]  # fmt: skip


def themes() -> dict[str, dict[str, str]]:
    """Return the colours of the light theme, and of the two places where dark is declared."""
    light, by_system, by_choice = (
        block for block in re.split(r":root(?=[\s:\[{])", TOKENS) if "--bg" in block
    )
    first = dict(COLOR.findall(light))
    return {
        "light": first,
        "dark by system": first | dict(COLOR.findall(by_system)),
        "dark by choice": first | dict(COLOR.findall(by_choice)),
    }


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("text", "ground", "needs"), PAIRS)
def test_a_color_is_readable_on_its_ground(text: str, ground: str, needs: float) -> None:
    for name, colors in themes().items():
        high, low = sorted((luminance(colors[text]), luminance(colors[ground])), reverse=True)
        ratio = (high + 0.05) / (low + 0.05)
        assert ratio >= needs, f"{name}: {ratio:.1f}"


def test_both_ways_into_the_dark_give_the_same_colors() -> None:
    assert themes()["dark by system"] == themes()["dark by choice"]


def test_the_dark_changes_colors_and_nothing_else() -> None:
    # So the journeys need not ask in the dark what has nothing to do with colours.
    asks = re.compile(r"prefers-color-scheme|data-theme|light-dark")
    asking = {path.name for path in FOLDER.rglob("*.*") if asks.search(path.read_text())}
    dark = re.findall(r"(?:theme=\"dark\"|theme=\"light\"\]\)) *\] *\{([^{}]*)\}", TOKENS)
    said = {line.partition(":")[0].strip() for block in dark for line in block.split(";")} - {""}

    assert asking == {"print.css", "tokens.css"}
    assert said == {"color-scheme", "--shadow", *(f"--{name}" for name in themes()["light"])}


def test_every_variable_that_is_used_is_declared() -> None:
    styles = assets()["css"].body.decode()
    declared = set(re.findall(r"(--[a-z0-9-]+)\s*:", styles))

    assert set(re.findall(r"var\((--[a-z0-9-]+)", styles)) <= declared


def test_braces_match_and_every_rule_stands_in_a_layer() -> None:
    for path in (FOLDER / "css").glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL).strip()
        assert text.count("{") == text.count("}"), path.name
        assert re.fullmatch(r"@layer [\w, ]+(;|\s*\{.*\})", text, flags=re.DOTALL), path.name


def test_words_in_tables_are_never_cut_between_letters_for_want_of_width() -> None:
    # "anywhere" lets a column shrink to one letter; "break-word" to its longest word.
    rule = re.search(r"\bth, td \{([^}]*)\}", (FOLDER / "css" / "elements.css").read_text())

    assert rule is not None
    assert "overflow-wrap: break-word" in rule[1]


def test_the_whole_style_is_small() -> None:
    assert len(assets()["css"].body) < 34_000
    assert len(assets()["css"].compressed) < 8_000
    assert len(assets()["js"].compressed) < 2_000
