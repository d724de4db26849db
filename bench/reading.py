"""How well posts are read: invented, annotated posts against what `read_thread` makes of them.

    python bench/reading.py [--errors] [FILE...]

Without files: the posts looked at while the rules were written (`reading/dev`), then those that
are only scored (`reading/heldout`). All of it is invented text; reading/FORMAT.md says how it is
annotated and scored. Figures are per post; the interval is from a bootstrap over threads.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reading_match import (
    SCORES,
    Outcome,
    compare,
)

from samehere.experiences.extraction import PostText, Statement, read_thread
from samehere.vocabulary.recognize import Recognizer

HERE = Path(__file__).parent / "reading"
DRAWS = 300
SEED = 20


@dataclass(slots=True)
class Thread:
    """A discussion as annotated: its posts as given to the reader, and what they say."""

    name: str
    posts: list[PostText] = field(default_factory=list)
    gold: list[dict[str, Any]] = field(default_factory=list)


def main() -> int:
    """Score the files named, or both sets, and print a table for each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what is missed and wrong")
    given = parser.parse_args()
    terms = Recognizer.shipped()
    if given.files:
        report("files", given.files, terms, show=given.errors)
        return 0
    looked_at = sorted((HERE / "dev").glob("*.jsonl"))
    report("dev (invented; looked at while writing rules)", looked_at, terms, show=given.errors)
    if unseen := sorted((HERE / "heldout").glob("*.jsonl")):
        report("held out (invented; only scored)", unseen, terms, show=False)
    return 0


def report(name: str, files: Sequence[Path], terms: Recognizer, *, show: bool) -> None:
    """Read and score all threads of the files and print the table."""
    threads = [thread for file in files for thread in load(file)]
    score(name, threads, terms, show=show)


def score(name: str, threads: Sequence[Thread], terms: Recognizer, *, show: bool) -> None:
    """Read and score discussions and print the table."""
    began = time.process_time()
    read = [read_thread(thread.posts, terms) for thread in threads]
    spent = time.process_time() - began
    outcomes = [
        score_thread(thread, statements, show=show)
        for thread, statements in zip(threads, read, strict=True)
    ]
    posts = sum(len(thread.posts) for thread in threads)
    write(f"\n{name}: {posts} posts, {len(threads)} threads")
    write(f"{posts / max(spent, 1e-9):,.0f} posts a second, recognising terms included")
    table(outcomes)


def table(outcomes: Sequence[dict[str, dict[str, Outcome]]]) -> None:
    """Print precision, recall and F of each field for both tiers; an outcome a thread."""
    for tier in ("counted", "all"):
        heading = "counted tier" if tier == "counted" else "all tiers"
        write(f"\n| {heading} | precision | recall | F | F, 95 % of draws | gold |")
        write("|---|---|---|---|---|---|")
        for score in SCORES:
            write(_row(score, [outcome[tier] for outcome in outcomes]))
    write("")


def load(file: Path) -> Iterator[Thread]:
    """Yield the discussions of one file."""
    threads: dict[str, Thread] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        entry = json.loads(line)
        name = str(entry.get("thread") or entry["id"])
        thread = threads.setdefault(name, Thread(name))
        thread.posts.append(
            PostText(
                id=entry["id"], text=entry["text"], parent=entry.get("parent"),
                title=entry.get("title"), group=entry.get("group"),
            )
        )  # fmt: skip
        thread.gold.append(entry)
    yield from threads.values()


def score_thread(
    thread: Thread, statements: Sequence[Statement], *, show: bool
) -> dict[str, dict[str, Outcome]]:
    """Return right, given and wanted per field for both tiers."""
    by_post: dict[int | str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_post[statement.post].append(statement)
    found: dict[str, dict[str, Outcome]] = {}
    for tier in ("counted", "all"):
        total: dict[str, Outcome] = defaultdict(Outcome)
        for entry in thread.gold:
            kept = [s for s in by_post[entry["id"]] if tier == "all" or s.tier == "counted"]
            notes = compare(entry, kept, total)
            if show and notes and tier == "all":
                write(f"--- {entry['id']} [{entry.get('title')}]: {entry['text']}")
                for note in notes:
                    write(f"    {note}")
        found[tier] = dict(total)
    return found


def _row(score: str, outcomes: Sequence[dict[str, Outcome]]) -> str:
    each = [outcome.get(score, Outcome()) for outcome in outcomes]
    total = Outcome.sum(each)
    numbers = same_numbers(len(each))
    drawn = sorted(Outcome.sum(each[next(numbers)] for _ in each).f for _ in range(DRAWS))
    low, high = drawn[int(DRAWS * 0.025)], drawn[int(DRAWS * 0.975)]
    return (
        f"| {score} | {total.precision:.2f} ({total.right}/{total.given}) | {total.recall:.2f} "
        f"| {total.f:.2f} | {low:.2f} to {high:.2f} | {total.wanted} |"
    )


def same_numbers(below: int) -> Iterator[int]:
    """Yield numbers below `below`, evenly spread, the same in every run."""
    state = SEED
    while True:
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        yield (state >> 33) % max(below, 1)


def write(line: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
