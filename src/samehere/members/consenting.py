"""What members are asked to allow: the questions, the answers, and the version of the words.

The privacy page says the same at length. Whoever changes what is asked raises the version, so
that it stays known what each member said yes to.
"""

from dataclasses import dataclass

from django.db.models import TextChoices

YES, NO = "yes", "no"


class Purpose(TextChoices):
    """What somebody is asked about. Each is answered, and taken back, by itself."""

    TERMS = "terms", "the terms and the house rules"
    WRITING = "writing", "publishing what you write of your health"
    READING = "reading", "reading treatments out of your posts"
    TOTALS = "totals", "counting you in totals"


class Reading(TextChoices):
    """What may be done with the treatment details in a member's posts."""

    OFF = "off", "nothing is read"
    ASK = "ask", "read, and shown to her alone until she confirms it"
    COUNT = "count", "read, and shown unless she objects"


ANSWERS = {
    Purpose.TERMS: frozenset({YES}),
    Purpose.WRITING: frozenset({YES, NO}),
    Purpose.READING: frozenset(Reading.values),
    Purpose.TOTALS: frozenset({YES, NO}),
}


@dataclass(frozen=True)
class Question:
    """A question as it is asked. `choices`: the value, what stands in bold, and what it means.

    `tick` is the yes as somebody says it who ticks it on the join page; "": it cannot be ticked,
    because there is more than one yes.
    """

    version: int
    words: str
    explanation: str
    choices: tuple[tuple[str, str, str], ...]
    tick: str = ""


WRITING = Question(
    version=1,
    words="May what you write here be published?",
    explanation=(
        "Posts, and saying “Same here”, tell something about your health. In a public group "
        "everybody on the internet can read them, under the name you chose. You can delete each "
        "post yourself, and then its words are gone."
    ),
    choices=(
        (NO, "No", "You only read. Posts that are here stay until you delete them."),
        (YES, "Yes", "I agree that what I write and say about my health here is published."),
    ),
    tick="What I write and say about my health here may be published",
)
READING = Question(
    version=2,
    words="May software read what your posts say about treatments?",
    explanation=(
        "It runs on this server and sends nothing anywhere. What you say of yourself then stands "
        "beside the discussion you said it in: what you took, what it did, when that went."
    ),
    choices=(
        (Reading.OFF, "No", "Nothing is read out of your posts."),
        (Reading.ASK, "Ask me first", "Only you see what was read, until you say it is right."),
        (
            Reading.COUNT,
            "Yes, count it unless I object",
            "What you say plainly is shown, marked as not confirmed. You can refuse each sentence.",
        ),
    ),
)
TOTALS = Question(
    version=1,
    words="May you be counted in the totals?",
    explanation=(
        "The pages about treatments say how many members took something and what it did. You "
        "count once. Fewer than 5 members are never a number. This only matters where your posts "
        "may be read."
    ),
    choices=(
        (NO, "No", "You are in no number on these pages."),
        (YES, "Yes", "What was read of you, and may be shown, counts."),
    ),
    tick="I may be counted in the totals",
)
QUESTIONS = {
    Purpose.WRITING: WRITING,
    Purpose.READING: READING,
    Purpose.TOTALS: TOTALS,
}
