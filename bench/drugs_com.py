"""How well real reviews are read that were only ever scored: the UCI Drug Review data set.

    python bench/drugs_com.py PATH-TO-TABLES

Ours are the annotations under `reading/reviews`, not the texts: they lie in a folder of tables
(tab-separated, as `drugsComTrain_raw.tsv`), given by its path. `reading/reviews/learned` is what
weights are trained on (`tools/reading`), `reading/reviews/heldout` is what this scores.

Source: Gräßer, Kallumadi, Malberg, Zaunseder (2018), doi 10.24432/C5SK5S, CC BY 4.0.
"""

import argparse
import csv
import html
import json
from collections.abc import Iterator
from pathlib import Path

from reading import Thread, score

from samehere.experiences.extraction import PostText
from samehere.vocabulary.recognize import Recognizer

ANNOTATED = Path(__file__).parent / "reading/reviews"


def main() -> int:
    """Score the held-out reviews and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("tables", type=Path)
    given = parser.parse_args()
    reviews = [thread for _, thread in annotated_reviews(given.tables, "heldout")]
    score("real reviews (only scored)", reviews, Recognizer.shipped(), show=False)
    return 0


def annotated_reviews(corpus: Path, name: str) -> Iterator[tuple[str, Thread]]:
    """Yield each annotated review of a set as a discussion of one post, with the name of its file.

    `name` is "learned" or "heldout".

    Raises SystemExit where a review that is annotated is in none of the tables of the folder.
    """
    texts = _texts(corpus)
    for file in sorted((ANNOTATED / name).glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if entry["id"] not in texts:
                raise SystemExit(f"Review {entry['id']} of {file.name} is not in {corpus}.")
            yield file.stem, _thread(entry, *texts[entry["id"]])


def _thread(entry: dict[str, object], drug: str, condition: str, text: str) -> Thread:
    name = str(entry["id"])
    post = PostText(id=name, text=text, title=drug, group=condition or None)
    gold = {**entry, "title": drug, "group": condition, "text": text}
    return Thread(name, [post], [gold])


def _texts(corpus: Path) -> dict[str, tuple[str, str, str]]:
    """The drug, the condition and the text of each review by its number."""
    found: dict[str, tuple[str, str, str]] = {}
    csv.field_size_limit(1_000_000)
    for file in sorted(corpus.glob("**/*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                condition = row["condition"] or ""
                text = html.unescape(html.unescape(row["review"])).strip().strip('"')
                found[row.get("uniqueID") or row[""]] = (
                    row["drugName"],
                    "" if "<" in condition else condition.strip(),
                    text,
                )
    return found


if __name__ == "__main__":
    raise SystemExit(main())
