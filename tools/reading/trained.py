"""From annotated candidates to weights: one for use, one for stopping, one for the status."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from samehere.experiences.extraction.scored.weights import STATUSES, Weights
from tools.reading.examples import Judged

_FEWEST_POSTS = 3
_FEWEST_CONDITIONS = 2
# How far weights may go from nothing: the best of .03, .05, .08 and .2 in the cross-validation.
_FREEDOM = 0.05


def train(rows: Sequence[Judged]) -> dict[str, tuple[float, ...]]:
    """Return the weights of every feature that is common enough."""
    names = _common(rows)
    used = [row for row in rows if row.uses]
    told = [row for row in used if row.statuses]
    columns = [
        _learn(names, rows, [row.uses for row in rows])[True],
        _learn(names, used, [row.stopped for row in used])[True],
    ]
    statuses = _learn(names, told, [row.statuses[0] for row in told])
    columns += [statuses[status.value] for status in STATUSES]
    found = {
        name: tuple(round(column[place], 2) + 0.0 for column in columns)
        for place, name in enumerate(names)
    }
    return {name: weights for name, weights in found.items() if any(weights)}


def weights_of(rows: Sequence[Judged]) -> Weights:
    """Return trained weights ready to judge."""
    return Weights(train(rows))


def _learn(
    names: Sequence[str], rows: Sequence[Judged], classes: Sequence[Any]
) -> dict[Any, list[float]]:
    """Return a weight for each feature by class; the feature "bias" is of every row."""
    numbers = {name: place for place, name in enumerate(names)}
    places, ends = [], [0]
    for row in rows:
        places += [numbers[name] for name in row.features if name in numbers]
        ends.append(len(places))
    matrix = csr_matrix(([1.0] * len(places), places, ends), shape=(len(rows), len(names)))
    model = LogisticRegression(C=_FREEDOM, max_iter=1000, fit_intercept=False)
    model.fit(matrix, classes)
    table = [[float(weight) for weight in each] for each in model.coef_]
    if len(table) == 1:
        return {True: table[0]}
    nothing = [0.0] * len(names)
    return {
        **{status.value: nothing for status in STATUSES},
        **dict(zip(model.classes_, table, strict=True)),
    }


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
