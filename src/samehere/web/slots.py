"""Named places on a page that rooms above fill without being known here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

Filler = Callable[[Sequence[int]], Mapping[int, Markup]]


class Slot:
    """One named place that comes once with each of the things on a page.

    A filler receives the ids of all of them and returns what belongs to some, so that nobody
    can write a query per thing.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._fillers: list[Filler] = []

    def fill_with(self, fillers: Iterable[Filler]) -> None:
        """Replace the fillers. Called once, from the wiring; they are asked in this order."""
        self._fillers = list(fillers)

    def filled(self, ids: Sequence[int]) -> Mapping[int, Markup]:
        """Return what stands in the place of each id, "" where nobody has anything to say."""
        found: defaultdict[int, Markup] = defaultdict(Markup)
        if ids:
            for filler in self._fillers:
                for key, part in filler(ids).items():
                    found[key] += part
        return found
