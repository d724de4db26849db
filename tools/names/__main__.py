"""Writes src/samehere/members/lookalikes.tsv.

    python -m tools.names

Needs ICU (Debian's libicu), whose tables are those of Unicode Technical Standard 39. Each letter
and figure is asked for its skeleton; what is left of it without accents is its shape.
"""

import ctypes
import ctypes.util
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LIST = Path(__file__).parents[2] / "src/samehere/members/lookalikes.tsv"
_LONGEST = 400


class Icu:
    """ICU's spoof checker, of which one function is used."""

    def __init__(self) -> None:
        path = ctypes.util.find_library("icui18n") or "libicui18n.so"
        self.version = re.sub(r"\D", "", path.rpartition("so")[2])
        self._library = ctypes.CDLL(path)
        self._failed = ctypes.c_int(0)
        opening = self._function("uspoof_open")
        opening.restype = ctypes.c_void_p
        self._checker = ctypes.c_void_p(opening(ctypes.byref(self._failed)))

    def skeleton(self, text: str) -> str:
        """Return what two texts have in common where they can be mistaken for each other."""
        given, taken = text.encode(), ctypes.create_string_buffer(_LONGEST)
        length = self._function("uspoof_getSkeletonUTF8")(
            self._checker, 0, given, len(given), taken, _LONGEST, ctypes.byref(self._failed)
        )
        if self._failed.value > 0:
            sys.exit(f"ICU does not answer for {text!r}: error {self._failed.value}")
        return taken.raw[:length].decode()

    def _function(self, name: str) -> Any:
        return getattr(self._library, f"{name}_{self.version}")


def main() -> None:
    """Write the list, a shape and all that have it on each line."""
    icu, having = Icu(), dict[str, list[str]]()
    for letter in letters():
        shape = without_marks(icu.skeleton(letter))
        if shape and shape != letter:
            having.setdefault(shape, []).append(letter)
    lines = [f"{shape}\t{''.join(having[shape])}" for shape in sorted(having)]
    head = (
        f"# shape and what looks like it, after Unicode's confusables as ICU {icu.version} has them"
    )
    LIST.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{sum(map(len, having.values()))} letters, {len(lines)} shapes\n")


def letters() -> Iterator[str]:
    """Yield each letter and figure that is spelt in one way only."""
    for letter in map(chr, range(0x21, sys.maxunicode + 1)):
        is_letter = unicodedata.category(letter)[0] in "LN"
        if is_letter and all(
            unicodedata.normalize(form, letter) == letter for form in ("NFKC", "NFD")
        ):
            yield letter


def without_marks(text: str) -> str:
    """Return the letters, figures and the marks of scripts that cannot do without them."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", text)
        if unicodedata.category(letter)[0] in "LMN"
        and not unicodedata.name(letter, "").startswith("COMBINING")
    )


if __name__ == "__main__":
    main()
