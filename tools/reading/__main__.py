"""Trains the weights, or says how well they do on conditions they have not seen.

PYTHONPATH=src:bench python -m tools.reading PATH-TO-REVIEWS [--check]
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from drugs_com import annotated_reviews

from reading import Thread, score_thread, table
from samehere.experiences.extraction.read import read_thread
from samehere.experiences.extraction.scored.judged import judge
from samehere.experiences.extraction.scored.standing import stand
from samehere.experiences.extraction.scored.weights import COLUMNS, Weights
from samehere.vocabulary.recognize import Recognizer
from tools.reading.effects import write
from tools.reading.examples import Judged, judged, threads, written
from tools.reading.labelled import Example
from tools.reading.standing import Read, learn_standing, scorer_of, standing
from tools.reading.trained import train, weights_of

if TYPE_CHECKING:
    from reading_match import Outcome

_ROOT = Path(__file__).parents[2]
_WEIGHTS = _ROOT / "src/samehere/experiences/extraction/scored/weights.tsv"
_POSTS = _ROOT / "tools/reading/posts"
_FOLDS = 8
Told = list[tuple[str, Thread]]


def main() -> None:
    """Write the weights, or with --check print the figures of the cross-validation."""
    parser = argparse.ArgumentParser()
    parser.add_argument("reviews", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    terms = Recognizer.shipped()
    invented = [
        each
        for folder in ("dev", "learned")
        for each in threads(sorted((_ROOT / "bench/reading" / folder).glob("*.jsonl")))
    ]
    short = [each for file in sorted(_POSTS.glob("*.txt")) for each in written(file)]
    reviews = [
        (_condition(thread), thread) for _, thread in annotated_reviews(given.reviews, "learned")
    ]
    everything = [*invented, *short, *reviews]
    rows = [judged(condition, thread, terms) for condition, thread in everything]
    fold = _folds([condition for condition, _ in everything])
    unseen = [
        weights_of([row for each in rows for row in each if fold[row.condition] != number])
        for number in range(_FOLDS)
    ]
    examples = [
        example
        for condition, thread in everything
        for example in standing(
            Read(condition, thread, unseen[fold[condition]]), fold[condition], terms
        )
    ]
    if given.check:
        for name, some in (("invented", invented), ("reviews", reviews)):
            sys.stdout.write(f"\n{name}\n")
            _check(some, fold, unseen, examples, terms, show=given.errors)
        return
    _write_uses([row for each in rows for row in each])
    write("standing", learn_standing(examples))
    sys.stdout.write(f"{len(examples)} uses by the whole post\n")


def _condition(review: Thread) -> str:
    first = review.gold[0]
    return str(first["group"] or first["title"]).lower()


def _folds(conditions: Sequence[str]) -> dict[str, int]:
    """Return in which eighth each condition is left out."""
    named = sorted(set(conditions))
    return {condition: place * 7919 % _FOLDS for place, condition in enumerate(named)}


def _write_uses(rows: Sequence[Judged]) -> None:
    found = train(rows)
    lines = ["\t".join(("feature", *COLUMNS))]
    lines += [
        "\t".join((name, *(f"{weight:g}" if weight else "" for weight in weights)))
        for name, weights in found.items()
    ]
    _WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} features, {len(rows)} candidates\n")


def _check(
    some: Told,
    fold: dict[str, int],
    unseen: Sequence[Weights],
    examples: Sequence[Example],
    terms: Recognizer,
    *,
    show: bool,
) -> None:
    """Read each eighth of the conditions with weights learned on the others."""
    outcomes: list[dict[str, dict[str, Outcome]]] = []
    for number in range(_FOLDS):
        whole = scorer_of(learn_standing([e for e in examples if e.fold != str(number)]))
        for condition, thread in some:
            if fold[condition] == number:
                read = read_thread(
                    thread.posts,
                    terms,
                    partial(judge, weights=unseen[number]),
                    stand=partial(stand, model=whole),
                )
                outcomes.append(score_thread(thread, read, show=show))
    table(outcomes)


main()
