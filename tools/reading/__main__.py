"""Trains the weights, or says how well they do on conditions they have not seen.

PYTHONPATH=src:bench python -m tools.reading PATH-TO-REVIEWS [--check]
"""

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drugs_com import annotated_reviews

from reading import Thread, score_thread, table
from samehere.experiences.extraction.read import read_thread
from samehere.experiences.extraction.scored.judged import judge
from samehere.experiences.extraction.scored.weights import COLUMNS
from samehere.vocabulary.recognize import Recognizer
from tools.reading.examples import Judged, judged, threads, written
from tools.reading.trained import train, weights_of

if TYPE_CHECKING:
    from reading_match import Outcome

_ROOT = Path(__file__).parents[2]
_WEIGHTS = _ROOT / "src/samehere/experiences/extraction/scored/weights.tsv"
_POSTS = _ROOT / "tools/reading/posts"
_FOLDS = 8


def main() -> None:
    """Write the weights, or with --check print the figures of the cross-validation."""
    parser = argparse.ArgumentParser()
    parser.add_argument("reviews", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    terms = Recognizer.shipped()
    scored = [
        each
        for folder in ("dev", "learned")
        for each in threads(sorted((_ROOT / "bench/reading" / folder).glob("*.jsonl")))
    ]
    extra = [each for file in sorted(_POSTS.glob("*.txt")) for each in written(file)]
    extra += [
        (_condition(thread), thread) for _, thread in annotated_reviews(given.reviews, "learned")
    ]
    rows = [judged(condition, thread, terms) for condition, thread in [*scored, *extra]]
    if given.check:
        _check(scored, rows, terms, show=given.errors)
        return
    found = train([row for each in rows for row in each])
    lines = ["\t".join(("feature", *COLUMNS))]
    lines += [
        "\t".join((name, *(f"{weight:g}" if weight else "" for weight in weights)))
        for name, weights in found.items()
    ]
    _WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} features, {sum(map(len, rows))} candidates\n")


def _condition(review: Thread) -> str:
    first = review.gold[0]
    return str(first["group"] or first["title"]).lower()


def _check(
    everything: list[Any], rows: list[list[Judged]], terms: Recognizer, *, show: bool
) -> None:
    """Read each eighth of the conditions with weights learned on the others."""
    named = {row.condition for each in rows for row in each}
    conditions = sorted(named | {condition for condition, _ in everything})
    fold = {condition: place * 7919 % _FOLDS for place, condition in enumerate(conditions)}
    outcomes: list[dict[str, dict[str, Outcome]]] = []
    for number in range(_FOLDS):
        learned = weights_of([r for each in rows for r in each if fold[r.condition] != number])
        for condition, thread in everything:
            if fold[condition] == number:
                read = read_thread(thread.posts, terms, partial(judge, weights=learned))
                outcomes.append(score_thread(thread, read, show=show))
    table(outcomes)


main()
