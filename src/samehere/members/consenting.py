"""The question whether software may read a member's posts: its words, and their version.

The privacy page says the same at length. Whoever changes what is asked raises the version, so
that it stays known what each member said yes to.
"""

from django.db.models import TextChoices

TEXT_VERSION = 1


class Reading(TextChoices):
    """What may be done with the treatment details in a member's posts."""

    OFF = "off", "nothing is read"
    ASK = "ask", "read, and shown to her alone until she confirms it"
    COUNT = "count", "read, and counted unless she objects"


QUESTION = "May software read what your posts say about treatments?"
EXPLANATION = (
    "It runs on this server and sends nothing anywhere. What members say of themselves becomes "
    "numbers, such as how many had a side effect and when it went. You can change your choice at "
    "any time."
)
# The value, what stands in bold, and what it means.
CHOICES = (
    (Reading.OFF, "No", "Nothing is read out of your posts."),
    (
        Reading.ASK,
        "Ask me first",
        "Only you see what was read. It counts once you say that it is right.",
    ),
    (
        Reading.COUNT,
        "Yes, count it unless I object",
        "What you say plainly counts, marked as not confirmed. You can refuse each sentence.",
    ),
)
