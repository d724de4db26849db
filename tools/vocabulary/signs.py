"""The signs: our tables, less what would hide a sign behind a good effect."""

from collections.abc import Iterator

from samehere.vocabulary.words import key_of
from tools.vocabulary.own import Line, table

TABLES = ("skin", "pain", "gut", "intimate", "mind", "general", "more", "said", "measured", "lay")
# Good effects. "No itch" is the itch, denied: who reads a text has to see the itch.
GOOD = {
    "relief", "improvement", "remission", "skin improvement", "more energy", "better sleep",
    "better mood", "calm", "clear head", "more mobile", "better digestion", "sex possible again",
    "fewer infections", "better breathing", "better numbers", "no effect", "food noise gone",
    "alcohol craving gone", "regular periods", "fertility", "urine flow", "skin repigmentation",
    "nail growth", "hair growth", "lighter periods",
}  # fmt: skip
# A bare "pain" inside another word's phrase is no sign of its own there.
SHORTEST = 3


def signs() -> Iterator[Line]:
    """Yield all wordings of signs."""
    lines = [line for name in TABLES for line in table(f"signs_{name}", "sign")]
    bad = {key_of(line.name) for line in lines if line.concept not in GOOD}
    for line in lines:
        if line.concept not in GOOD or not _hides(key_of(line.name), bad):
            yield line


def _hides(key: str, bad: set[str]) -> bool:
    words = key.split(" ")
    parts = (
        " ".join(words[start:stop])
        for start in range(len(words))
        for stop in range(start + 1, len(words) + 1)
        if stop - start < len(words)
    )
    return any(part in bad for part in parts if len(part) > SHORTEST)
