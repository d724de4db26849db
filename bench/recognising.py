"""How quickly terms are found: our walk over a dictionary against pyahocorasick, in one run.

    PYTHONPATH=src /path/to/words/bin/python bench/recognising.py [--posts 2000]

In an environment of its own that has pyahocorasick; without it only ours is measured. Each way runs
in a process of its own, with the same shipped terms and the same invented posts of 500 characters.
Ready: from nothing to the first answer. Memory: what the process holds more than before, at most.

Three ways:
- ours: `Recognizer.find`, which also compares case and scope and returns mentions with senses.
- same mentions: pyahocorasick over the words as our walk sees them (folded, joined by single
  spaces), then the same rules of case, scope and phrases that are no term: it gives what ours does.
- bare: pyahocorasick over the text in lower case, word boundaries checked, and nothing else; what
  is spelt otherwise than in the list it does not find.
"""

import argparse
import importlib
import importlib.util
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from samehere.vocabulary.concepts import Mention
from samehere.vocabulary.recognize import Recognizer, Unsettled
from samehere.vocabulary.shipped import terms_by_key
from samehere.vocabulary.words import folded, tokens

HERE = Path(__file__).parent / "reading" / "dev"
LENGTH = 500
ROUNDS = 5
Finder = Callable[[str], int]


def main() -> None:
    """Measure each way and print a line for it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--posts", type=int, default=2_000)
    texts = posts(options.parse_args().posts)
    ways = {"ours": ours}
    if importlib.util.find_spec("ahocorasick"):
        ways |= {"same mentions": same_mentions, "bare": bare}
    sys.stdout.write(f"{len(texts)} posts of {LENGTH} characters\n")
    for name, make in ways.items():
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            ready, memory, speed, found = pool.apply(measure, (make, texts))
        sys.stdout.write(
            f"{name:13}  ready in {ready:.2f} s  {memory:4.0f} MB  "
            f"{speed:6,.0f} posts/s  {found:,} found\n"
        )


def posts(number: int) -> list[str]:
    """Return so many texts of 500 characters, cut from the invented posts one after the other."""
    lines = (line for path in sorted(HERE.glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    written = "\n\n".join(json.loads(line).get("text") or "" for line in lines)
    whole = written * (1 + number * LENGTH // len(written))
    return [whole[start : start + LENGTH] for start in range(0, number * LENGTH, LENGTH)]


def measure(make: Callable[[], Finder], texts: list[str]) -> tuple[float, float, float, int]:
    """Return seconds until ready, MB held, posts a second (best of five), and the finds."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    find = make()
    find(texts[0])
    ready = time.process_time() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    found, best = 0, float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        found = sum(map(find, texts))
        best = min(best, time.process_time() - began)
    return ready, memory, len(texts) / best, found


def ours() -> Finder:
    """Return our recognizer, counting mentions."""
    terms = Recognizer.read()
    return lambda text: len(terms.find(text))


def same_mentions() -> Finder:
    """Return an automaton over folded words that gives the very mentions ours gives."""
    machine, terms = automaton(), Recognizer.read()

    def find(text: str) -> int:
        cut = list(tokens(text))
        words = [folded(token.group()) for token in cut]
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        at = 0
        for number, word in enumerate(words):
            starts[at] = number
            at += len(word) + 1
            ends[at - 1] = number
        found: list[tuple[int, int, str]] = []
        for last, key in machine.iter(" ".join(words)):
            first, final = starts.get(last + 1 - len(key)), ends.get(last + 1)
            if first is not None and final is not None:
                found.append((first, -final, key))
        found.sort()
        mentions, reach = [], 0
        for first, final, key in found:
            if first >= reach:
                start, stop = cut[first].start(), cut[-final].end()
                unsettled = Unsettled(key, is_misspelt=False)
                senses = terms._senses(unsettled, text, start, stop, frozenset())
                if senses:
                    mentions.append(Mention(start, stop, text[start:stop], senses))
                if senses or not terms._lines[key]:
                    reach = 1 - final
        return len(mentions)

    return find


def bare() -> Finder:
    """Return an automaton over the text in lower case, with word boundaries alone."""
    machine = automaton()

    def find(text: str) -> int:
        low = text.lower()
        edge = [True, *(not c.isalnum() for c in low), True]
        starts = {at for at in range(len(low)) if edge[at]}
        ends = {at for at in range(1, len(low) + 1) if edge[at + 1]}
        return longest(machine, low, starts, ends)

    return find


def longest(machine: Any, text: str, starts: set[int], ends: set[int]) -> int:
    """Return how many terms are found if of those that overlap the first and longest counts."""
    found: list[tuple[int, int]] = [
        (last + 1 - len(key), -len(key))
        for last, key in machine.iter(text)
        if last + 1 in ends and last + 1 - len(key) in starts
    ]
    found.sort()
    count = reach = 0
    for start, length in found:
        if start >= reach:
            count, reach = count + 1, start - length
    return count


def automaton() -> Any:
    """Return pyahocorasick's machine of every key, phrases that are no term included."""
    machine = importlib.import_module("ahocorasick").Automaton()
    for key in terms_by_key():
        machine.add_word(key, key)
    machine.make_automaton()
    return machine


if __name__ == "__main__":
    main()
