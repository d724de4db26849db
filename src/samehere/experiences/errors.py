"""What this room refuses, with the words the member reads."""

from django.urls import reverse

from samehere.web.refusals import Conflict, Elsewhere, NotAllowed, NotFound


class StatementNotFound(NotFound):
    """Also raised for what this viewer may not see: the answer must not show that it exists."""

    def __init__(self) -> None:
        super().__init__(
            "What you were looking for is not there any more. Its author may have changed or "
            "deleted the post, or said that it was misread."
        )


class NotYourStatement(NotAllowed):
    """Confirming or dismissing what was read in somebody else's post."""

    def __init__(self) -> None:
        super().__init__("Only the person who wrote a post can say whether it was read right.")


class TakenOut(Conflict):
    """Undoing an answer that those who look after the group gave."""

    def __init__(self) -> None:
        super().__init__(
            "Those who look after this group took it out after a report. You can still say “Yes”."
        )


class OwnStatement(NotAllowed):
    """Reporting what was read in one's own post."""

    def __init__(self) -> None:
        super().__init__("This is your own post: say “No” to it there, and it is gone at once.")


class AuthorHasConfirmed(Conflict):
    """Reporting what its author has said was read right."""

    def __init__(self) -> None:
        super().__init__("Its author says that it was read right, and has the last word on it.")


class TreatmentNotFound(NotFound):
    """Nobody the viewer may read says anything about it that is shown."""

    def __init__(self) -> None:
        super().__init__("Nobody here has said anything about this treatment yet.")


class TreatmentElsewhere(Elsewhere):
    """The address holds another name of a treatment. `route`: of the page over all groups."""

    def __init__(self, address: str, group_slug: str, route: str, *more: object) -> None:
        start = [f"group-{route}", group_slug] if group_slug else [route]
        super().__init__(reverse(start[0], args=[*start[1:], address, *more]))


class ReportNotFound(NotFound):
    """Also raised for reports of groups this member does not look after."""

    def __init__(self) -> None:
        super().__init__(
            "This report is not there any more. Somebody may have answered it, or the author may "
            "have changed the post."
        )
