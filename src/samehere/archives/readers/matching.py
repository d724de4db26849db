"""How sure a reader is that a page is its own."""

from dataclasses import dataclass

SURE = 3


@dataclass(frozen=True, slots=True)
class Match:
    """`score` is 0 for nothing known, `SURE` or more for a page to read.

    `because` ends the sentence "this does not look like a saved discussion page, because …".
    """

    score: int
    because: str

    @property
    def is_sure(self) -> bool:
        """Say whether the page is to be read."""
        return self.score >= SURE
