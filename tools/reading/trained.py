"""From annotated candidates to weights: one for use, one for stopping, one for the status."""

from collections import defaultdict
from collections.abc import Sequence

from samehere.experiences.extraction.scored.weights import STATUSES, Weights
from tools.reading.examples import Judged
from tools.reading.learn import Example, learn

_FEWEST_POSTS = 3
_FEWEST_CONDITIONS = 2
_PENALTIES = (4.0, 4.0, 4.0)


def train(rows: Sequence[Judged]) -> dict[str, tuple[float, ...]]:
    """Return the weights of every feature that is common enough."""
    names = _common(rows)
    numbers = {name: place for place, name in enumerate(names)}

    def example(row: Judged, shares: tuple[float, ...]) -> Example:
        return Example([numbers[f] for f in row.features if f in numbers], shares)

    used = [row for row in rows if row.uses]
    uses = [example(row, _either(row.uses)) for row in rows]
    stops = [example(row, _either(row.stopped)) for row in used]
    statuses = [example(row, _shares(row)) for row in used if row.statuses]
    tables = [
        learn(examples, len(names), penalty)
        for examples, penalty in zip((uses, stops, statuses), _PENALTIES, strict=True)
    ]
    found: dict[str, tuple[float, ...]] = {}
    for name, place in numbers.items():
        use, stop, status = (table[place] for table in tables)
        weights = (use[1] - use[0], stop[1] - stop[0], *status)
        found[name] = tuple(round(weight, 2) + 0.0 for weight in weights)
    return {name: weights for name, weights in found.items() if any(weights)}


def weights_of(rows: Sequence[Judged]) -> Weights:
    """Return trained weights ready to judge."""
    return Weights(train(rows))


def _common(rows: Sequence[Judged]) -> list[str]:
    posts: dict[str, set[str]] = defaultdict(set)
    conditions: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for feature in row.features:
            posts[feature].add(row.post)
            conditions[feature].add(row.condition)
    return sorted(
        feature
        for feature in posts
        if len(posts[feature]) >= _FEWEST_POSTS and len(conditions[feature]) >= _FEWEST_CONDITIONS
    )


def _either(holds: bool) -> tuple[float, float]:
    return (0.0, 1.0) if holds else (1.0, 0.0)


def _shares(row: Judged) -> tuple[float, ...]:
    part = 1 / len(row.statuses)
    return tuple(part if status.value in row.statuses else 0.0 for status in STATUSES)
