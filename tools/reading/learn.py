"""Multinomial logistic regression with a quadratic penalty, learned by AdaGrad. Plain Python.

Source: Duchi, Hazan, Singer, "Adaptive Subgradient Methods" (2011). The order of the examples
depends on nothing but their number: the same data give the same weights.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_ROUNDS = 30
_STEP = 0.15
_TINY = 1e-8


@dataclass(frozen=True, slots=True)
class Example:
    """Features by number, and how much of the example belongs to each class."""

    features: Sequence[int]
    shares: tuple[float, ...]


def learn(examples: Sequence[Example], features: int, penalty: float) -> list[list[float]]:
    """Return a row of weights, one a class, for each feature."""
    classes = len(examples[0].shares)
    rows = [[0.0] * classes for _ in range(features)]
    seen = [[_TINY] * classes for _ in range(features)]
    counts = Counter(feature for example in examples for feature in example.features)
    shrink = {feature: penalty / count for feature, count in counts.items()}
    for turn in range(_ROUNDS):
        for number in _order(len(examples), turn):
            example = examples[number]
            misses = _misses(rows, example)
            for feature in example.features:
                row, past, pull = rows[feature], seen[feature], shrink[feature]
                for place, miss in enumerate(misses):
                    slope = miss + pull * row[place]
                    past[place] += slope * slope
                    row[place] -= _STEP * slope / math.sqrt(past[place])
    return rows


def _order(length: int, turn: int) -> list[int]:
    """All numbers below a length, well mixed, otherwise in each turn."""
    return sorted(range(length), key=lambda n: (n * 2_654_435_761 + turn * n * 40_503) % 2**32)


def _misses(rows: Sequence[Sequence[float]], example: Example) -> list[float]:
    sums = [sum(column) for column in zip(*(rows[f] for f in example.features), strict=True)]
    most = max(sums)
    powers = [math.exp(number - most) for number in sums]
    total = sum(powers)
    return [power / total - share for power, share in zip(powers, example.shares, strict=True)]
