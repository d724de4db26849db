"""What happened here. Events hold ids only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TitleWanted:
    """Nobody has looked up yet what a publication is called, and the operator lets it be done."""

    reference_id: int
