"""Learn what signs are to treatments; see docs/reading.md, "Making the weights".

    PYTHONPATH=src:bench python -m tools.reading.effects PATH-TO-PSYTAR [--check]

Needs scikit-learn, in an environment of its own. `--check` prints how well it does on the drug or
the file that was left out, and writes nothing.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from samehere.vocabulary.recognize import Recognizer
from tools.reading.labelled import (
    Example,
    from_posts,
    from_reviews,
    outcomes_of_posts,
    outcomes_of_reviews,
)

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src/samehere/experiences/extraction/scored"
SEEN = 4
# A clue of more words would carry a piece of somebody's sentence into the program.
MOST_WORDS = 4
STRENGTH = 0.2


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    terms = Recognizer.shipped()
    files = [
        file
        for folder in ("dev", "learned")
        for file in sorted((ROOT / "bench/reading" / folder).glob("*.jsonl"))
    ]
    sets = {
        "signs": [*from_reviews(given.corpus, terms), *from_posts(files, terms)],
        "outcomes": [*outcomes_of_reviews(given.corpus, terms), *outcomes_of_posts(files, terms)],
    }
    for name, examples in sets.items():
        sys.stdout.write(f"{name}: {Counter(e.role for e in examples)}\n")
        if given.check:
            check(examples)
        else:
            write(name, *learn(examples))
    return 0


def learn(examples: list[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    counts = Counter(clue for e in examples for clue in set(e.clues))
    vectors = DictVectorizer()
    known = {c for c, n in counts.items() if n >= SEEN and c.count(" ") < MOST_WORDS}
    x = vectors.fit_transform([{c: 1.0 for c in e.clues if c in known} for e in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    model.fit(x, [e.role for e in examples], sample_weight=[e.weight for e in examples])
    return vectors, model


def check(examples: list[Example]) -> None:
    total: Counter[str] = Counter()
    for fold in sorted({e.fold for e in examples}):
        vectors, model = learn([e for e in examples if e.fold != fold])
        out = [e for e in examples if e.fold == fold]
        guess = model.predict(vectors.transform([dict.fromkeys(e.clues, 1.0) for e in out]))
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


def write(name: str, vectors: DictVectorizer, model: LogisticRegression) -> None:
    lines = ["\t".join(["clue", *model.classes_])]
    lines.append("\t".join(["", *(f"{v:.2f}" for v in model.intercept_)]))
    for clue, column in zip(vectors.feature_names_, np.asarray(model.coef_).T, strict=True):
        if np.abs(column).max() >= 0.03 and clue.isprintable():
            lines.append("\t".join([clue, *(f"{v:.2f}" for v in column)]))
    (WEIGHTS / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
