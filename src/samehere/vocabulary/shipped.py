"""Reading the lists that come with the program. docs/vocabulary.md says where they are from."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from samehere.vocabulary.words import key_of

LISTS = Path(__file__).parent / "lists"
TERMS = ("treatments", "conditions", "signs", "sites", "hpo_terms")
TERM_COLUMNS = ("name", "concept", "kind", "name_kind", "case", "scope")
NEAR_COLUMNS = ("word", "concept", "role")
# The role in near.tsv of what may be meant.
NAME = "name"
SHOWN_COLUMNS = ("concept", "british", "american")
CONCEPT_COLUMNS = ("concept", "kinds", "category", "description", "references")


def lines(name: str) -> Iterator[str]:
    """Yield the lines of one list, without the first, which names the columns."""
    path = LISTS / f"{name}.tsv"
    if path.exists():
        found = path.read_text(encoding="utf-8").split("\n")
        yield from (line for line in found[1:] if line)


def terms_by_key() -> dict[str, str]:
    """Return the lines of all terms by the key of their name; several are joined by line ends.

    An empty line is a phrase that is no term and keeps those inside it from being found.
    They stay text until one is met: making 60,000 objects would take a second at each start.
    """
    found: dict[str, str] = {}
    for name in TERMS:
        for line in lines(name):
            key = key_of(line[: line.index("\t")])
            found[key] = f"{found[key]}\n{line}" if key in found else line
    for phrase in lines("blocked"):
        found.setdefault(key_of(phrase), "")
    return found


@cache
def concept_lines() -> dict[str, str]:
    """Return the line of each concept that has more to say than its name, by concept."""
    return {line[: line.index("\t")]: line for line in lines("concepts")}


@cache
def shown_names() -> dict[str, tuple[str, str]]:
    """Return how British and Americans name a concept, where one of them is not its name."""
    found = (line.split("\t") for line in lines("shown"))
    return {concept: (british, american) for concept, british, american in found}


@cache
def everyday_words() -> frozenset[str]:
    """Return the English words that are never a term by themselves, folded."""
    return frozenset(lines("everyday"))


@cache
def common_terms() -> frozenset[str]:
    """Return the keys of shipped terms that are everyday words as well, such as soap and get."""
    return frozenset(lines("common"))


def near_words() -> dict[str, tuple[str, str]]:
    """Return the names that are found misspelt, and the words beside them, which are not taken so.

    Each with its concept, "" where a word means none, and with NAME or "". Read anew each time.
    """
    found = (line.split("\t") for line in lines("near"))
    return {word: (concept, role) for word, concept, role in found}
