"""What this room refuses, with the words the member reads."""

from collections.abc import Mapping

from samehere.web.refusals import Conflict, NotAllowed, NotFound, Refusal


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


class ReasonTooLong(Refusal):
    """More than a reason needs."""

    def __init__(self, longest: int) -> None:
        super().__init__(f"A reason can have {longest} characters.")


class ReportIncomplete(Refusal):
    """A report with fields left empty or not right. `faults`: what is said at each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("Something is still missing.")
        self.faults = faults


class TooManyReports(Refusal):
    """More reports than one person sends. The words stay in the form."""

    status = 429
    title = "Too many reports at once"

    def __init__(self) -> None:
        super().__init__(
            "Many reports have come from you, or from where you are, in a short time. Your words "
            "are still in the box: send them again in an hour. If someone is in danger, call your "
            "local emergency number now."
        )


class TrapFilled(Refusal):
    """Something was written where people write nothing; programs fill in every box they find."""

    def __init__(self) -> None:
        super().__init__(
            "A box that has to stay empty was filled in, as programs do that send adverts. Your "
            "words are still there: send them once more."
        )


class ReportNotFound(NotFound):
    """Also for a report of somebody else: the answer must not show that it exists."""

    def __init__(self) -> None:
        super().__init__("There is no such report, or it isn’t yours.")


class NothingReported(NotFound):
    """What nobody has reported, or this member does not look after."""

    def __init__(self) -> None:
        super().__init__("No report of this waits for you.")


class OutcomeMissing(Refusal):
    """A decision that does not say what was decided, or not why. `faults` as above."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("Something is still missing.")
        self.faults = faults


class DecisionNotFound(NotFound):
    """Also for a decision about somebody else: the answer must not show that it exists."""

    def __init__(self) -> None:
        super().__init__("There is no such decision, or it isn’t about you.")


class AppealNotFound(NotFound):
    """Also for one that somebody else looks after, or has answered."""

    def __init__(self) -> None:
        super().__init__("No such appeal waits for you.")


class NoAppeal(Conflict):
    """A second appeal, one that comes too late, or of what cannot be appealed."""

    def __init__(self) -> None:
        super().__init__(
            "You can object to a decision once, while it says so here. You may still write to the "
            "people who run the community."
        )


class AppealIncomplete(Refusal):
    """An appeal or an answer with fields left empty, or too long. `faults` as above."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("Something is still missing.")
        self.faults = faults


class OwnDecision(NotAllowed):
    """Answering an appeal of what one has decided, or what is about oneself, while others could."""

    def __init__(self) -> None:
        super().__init__(
            "You made this decision, or it is about you, so somebody else looks at it once more. "
            "They have a mail."
        )


class ReportedMeanwhile(Conflict):
    """A report came, or was answered, while somebody was deciding."""

    def __init__(self) -> None:
        super().__init__(
            "The reports of this have changed while you were deciding. Look once more; your "
            "reasons are still in the box."
        )


class ChangedMeanwhile(Conflict):
    """What was reported has other words than whoever decides has read."""

    def __init__(self) -> None:
        super().__init__(
            "What was reported was changed while you were deciding. What it says now stands here; "
            "your reasons are still in the box."
        )


class NotInYourGroups(NotAllowed):
    """Pausing the account of somebody in no group one looks after."""

    def __init__(self) -> None:
        super().__init__(
            "Only those who look after a group this member is in, or the community, can do that."
        )


class OperatorsPause(NotAllowed):
    """A moderator pauses the account of a moderator."""

    def __init__(self) -> None:
        super().__init__("This member looks after a group, so those who run the community decide.")


class PausedByOperators(NotAllowed):
    """A moderator ends, or changes, a pause that operators have set."""

    def __init__(self) -> None:
        super().__init__(
            "Those who run the community have paused this account, so only they can end or change "
            "that."
        )


class OwnCase(NotAllowed):
    """A moderator decides on reports of something of her own."""

    def __init__(self) -> None:
        super().__init__(
            "This is your own, so somebody else decides. You can change or delete it yourself."
        )
