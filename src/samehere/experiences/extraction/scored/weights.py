"""Learned weights, and what they make of a candidate. Plain sums: no library, no state.

Source: multinomial logistic regression (Cox 1958; Theil 1969), trained by `tools/reading`.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from samehere.experiences.extraction.statements import Status

_FILE = Path(__file__).with_name("weights.tsv")
QUESTIONS = ("uses", "stopped")
STATUSES = tuple(Status)
COLUMNS = (*QUESTIONS, *(status.value for status in STATUSES))

# Below this likelihood of use nobody asks how.
WORTH_ASKING = 0.2
_EVENLY = (1 / len(STATUSES),) * len(STATUSES)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely a person uses or weighs a treatment, has stopped it, and how they stand to it."""

    uses: float
    stopped: float
    statuses: tuple[float, ...]

    @property
    def status(self) -> tuple[Status, float]:
        """The likeliest status and its likelihood."""
        best = max(range(len(STATUSES)), key=lambda n: self.statuses[n])
        return STATUSES[best], self.statuses[best]


class Weights:
    """A row of weights for each feature; features that have none count nothing."""

    def __init__(self, rows: dict[str, tuple[float, ...]]) -> None:
        names = sorted(rows)
        # From one on: the ranks of features without weights are none.
        self._ranks = {name: rank for rank, name in enumerate(names, 1)}
        self._rows = [(), *map(rows.__getitem__, names)]
        # Most candidates are asked for the first column alone.
        self._uses = [0.0, *(rows[name][0] for name in names)]

    @classmethod
    @cache
    def shipped(cls) -> "Weights":
        """Return the weights in the package."""
        lines = _FILE.read_text(encoding="utf-8").splitlines()[1:]
        rows: dict[str, tuple[float, ...]] = {}
        for line in lines:
            name, *numbers = line.split("\t")
            rows[name] = tuple(map(_weight, numbers))
        return cls(rows)

    def knows(self, feature: str) -> bool:
        """Return whether a feature counts."""
        return feature in self._ranks

    def ranks(self, features: Iterable[str]) -> list[int]:
        """Return the ranks of those features that count: most have no weights."""
        return list(filter(None, map(self._ranks.get, features)))

    def judge(self, features: Collection[int]) -> Verdict:
        """Return the verdict on a candidate that has the features of these ranks."""
        if not features:
            return Verdict(0.0, 0.0, _EVENLY)
        # In order of the names, for sums of fractions depend on it.
        ranks = sorted(features)
        uses = _likelihood(sum(map(self._uses.__getitem__, ranks)))
        if uses < WORTH_ASKING:
            return Verdict(uses, 0.0, _EVENLY)
        _, *columns = zip(*map(self._rows.__getitem__, ranks), strict=True)
        stopped, *statuses = map(sum, columns)
        return Verdict(uses, _likelihood(stopped), _shares(statuses))


@cache
def _weight(number: str) -> float:
    """Return a number of the file, 0 for none: a few hundred stand there thousands of times."""
    return float(number or 0)


def _likelihood(number: float) -> float:
    return 1 / (1 + math.exp(-max(min(number, 30.0), -30.0)))


def _shares(numbers: Sequence[float]) -> tuple[float, ...]:
    most = max(numbers)
    powers = [math.exp(number - most) for number in numbers]
    return tuple(power / sum(powers) for power in powers)
