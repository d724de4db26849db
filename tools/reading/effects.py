"""Learn what signs are to treatments; see docs/reading.md, "Making the weights".

    PYTHONPATH=src:bench python -m tools.reading.effects PATH-TO-PSYTAR PATH-TO-REVIEWS [--check]

Needs scikit-learn, in an environment of its own. `--check` prints how well it does on the drug or
the file that was left out, and writes nothing.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from drugs_com import annotated_reviews
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from reading import load
from samehere.experiences.extraction.scored.weighed import NONE
from samehere.vocabulary.recognize import Recognizer
from tools.reading.labelled import (
    Bag,
    Example,
    from_posts,
    from_reviews,
    outcomes_of_posts,
    outcomes_of_reviews,
    post_scenes,
    review_scenes,
)

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src/samehere/experiences/extraction/scored"
SEEN = 4
# A clue of more words would carry a piece of somebody's sentence into the program.
MOST_WORDS = 4
STRENGTH = 0.04
# Smaller weights are left out of the files.
SMALLEST = 0.03
# Clues of a piece that one of its words speaks of an outcome.
SPEAKING = frozenset(
    f"sort={name}"
    for name in ("great", "good", "worked", "better", "gone", "nothing", "useless", "same", "loss")
) | {"sort=worse", "sort=again", "sort=not", "sort=edge"}
# How often the pieces of outcomes are looked at again, and from how likely on one is taken or left.
ROUNDS = 2
SURE, DOUBTFUL = 0.7, 0.25


@dataclass(slots=True)
class Learnt:
    """The columns of the clues, and what was learnt over them."""

    places: dict[str, int]
    model: LogisticRegression


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("reviews", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    terms = Recognizer.shipped()
    threads = [
        (file.stem, thread)
        for folder in ("dev", "learned")
        for file in sorted((ROOT / "bench/reading" / folder).glob("*.jsonl"))
        for thread in load(file)
    ]
    threads += annotated_reviews(given.reviews, "learned")
    reviews, posts = list(review_scenes(given.corpus, terms)), list(post_scenes(threads, terms))
    sets = {
        "signs": [*from_reviews(given.corpus, reviews), *from_posts(posts)],
        "outcomes": unpacked(
            [*outcomes_of_reviews(given.corpus, reviews), *outcomes_of_posts(posts)]
        ),
    }
    for name, examples in sets.items():
        sys.stdout.write(f"{name}: {Counter(e.role for e in examples)}\n")
        if given.check:
            check(examples)
        else:
            write(name, learn(examples))
    return 0


def learn(examples: Sequence[Example], strength: float = STRENGTH) -> Learnt:
    """Return the weights learnt from examples: a multinomial logistic regression."""
    counts = Counter(clue for e in examples for clue in set(e.clues))
    known = sorted(c for c, n in counts.items() if n >= SEEN and c.count(" ") < MOST_WORDS)
    places = {clue: place for place, clue in enumerate(known)}
    model = LogisticRegression(C=strength, max_iter=80, tol=1e-3)
    x = matrix([e.clues for e in examples], places)
    model.fit(x, [e.role for e in examples], sample_weight=[e.weight for e in examples])
    return Learnt(places, model)


def matrix(some: Sequence[Sequence[str]], places: dict[str, int]) -> csr_matrix:
    """Return a row for each list of clues, a column for each known clue."""
    rows = [sorted({places[c] for c in clues if c in places}) for clues in some]
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((c for row in rows for c in row), dtype=np.int32, count=int(starts[-1]))
    return csr_matrix(
        (np.ones(len(columns), dtype=np.float64), columns, starts), (len(rows), len(places))
    )


def unpacked(bags: list[Bag]) -> list[Example]:
    """Return the pieces as examples: those that tell a role are found by learning, twice.

    At first each piece of a bag with one of its wordings, or all, count for its role; then those a
    scorer finds likeliest. Pieces that may tell it, too, are left out.
    """
    found = [e for bag in bags for e in _first_look(bag)]
    for _ in range(ROUNDS):
        learnt = learn(found)
        columns = {role: n for n, role in enumerate(learnt.model.classes_)}
        found = [
            e
            for bag in bags
            for e in _next_look(
                bag, learnt.model.predict_proba(matrix(bag.pieces, learnt.places)), columns
            )
        ]
    return found


def _first_look(bag: Bag) -> list[Example]:
    found: list[Example] = []
    for clues in bag.pieces:
        told = [role for role in bag.roles if f"told={role}" in clues]
        some = told or [role for role in bag.roles if not _is_told(bag, role) and _may_tell(clues)]
        weight = bag.weight if told else bag.weight / len(bag.pieces)
        found += [Example(clues, role, bag.fold, weight) for role in some]
        if not bag.roles:
            found.append(Example(clues, NONE, bag.fold, bag.weight))
    return found


def _may_tell(clues: Sequence[str]) -> bool:
    """Whether a piece has a word in which people say how a treatment did.

    "I use it twice a day" is what a post says beside, however often it stands in posts that praise.
    """
    return any(c.startswith("told=") or c in SPEAKING for c in clues)


def _is_told(bag: Bag, role: str) -> bool:
    return any(f"told={role}" in clues for clues in bag.pieces)


def _next_look(bag: Bag, shares: Any, columns: dict[str, int]) -> list[Example]:
    chosen: dict[int, str] = {}
    for role, times in bag.roles.items():
        column = shares[:, columns[role]]
        able = [n for n, clues in enumerate(bag.pieces) if _may_tell(clues)]
        order = sorted(able, key=lambda n: -column[n])
        sure = sum(column[n] >= SURE for n in order)
        for n in order[: max(min(times, 2), sure)]:
            chosen.setdefault(n, role)
    found: list[Example] = []
    for n, clues in enumerate(bag.pieces):
        likely = max((shares[n, columns[role]] for role in bag.roles), default=0.0)
        if n in chosen:
            found.append(Example(clues, chosen[n], bag.fold, bag.weight))
        elif likely < DOUBTFUL:
            found.append(Example(clues, NONE, bag.fold, bag.weight))
    return found


def check(examples: list[Example]) -> None:
    total: Counter[str] = Counter()
    for fold in sorted({e.fold for e in examples}):
        learnt = learn([e for e in examples if e.fold != fold])
        out = [e for e in examples if e.fold == fold]
        guess = learnt.model.predict(matrix([e.clues for e in out], learnt.places))
        here: Counter[str] = Counter()
        for e, role in zip(out, guess, strict=True):
            here[f"given.{role}"] += 1
            here[f"wanted.{e.role}"] += 1
            here[f"right.{role}"] += role == e.role
        sys.stdout.write(f"{fold}: {_figures(here)}\n")
        total += here
    sys.stdout.write(f"all: {_figures(total)}\n")


def _figures(counts: Counter[str]) -> str:
    roles = sorted({key.split(".")[1] for key in counts} - {"none"})
    found = []
    for role in [*roles, ""]:
        right, given, wanted = (
            sum(counts[f"{what}.{r}"] for r in ([role] if role else roles))
            for what in ("right", "given", "wanted")
        )
        found.append(
            f"{role or 'all'} {right}/{given}/{wanted} F {2 * right / max(given + wanted, 1):.2f}"
        )
    return ", ".join(found)


def write(name: str, learnt: Learnt) -> None:
    """Write a file of weights into the program."""
    lines = ["\t".join(["clue", *learnt.model.classes_])]
    for clue, column in kept(learnt):
        lines.append("\t".join([clue, *(f"{v:.2f}" for v in column)]))
    (WEIGHTS / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def kept(learnt: Learnt) -> Iterator[tuple[str, Sequence[float]]]:
    """Yield what is written: the starting point as "", and the clues that count."""
    yield "", learnt.model.intercept_
    for clue, column in zip(learnt.places, np.asarray(learnt.model.coef_).T, strict=True):
        if np.abs(column).max() >= SMALLEST and clue.isprintable():
            yield clue, column


if __name__ == "__main__":
    raise SystemExit(main())
