"""What somebody may say is the matter: one answer gives her wish, and who she is to the post.

The page asks once. Whoever changes the values writes a migration: they are kept.
"""

from django.db.models import TextChoices


class Wish(TextChoices):
    """What somebody wants: that it is looked at, or that it goes."""

    REPORT = "report", "that somebody looks at it"
    DELETION = "deletion", "that it is deleted"


class Standing(TextChoices):
    """Who somebody says to be to the post."""

    AUTHOR = "author", "whoever wrote it"
    SUBJECT = "subject", "somebody it is about"
    OTHER = "other", "somebody who read it"


class Matter(TextChoices):
    """What is the matter. The words are those of the page, in its order."""

    DANGER = "danger", "Someone may be in danger"
    HARM = "harm", "It could hurt someone"
    PRIVATE = "private", "It gives away who someone is"
    RUDE = "rude", "It’s unkind, or it’s selling something"
    MINE = "mine", "I wrote this and want it deleted"
    ABOUT_ME = "about_me", "It’s about me and I want it deleted"
    LAW = "law", "It breaks the law"
    OTHER = "other", "Something else"

    @property
    def wish(self) -> Wish:
        """What whoever picks this wants."""
        return Wish.REPORT if self.standing == Standing.OTHER else Wish.DELETION

    @property
    def standing(self) -> Standing:
        """Who whoever picks this says to be."""
        standings = {Matter.MINE: Standing.AUTHOR, Matter.ABOUT_ME: Standing.SUBJECT}
        return standings.get(self, Standing.OTHER)


# What stands under each of them on the page.
HINTS = {
    Matter.DANGER: "Seen first. If it can’t wait, call your local emergency number now.",
    Matter.HARM: "Unsafe advice, such as stopping a treatment, or a wrong dose.",
    Matter.PRIVATE: "A real name, a clinic, a photo, a place.",
    Matter.MINE: "Replies to it stay, without your words.",
    Matter.ABOUT_ME: "It names you, or people who know you can tell that it’s you.",
    Matter.LAW: "Say below what is against the law in it, and which law, as well as you can.",
}
# And on the page about a profile, where they differ. Nobody but its owner writes on it.
HINTS_OF_PROFILES = {
    Matter.PRIVATE: "A real name, a clinic, a place. The name here counts, too.",
    Matter.ABOUT_ME: "It passes for you, or people who know you can tell that it’s about you.",
}
