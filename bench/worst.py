"""What hostile posts cost the reader, and what starting `samehere read` costs.

    .venv/bin/python bench/worst.py [--times 3] [NAME...]

Prints milliseconds of processor time for a post of 20,000 characters of each family, the least of
a few times: other work on the machine only adds. Then the time until the first statement of
`samehere read` and its memory, the least of as many starts.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from samehere.experiences.extraction import PostText, read_thread
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.shipped import terms_by_key

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG = 20_000
LIMIT = 50
MANY_NAMES = 5_000
WORDS = (
    "a", "I", "it", "she", "not", "no", "and", "and and but or", "every", "for", "with", "since",
    "the", "of", "to", "on", "because", "but", "this", "I it she he they", "if", "my", "one", "in",
    "from", "after", "which", "then", "was", "helped", "caused", "stopped", "side effects", "none",
    "first", "half a", "twice", "I've", "ibuprofen", "nausea", "migraine", "knee", "doctor",
    "worked", "better", "gone", "off", "no side effects",
)  # fmt: skip
STORY = (
    "I took ibuprofen for pain and it helped but then she gave me metformin which caused nausea"
    " so I stopped after 3 weeks and"
)
PIECES = {
    "digits": "1234567890",
    "figures": "1 ",
    "list of figures": "1, 2 3. 4 mg ",
    "x 2": "x 2 ",
    "5-5-20": "5-5-20 ",
    "20mg twice a day for 3 weeks": "20mg twice a day for 3 weeks ",
    "mon, tue": "mon, ",
    "every 8 weeks": "every 8 weeks, ",
    "one long word": "a",
    "words of 50 letters": "b" * 50 + " ",
    "addresses": "https://example.org/a?b=c&d=e#f%20g ",
    "brackets": "( ",
    "brackets of brackets": "((([[[",
    "quotes": '" ',
    "nested quotes": "“‘\"'",
    "quoted lines": "> I take ibuprofen\n",
    "> > >": "> > > ",
    "line ends": "\n",
    "empty lines": "\n \n",
    "full stops": ". ",
    "dots": "...",
    "questions": "? ",
    "commas": ", ",
    "apostrophes": "it's ",
    "lone apostrophes": "'",
    "emoji": "👍💊😭 ",
    "families of emoji": "👩‍👩‍👧‍👦",
    "right to left": "\u202emetformin \u202d",
    "arabic": "أتناول الميتفورمين منذ ثلاثة أسابيع ",
    "zalgo": "i\u0337\u0322b\u0334u\u0337p\u0334r\u0337o\u0336 ",
    "marks": "a" + "\u0301" * 50,
    "capital dotted i": "İ ",
    "nulls": "\0",
    "I take ibuprofen and": "I take ibuprofen and ",
    "I take ibuprofen.": "I take ibuprofen. ",
    "ibuprofen caused nausea,": "ibuprofen caused nausea, ",
    "nausea from ibuprofen": "nausea from ibuprofen ",
    "nausea, headache,": "nausea, headache, ",
    "it caused nausea.": "It caused nausea. ",
    "it helped.": "It helped. ",
    "it helped": "it helped ",
    "ibuprofen helped.": "Ibuprofen helped. ",
    "and it": "and it ",
    "stopped ibuprofen": "I stopped ibuprofen. ",
    "she takes it": "she takes it ",
    "my mum's sister's doctor": "my mum's sister's doctor ",
    "not ... only": "not only ",
    "from ibuprofen 20mg": "ibuprofen 20mg, ",
    "for nausea": "I take it for nausea ",
    "no burn, no itch": "no burn, no itch, ",
    "after 2 weeks": "after 2 weeks ",
    "side effects:": "Side effects: nausea, ",
}


def main() -> None:
    """Measure the families asked for, or all, and print them, the slowest first."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    terms = Recognizer.shipped()
    usual = spent(prose(), terms, given.times)
    say(f"{'prose of the same length':48} {usual:8.1f} ms")
    texts = {n: t for n, t in families().items() if not given.names or n in given.names}
    found = sorted(((spent(text, terms, given.times), name) for name, text in texts.items()))
    for milliseconds, name in reversed(found):
        mark = "  above the limit" if milliseconds > LIMIT else ""
        say(f"{name:48} {milliseconds:8.1f} ms {milliseconds / usual:6.1f} x prose{mark}")
    say(f"{len(found)} families, {sum(ms > LIMIT for ms, _ in found)} above {LIMIT} ms")
    seconds, megabytes = start(given.times)
    say(f"samehere read, one post: {seconds:.2f} s of processor time, {megabytes:.0f} MB")


def prose() -> str:
    """Return annotated posts of the benchmark, one behind the other, as long as a post may be."""
    files = sorted((Path(__file__).parent / "reading" / "dev").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return filled(f"{json.loads(line)['text']}\n\n" for line in lines if line.strip())


def start(times: int) -> tuple[float, float]:
    """Return the least processor time of `samehere read` with one post, and its memory."""
    found = []
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write('{"id": 1, "text": "I take ibuprofen and it caused nausea."}\n')
        file.flush()
        words = [sys.executable, "-m", "samehere.config.program", "read", file.name, "--json"]
        for _ in range(times):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def families() -> dict[str, str]:
    """Return a post of each family, all of the same length."""
    names = names_of()
    made = {f"word: {word}": filled([word]) for word in WORDS}
    made |= {name: (piece * (LONG // len(piece) + 1))[:LONG] for name, piece in PIECES.items()}
    made["names of treatments"] = filled(names)
    made["names with commas"] = filled(f"{name}," for name in names)
    made["I take and names with commas"] = "I take " + filled(f"{name}," for name in names)[:-7]
    made["I take NAME."] = filled(f"I take {name}." for name in names)
    made["NAME helped my nausea."] = filled(f"{name} helped my nausea." for name in names)
    made["NAME caused nausea and"] = filled(f"{name} caused nausea and" for name in names)
    made["NAME and it"] = filled(f"{name} and it" for name in names)
    made["a story in one sentence"] = filled([STORY])
    return made


def names_of() -> list[str]:
    """Return thousands of names of treatments, always the same."""
    names = [name for name, line in terms_by_key().items() if "\ttreatment\t" in line]
    return names[:: max(len(names) // MANY_NAMES, 1)]


def filled(words: Iterable[str]) -> str:
    """Return the words again and again, as long as a post may be here."""
    some = list(words)
    return " ".join(some * (LONG // max(len(" ".join(some)), 1) + 1))[:LONG]


def spent(text: str, terms: Recognizer, times: int) -> float:
    """Return the least processor time of reading one post, in milliseconds."""
    found = []
    for _ in range(times):
        began = time.process_time()
        read_thread([PostText(id=0, text=text)], terms)
        found.append(time.process_time() - began)
    return min(found) * 1000


def say(line: str) -> None:
    """Write one line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
