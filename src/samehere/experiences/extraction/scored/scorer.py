"""Weighing clues: a multinomial logistic regression in plain Python, its weights in a file.

The weights are made by `tools.reading.effects`; reading never learns anything.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from math import exp
from pathlib import Path
from struct import Struct

_HERE = Path(__file__).parent
# Hundredths, as many as the files give: whole numbers have one sum whatever the order, and clues
# come in sets. With fractions two classes as likely as each other were told apart by chance.
Row = tuple[int, ...]
_UNIT = 100
# To add rows is to add one number: the first class in its lowest 32 bits, the next in the next. No
# sum comes near half of what they hold, so with that half added to each none is below nothing.
_BITS, _HALF = 32, 2**31
# One word, or two or three that follow each other.
Value = str | tuple[str, ...]
# Sorts of clues whose values are words beside each other: "2=much better".
_RUNS = frozenset({"2", "3"})
# Names the clues that follow from a few traits, each of which is one of a few.
NamesOf = Callable[..., Iterable[str]]


@dataclass(slots=True)
class Clues:
    """What is to be seen: clues by their names, and of some sorts ("w") all values ("helped").

    The values of a sort are looked up as they are: to write "w=helped" first for each of the
    thousands that a long post has took a sixth of the time of reading it. What follows from
    `traits` that many pieces and ties share is named and looked up once for all of them.
    """

    named: list[str]
    sorts: list[tuple[str, Collection[Value]]]
    traits: list[tuple[NamesOf, tuple[Hashable, ...]]] = field(default_factory=list)

    def names(self) -> Iterator[str]:
        """Yield the names of all clues, as they stand in the files of weights."""
        yield from self.named
        for names_of, traits in self.traits:
            yield from names_of(*traits)
        for sort, values in self.sorts:
            for value in values:
                yield f"{sort}={value if isinstance(value, str) else ' '.join(value)}"


@dataclass(slots=True)
class Scorer:
    """Classes, and for each clue what it says for and against each of them."""

    classes: tuple[str, ...]
    weights: dict[str, Row]
    # The same weights, each row as one number; and these by sort and value.
    rows: dict[str, int] = field(init=False)
    by_sort: defaultdict[str, dict[Value, int]] = field(init=False)
    # What all clues are added to, and how the classes are read out of the sum.
    start: int = field(init=False)
    fields: Struct = field(init=False)
    # What traits that were seen together say.
    of_traits: dict[tuple[NamesOf, tuple[Hashable, ...]], int] = field(init=False)

    def __post_init__(self) -> None:
        """Sort the weights."""
        self.of_traits = {}
        self.rows = {clue: _joined(row) for clue, row in self.weights.items()}
        self.by_sort = defaultdict(dict)
        for clue, row in self.rows.items():
            sort, _, value = clue.partition("=")
            key = tuple(value.split(" ")) if sort in _RUNS else value
            self.by_sort[sort][key] = row
        self.start = self.rows[""] + _joined((_HALF,) * len(self.classes))
        self.fields = Struct(f"<{len(self.classes)}I")

    def score(self, clues: Iterable[str]) -> dict[str, float]:
        """Return how likely each class is; clues that were never learnt from count for nothing."""
        return self.shares(self.sums(clues))

    def sums(self, clues: Clues | Iterable[str]) -> int:
        """Return what the clues say for all classes: sums of parts add up to the whole's."""
        if not isinstance(clues, Clues):
            return sum(filter(None, map(self.rows.get, clues)))
        total = sum(filter(None, map(self.rows.get, clues.named)))
        for sort, values in clues.sorts:
            if values:
                total += sum(filter(None, map(self.by_sort[sort].get, values)))
        for each in clues.traits:
            if (said := self.of_traits.get(each)) is None:
                names_of, traits = each
                said = self.of_traits[each] = self.sums(names_of(*traits))
            total += said
        return total

    def may_be(self, sums: int, nothing: str) -> bool:
        """Return whether any class but `nothing` may be as likely as not: most often none is."""
        numbers = self._numbers(sums)
        none, most = numbers[self.classes.index(nothing)], max(numbers)
        return most > none or numbers.count(most) > 1

    def _numbers(self, sums: int) -> tuple[int, ...]:
        return self.fields.unpack((self.start + sums).to_bytes(self.fields.size, "little"))

    def shares(self, sums: int) -> dict[str, float]:
        """Return how likely each class is by the sums of all clues."""
        numbers = self._numbers(sums)
        most = max(numbers)
        grown = [exp((number - most) / _UNIT) for number in numbers]
        total = sum(grown)
        return {name: value / total for name, value in zip(self.classes, grown, strict=True)}


def _joined(row: Row) -> int:
    total = 0
    for number in reversed(row):
        total = (total << _BITS) + number
    return total


@cache
def _hundredths(number: str) -> int:
    """Return a number of the files in hundredths: a few hundred stand there thousands of times."""
    return round(float(number) * _UNIT)


@cache
def scorer(name: str) -> Scorer:
    """Return the scorer of a file: its first line names the classes, "" is the starting point."""
    lines = (_HERE / f"{name}.tsv").read_text(encoding="utf-8").strip("\n").split("\n")
    classes = tuple(lines[0].split("\t")[1:])
    weights: dict[str, Row] = {}
    for line in lines[1:]:
        clue, *numbers = line.split("\t")
        weights[clue] = tuple(map(_hundredths, numbers))
    return Scorer(classes, weights)
