"""What happened here. Events hold ids only; whoever reacts reads the rest and checks it again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadingAllowed:
    """A member said that her posts may be read, and some may not have been read yet."""

    member_id: int
