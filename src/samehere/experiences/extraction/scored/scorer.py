"""Weighing clues: a multinomial logistic regression in plain Python, its weights in a file.

The weights are made by `tools.reading.effects`; reading never learns anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Scorer:
    """Classes, and for each clue what it says for and against each of them."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]

    def score(self, clues: Iterable[str]) -> dict[str, float]:
        """Return how likely each class is; clues that were never learnt from count for nothing."""
        return self.shares(self.sums(clues))

    def sums(self, clues: Iterable[str]) -> list[float]:
        """Return what the clues say for each class: sums of parts add up to the whole's."""
        rows = [*filter(None, map(self.weights.get, clues))]
        return list(map(sum, zip(*rows, strict=True))) if rows else [0.0] * len(self.classes)

    def shares(self, *parts: Sequence[float]) -> dict[str, float]:
        """Return how likely each class is by the sums of one or more sets of clues."""
        sums = list(map(sum, zip(self.weights[""], *parts, strict=True)))
        most = max(sums)
        grown = [exp(value - most) for value in sums]
        total = sum(grown)
        return {name: value / total for name, value in zip(self.classes, grown, strict=True)}


@cache
def scorer(name: str) -> Scorer:
    """Return the scorer of a file: its first line names the classes, "" is the starting point."""
    lines = (_HERE / f"{name}.tsv").read_text(encoding="utf-8").strip("\n").split("\n")
    classes = tuple(lines[0].split("\t")[1:])
    weights: dict[str, tuple[float, ...]] = {}
    for line in lines[1:]:
        clue, *numbers = line.split("\t")
        weights[clue] = tuple(map(float, numbers))
    return Scorer(classes, weights)
