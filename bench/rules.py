"""How often each rule of reading is right, on annotated posts: what `rules/measured.tsv` holds.

    python bench/rules.py [--write] [--reviews PATH-TO-TABLES] [FILE...]

Without files: the posts that are learned from (`reading/learned`); with `--reviews` the annotated
reviews of `reading/reviews/learned`, too. Weights have seen both: what only they read ("scored",
"weighed", "loose") is right more often there than elsewhere. A statement is right where the
annotation has the same fact of the same person and treatment: a use or an instruction; an effect
of the same role and a like sign; a stop.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drugs_com import annotated_reviews
from reading import HERE, Thread, load, write
from reading_match import same_effect, same_treatment

from samehere.experiences.extraction import Statement, read_thread
from samehere.experiences.extraction.rules import MEASURED
from samehere.vocabulary.recognize import Recognizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EXPERIENCES = frozenset({"taking", "took", "unknown"})
PLAIN = frozenset({"stated", "negated"})


def main() -> int:
    """Measure every rule that fires and print the table, or write it beside the rules."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reviews", type=Path, help="tables of the UCI Drug Review data set")
    parser.add_argument("--write", action="store_true", help="renew rules/measured.tsv")
    asked = parser.parse_args()
    files = asked.files or sorted((HERE / "learned").glob("*.jsonl"))
    threads = [thread for file in files for thread in load(file)]
    if asked.reviews:
        threads += [thread for _, thread in annotated_reviews(asked.reviews, "learned")]
    right, given = measure(threads)
    lines = [f"{rule}\t{right[rule]}\t{given[rule]}" for rule in sorted(given)]
    if asked.write:
        MEASURED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for line in lines:
        write(line)
    return 0


def measure(threads: Iterable[Thread]) -> tuple[Counter[str], Counter[str]]:
    """Return by rule how many of its plain statements are right, and how many there are."""
    terms = Recognizer.shipped()
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for thread in threads:
        facts = {entry["id"]: entry["facts"] for entry in thread.gold}
        for statement in read_thread(thread.posts, terms):
            if statement.assertion.value in PLAIN and statement.treatment.concept:
                given[statement.rule] += 1
                right[statement.rule] += is_right(statement, facts[statement.post])
    return right, given


def is_right(statement: Statement, facts: Sequence[dict[str, Any]]) -> bool:
    """Whether the annotation of its post says the same."""
    own = [
        fact
        for fact in facts
        if fact["who"] == statement.who.value
        and same_treatment(fact["treatment"], statement.treatment.concept)
    ]
    if statement.effect is not None:
        return any(same_effect(fact, statement) for fact in own if fact["kind"] == "effect")
    if statement.kind.value == "stop":
        return any(fact["kind"] == "stop" for fact in own)
    if statement.status.value in EXPERIENCES and statement.kind.value == "use":
        # Whoever felt an effect of it or stopped it has used it.
        return any(EXPERIENCES.intersection(_statuses(fact)) for fact in own)
    return bool(own)


def _statuses(fact: dict[str, Any]) -> list[str]:
    found = fact.get("status", "unknown")
    return [found] if isinstance(found, str) else found


if __name__ == "__main__":
    raise SystemExit(main())
