"""What this room refuses, with the words the member reads."""

from collections.abc import Mapping

from samehere.web.refusals import Conflict, NotAllowed, Refusal


class NotLookingAfterAny(NotAllowed):
    """Somebody who neither moderates a group nor runs the community."""

    def __init__(self) -> None:
        super().__init__("Only those who look after a group can do this.")


class ReasonMissing(Refusal):
    """A change without a word on why."""

    def __init__(self) -> None:
        super().__init__("Say in a few words why, for whoever looks at this later.")


class WordIncomplete(Refusal):
    """A new word with fields left empty. `faults`: what is said at each, by the field's name."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("Some things are still missing.")
        self.faults = faults


class KnownOtherwise(Conflict):
    """A name the community takes for something else."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(f"“{name}” is a name for {known} already. Does it mean both?")


class OtherKind(Conflict):
    """A known concept, said to be of another kind."""

    def __init__(self, concept: str, kind: str) -> None:
        super().__init__(f"“{concept}” is known already, as a {kind}.")


class MarkedLetters(Refusal):
    """Signs put over or through letters, which nobody would type again."""

    def __init__(self) -> None:
        super().__init__("Write the word without signs over or through its letters.")


class ReasonTooLong(Refusal):
    """More than a reason needs."""

    def __init__(self, longest: int) -> None:
        super().__init__(f"A reason can have {longest} characters.")
