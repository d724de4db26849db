"""What this room refuses, with the words the member reads."""

from datetime import datetime

from samehere.web.refusals import Conflict, NotAllowed, NotFound, Refusal


class GroupNotFound(NotFound):
    """Also raised for a group this viewer may not see: the answer must not show it exists."""

    def __init__(self) -> None:
        super().__init__("There is no such group here.")


class GroupClosed(NotAllowed):
    """Reading a members-only group, of which everybody may know that it is there."""

    def __init__(self) -> None:
        super().__init__("Only members can read this group. Its own page says how to join.")


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


class ClosedToEdits(NotAllowed):
    """Other words in a discussion that takes no more."""

    def __init__(self) -> None:
        super().__init__(
            "This discussion is closed, so what stands in it stays as it is. You can still delete "
            "your post."
        )


class EditedMeanwhile(Conflict):
    """Words made from a text of the post that is not there any more."""

    def __init__(self) -> None:
        super().__init__(
            "Your post was changed since you opened this page, perhaps by you in another tab. "
            "Nothing is lost: what it says now stands below, and what you have written is in the "
            "box. Look at it once more and save it, and it takes the place of the other."
        )


class OwnPost(NotAllowed):
    """A like or a same here for one's own post."""

    def __init__(self) -> None:
        super().__init__("This is your own post, so this button is for the others.")


class NotYourPost(NotAllowed):
    """Changing or deleting somebody else's post."""

    def __init__(self) -> None:
        super().__init__("Only the person who wrote a post can change or delete it.")


class NotAgreed(NotAllowed):
    """A post by somebody who has not agreed to her words being published."""

    title = "One question first"
    field = "agrees"

    def __init__(self) -> None:
        super().__init__(
            "Before your words are published we need your yes. Tick the line above “Post it”. Your "
            "words are still in the box."
        )


class NotAgreedToSay(NotAllowed):
    """A “Same here” by somebody who has not agreed to what she says being published."""

    title = "One question first"

    def __init__(self) -> None:
        super().__init__(
            "“Same here” tells something about your health. Say first that you agree to that: in "
            "your account, under “Privacy and data”."
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


class OperatorsDecide(NotAllowed):
    """Changing who may read a group, by somebody who does not run the community."""

    field = "visibility"

    def __init__(self) -> None:
        super().__init__("Only the people who run this community can change who may read a group.")


class UnknownVisibility(Refusal):
    """None of the three ways a group can be read."""

    field = "visibility"

    def __init__(self) -> None:
        super().__init__("Choose who may read this group.")


class WrittenInPrivate(NotAllowed):
    """Opening a group in which something was written for fewer people."""

    field = "visibility"

    def __init__(self) -> None:
        super().__init__(
            "People have written here for those who could read it then, so it can’t be opened to "
            "more. Make a new group for that, or wait until everything in it is deleted."
        )


class CannotBeUndone(Refusal):
    """Closing a group without having said that one knows what that means."""

    field = "is_sure"

    def __init__(self) -> None:
        super().__init__(
            "A group that is closed can’t be opened again while anything is written in it. If "
            "that is what you want, tick the box below and save again."
        )


class RulesNotAgreed(Refusal):
    """Joining a members-only group without agreeing to what holds in it."""

    field = "agrees"

    def __init__(self) -> None:
        super().__init__("Please tick the box first. What is said in this group stays in it.")


class LastModerator(NotAllowed):
    """The only one who looks after a group goes, or stops looking after it."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody else looks after this group. Make somebody a moderator first, or ask the "
            "people who run this community."
        )


class HeldPostNotFound(NotFound):
    """No such post is held there."""

    def __init__(self) -> None:
        super().__init__("There is no such post here. Its author may have taken it back.")


class AlreadyDecided(Conflict):
    """A held post that somebody else has released or refused in the meantime."""

    def __init__(self) -> None:
        super().__init__("Somebody has decided about this post already.")


class AlreadyReleased(Conflict):
    """A held post its author takes back when somebody has released it in the meantime."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody has released this in the meantime, so it is published. You can delete it in "
            "its discussion."
        )


class AgreementGone(Conflict):
    """The release of words whose author does not want any published any more."""

    def __init__(self) -> None:
        super().__init__("Its author has taken back her agreement to her words being published.")


class AuthorPaused(Conflict):
    """The release of words whose author may write nothing at present."""

    def __init__(self) -> None:
        super().__init__(
            "Its author’s account is paused. It waits here, and you can release it when the pause "
            "is over."
        )


class ThreadGone(Conflict):
    """The release of a reply whose discussion was deleted."""

    def __init__(self) -> None:
        super().__init__("The discussion it answers was deleted. Say so to its author instead.")


class TooManyHeld(Refusal):
    """One more post to be held than a member can have waiting in a group."""

    def __init__(self, *, most: int) -> None:
        super().__init__(
            f"{most} of your posts are waiting to be read by a volunteer. Your words are still "
            "in the box: copy them, and post them when one of those is out."
        )


class InvitationGone(NotFound):
    """Used up, run out, taken back, not for her or never made: the answer is the same for all."""

    title = "This invitation doesn’t work"

    def __init__(self) -> None:
        super().__init__(
            "It has been used or taken back, has run out, or is not to be used now. Ask for a new "
            "one."
        )


class NoInvitationNeeded(NotAllowed):
    """Inviting into a group that everybody can join, or taking somebody out of one."""

    def __init__(self) -> None:
        super().__init__("Everybody can read and join this group, so there is no door to it.")


class OddInvitation(Refusal):
    """An invitation for nobody or a crowd, or for no time or too long."""

    def __init__(self, *, most_uses: int, most_days: int) -> None:
        super().__init__(
            f"An invitation is for 1 to {most_uses} people, and lasts 1 to {most_days} days."
        )


class TooManyInvitations(Refusal):
    """One more open invitation than a group can have."""

    def __init__(self, *, most: int) -> None:
        super().__init__(f"There are {most} open invitations. Take some back first.")


class TakenOut(NotAllowed):
    """Joining a members-only group again after a moderator took the member out of it."""

    title = "A moderator took you out of this group"

    def __init__(self, *, reason: str, at: datetime) -> None:
        super().__init__(
            f"That was on {at.day} {at:%B %Y}, and the reason given was: {reason} "
            "You can come back with an invitation from those who look after it."
        )


class NoReason(Refusal):
    """A decision about somebody without saying why."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__("Say why. The person it is about will read it.")


class NotInGroup(NotFound):
    """Somebody who does not belong to the group, or is nobody at all."""

    def __init__(self) -> None:
        super().__init__("There is no such member in this group.")


class UnknownRole(Refusal):
    """None of the three."""

    field = "role"

    def __init__(self) -> None:
        super().__init__("Choose what she may do in this group.")


class NotLookingAfter(NotAllowed):
    """Something for those who look after a group, done by somebody who does not."""

    def __init__(self) -> None:
        super().__init__("Only those who look after this group can do that.")
