"""What this room refuses, with the words the member reads."""

from datetime import datetime

from samehere.web.refusals import Conflict, NotAllowed, NotFound, Refusal


class GroupNotFound(NotFound):
    """Also raised for a group this viewer may not see: the answer must not show it exists."""

    def __init__(self) -> None:
        super().__init__("There is no such group here.")


class ThreadNotFound(NotFound):
    """Also raised for a hidden thread: the answer must not show that it exists."""

    def __init__(self) -> None:
        super().__init__("This discussion does not exist or has been deleted.")


class PostNotFound(NotFound):
    """Also raised for a post in a thread this viewer may not see."""

    def __init__(self) -> None:
        super().__init__("This post does not exist. It may have been deleted by its author.")


class PostGone(Conflict):
    """A reply to a post that was deleted while the reply was being written."""

    def __init__(self) -> None:
        super().__init__(
            "The post you are answering was deleted while you were writing. Your words are still "
            "in the box: send them again and they will answer the discussion instead."
        )


class ThreadClosed(NotAllowed):
    """A reply to a thread that takes no more."""

    def __init__(self) -> None:
        super().__init__("This discussion is closed. You can still read it and follow it.")


class OwnPost(NotAllowed):
    """A like or a same here for one's own post."""

    def __init__(self) -> None:
        super().__init__("This is your own post, so this button is for the others.")


class NotYourPost(NotAllowed):
    """Deleting somebody else's post."""

    def __init__(self) -> None:
        super().__init__("Only the person who wrote a post can delete it.")


class Suspended(NotAllowed):
    """A suspended member tries to write or to answer."""

    def __init__(self, until: datetime) -> None:
        super().__init__(
            f"You can read, but not write, until {until.day} {until:%B %Y}, because a moderator "
            "paused your account."
        )


class EmptyText(Refusal):
    """A post without words."""

    field = "body"

    def __init__(self) -> None:
        super().__init__("There is nothing in the box yet. Write something first.")


class TextTooLong(Refusal):
    """A post over the limit; the words stay in the box."""

    field = "body"

    def __init__(self, *, length: int, longest: int, of: str = "a post") -> None:
        super().__init__(
            f"This is {length:,} characters long and {of} can have {longest:,}. Your words are "
            "still in the box: make it shorter, or send it in two parts."
        )


class EmptyTitle(Refusal):
    """A discussion without a title."""

    field = "title"

    def __init__(self) -> None:
        super().__init__("Give it a title, so that others can find it.")


class TitleTooLong(Refusal):
    """A title over the limit."""

    field = "title"

    def __init__(self, *, longest: int) -> None:
        super().__init__(f"A title can have {longest} characters. Put the rest in the post.")


class AlreadySent(Conflict):
    """A form's key that made a post already, with other words this time."""

    def __init__(self) -> None:
        super().__init__(
            "You have already sent a post from this page. If you want to send these words too, "
            "press Post once more."
        )


class BadKey(Refusal):
    """A form without its one-time key, or with one this site never made."""

    def __init__(self) -> None:
        super().__init__(
            "Something was missing from the page you sent this from. Your words are still in the "
            "box: press Post once more."
        )


class GroupNameTaken(Conflict):
    """Two groups of one name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a group named “{name}” already.")


class BadGroupName(Refusal):
    """A group name without a letter, or too long."""

    def __init__(self) -> None:
        super().__init__("A group needs a name: letters, and at most 80 characters.")


class OperatorsOnly(NotAllowed):
    """Making a group, by somebody who does not run the community."""

    def __init__(self) -> None:
        super().__init__("Only the people who run this community can make a group.")


class NotLookingAfter(NotAllowed):
    """Changing what a group says of itself, by somebody who does not look after it."""

    def __init__(self) -> None:
        super().__init__("Only those who look after this group can change what it says.")
