"""What this room refuses, with the words the member reads."""

from samehere.web.refusals import NotAllowed, Refusal


class NotLookingAfterAny(NotAllowed):
    """Somebody who neither moderates a group nor runs the community."""

    def __init__(self) -> None:
        super().__init__("Only those who look after a group can do this.")


class ReasonMissing(Refusal):
    """A change without a word on why."""

    def __init__(self) -> None:
        super().__init__("Say in a few words why, for whoever looks at this later.")


class ReasonTooLong(Refusal):
    """More than a reason needs."""

    def __init__(self, longest: int) -> None:
        super().__init__(f"A reason can have {longest} characters.")
