"""The shapes pages are made from. Frozen, so that a template can change nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.markup import ends_of
from samehere.vocabulary.queries import shown_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from samehere.experiences.extraction.statements import Regimen
    from samehere.experiences.facts import Facet

MEMBER, IMPORTED, POST = "member", "imported", "post"
LONGEST_SHORT_QUOTE = 150


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement with the words it was read from, and where they stand.

    `quote` is exactly the marked characters. `origin` says for whom it counts: "member", a name
    on a page that was brought in ("imported"), or a "post" whose author's name was not kept.
    """

    statement_id: int
    quote: str
    start: int
    stop: int
    thread_id: int
    thread_title: str
    post_id: int
    post_number: int
    posted_at: datetime | None
    name: str
    is_named: bool
    origin: str
    is_confirmed: bool

    @property
    def short_quote(self) -> str:
        """Return how the quote begins and ends, for a list: its last words may say how often."""
        return ends_of(self.quote, LONGEST_SHORT_QUOTE)


@dataclass(frozen=True, slots=True)
class Voice:
    """One stroke: somebody who says what a row counts, with her latest sentence on it.

    `onset_days`, `resolved_days`, `is_ongoing` are of a side effect, None where not said.
    """

    teller_id: int
    sentence: Sentence
    sentence_count: int
    regimen: Regimen
    onset_days: int | None = None
    resolved_days: int | None = None
    is_ongoing: bool = False


@dataclass(frozen=True)
class GlanceRow:
    """A row of strokes. `subject` and `value` are those of the facet, `words` what is printed."""

    subject: str
    value: str
    words: str
    voices: Sequence[Voice]

    @property
    def member_count(self) -> int:
        """Return how many people say it: members, and names on a page that was brought in."""
        return sum(voice.sentence.origin != POST for voice in self.voices)

    @property
    def post_count(self) -> int:
        """Return in how many posts by unnamed people it is said."""
        return sum(voice.sentence.origin == POST for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Doubted:
    """What a post may say, where the program was not sure: a side effect, a change, how often.

    `facet` and `value` are what it would be counted in, `words` name it, `course` says when it came
    and went. `is_gone`: that there was no such side effect, or none any more. `is_guess`: so unsure
    that its author is not asked about it.
    """

    facet: Facet
    value: str
    words: str
    course: str
    is_gone: bool
    is_guess: bool
    score: float
    teller_id: int
    post: Sentence


@dataclass(frozen=True)
class GlanceTreatment:
    """What one discussion says about one treatment. `users` are all who use or used it.

    `is_asked`: the opening post or the title names it. `frequencies` end with the row of those
    who did not say (value ""). `told` has one list of rows for each aspect of an instruction on
    which something was said, in the order of `Aspect`; `is_contradicted` says whether any has two.
    `doubted` is what was not read for sure, of those who let their words count; `gone` are side
    effects that some say they did not have, or no more.
    """

    treatment: str
    address: str
    is_asked: bool
    users: GlanceRow
    side_effects: Sequence[GlanceRow]
    frequencies: Sequence[GlanceRow]
    outcomes: Sequence[GlanceRow]
    doubted: Sequence[Doubted]
    gone: Sequence[GlanceRow]
    stops: Sequence[GlanceRow]
    told: Sequence[tuple[str, Sequence[GlanceRow]]]

    @property
    def name(self) -> str:
        """Return how pages name it."""
        return shown_name(self.treatment)

    @property
    def is_contradicted(self) -> bool:
        """Whether members were told different things."""
        return any(len(rows) > 1 for _, rows in self.told)


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """One sentence of an update, and what was read in it."""

    sentence: Sentence
    words: str


@dataclass(frozen=True)
class Update:
    """What the person who asked told later, in one post, in the order of its sentences."""

    post_number: int
    posted_at: datetime | None
    lines: Sequence[UpdateLine]


@dataclass(frozen=True)
class Glance:
    """What a discussion says at a glance; those asked about first, then by number of people.

    `writer_count` are those who wrote in it and are known by a name; the posts of others are
    counted as posts. `asker` is her name, "" where she told nothing later. `asks_of_effects`: the
    opening post tells what the treatment did; `asks_of_signs`: it tells of signs, or asks of them.
    `is_open`: it answers the opening question, for somebody other than the asker says something
    about a treatment that is asked about.
    """

    thread_id: int
    group_slug: str
    writer_count: int
    nameless_post_count: int
    treatments: Sequence[GlanceTreatment]
    asker: str
    asks_of_effects: bool
    asks_of_signs: bool
    updates: Sequence[Update]
    has_unconfirmed: bool
    has_imported: bool

    @property
    def is_open(self) -> bool:
        """Whether to show it unfolded."""
        return any(one.is_asked and len(one.users.voices) > 1 for one in self.treatments)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement in words, to be answered by its author or doubted by somebody else.

    `is_counted`: others see it, and it is in the totals. `is_private`: nobody else
    may learn of it before the author says yes. `is_own`: the viewer wrote the post.
    `is_reported`: the viewer said that it was misread; `is_report_open`: nobody has answered that.
    `is_taken_out`: not she said no, but those
    who look after the group.
    """

    sentence: Sentence
    words: str
    state: str
    is_counted: bool
    is_own: bool
    is_private: bool = False
    is_reported: bool = False
    is_report_open: bool = False
    is_taken_out: bool = False

    @property
    def is_open(self) -> bool:
        """Return whether it waits for an answer."""
        return self.state == "unconfirmed"


@dataclass(frozen=True)
class OwnStatementsPage:
    """One page of what was read in a member's posts. `older` is the `?before=` of the next one.

    `before` is its own, None for the first.
    """

    statements: Sequence[StatementRow]
    older: int | None
    before: int | None
