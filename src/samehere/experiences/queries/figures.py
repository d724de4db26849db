"""The shapes of a treatment's and a condition's page: numbers that may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.vocabulary.queries import shown_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from samehere.discussions.queries.groups import GroupAddress
    from samehere.experiences.queries.rows import Sentence


@dataclass(frozen=True, slots=True)
class Bar:
    """One number. `people` 0: too few to be shown, or nobody; `posts` are those without a name.

    `tally_id` opens the sentences behind it (`statements_behind`); None for a number that is
    several joined, and for one that is rounded.
    """

    words: str
    people: int
    posts: int
    tally_id: int | None


@dataclass(frozen=True)
class Partition:
    """Bars that exclude each other, largest first, and the nameless rest in one number.

    The rest are all who said something else that too few say, or nothing. 0: no rest.
    """

    bars: Sequence[Bar]
    rest: int


@dataclass(frozen=True)
class OutcomeRow:
    """What became of one sign: better, no change, worse, each shown by itself or joined.

    `joined` are the words of those shown as one. Where neither is there, only the total may be
    shown. A bar with 0 people is nobody.
    """

    words: str
    total: int
    bars: Sequence[Bar]
    joined: Sequence[str]
    joined_count: int


@dataclass(frozen=True)
class SideEffectRow:
    """A side effect and its course, in days: None where too few said.

    `starts` counts from the start of the treatment, `gone` and `mostly_gone` from when it began:
    what the middle member says, and by when it was gone for three in four. `still`: those who
    have it still. `is_mostly_ongoing`: they are more than those who are rid of it.
    """

    bar: Bar
    starts: int | None
    gone: int | None
    mostly_gone: int | None
    still: Bar
    is_mostly_ongoing: bool


@dataclass(frozen=True)
class Counted:
    """How many people and posts stand behind a page, and how sure their words are.

    `confirmed`, `unconfirmed`, `imported` are shown only where none of them is small: None.
    """

    bar: Bar
    confirmed: int | None
    unconfirmed: int | None
    imported: int | None


@dataclass(frozen=True)
class Told:
    """What stands behind a page: how many sentences, the times of its oldest and newest post.

    The sentences are those its numbers open, each once. None where not known; all of it is, by the
    strict rule. `names` is what those who use it call
    it besides its name, commonest first.
    """

    sentence_count: int
    first_at: datetime | None
    last_at: datetime | None
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Discussion:
    """Where something is spoken of."""

    thread_id: int
    title: str


@dataclass(frozen=True)
class TreatmentPage:
    """A treatment in a group, or over all public groups where `group` is None.

    `is_enough` False: too few say anything; then there is nothing but the name, and the
    `discussions` it is spoken of in. `few_outcomes` and `few_side_effects` are names that too few
    mention. `is_strict`: numbers are rounded, and of this morning.
    """

    treatment: str
    address: str
    group: GroupAddress | None
    is_enough: bool
    is_strict: bool
    smallest: int
    users: Counted
    statuses: Partition
    frequencies: Partition
    outcomes: Sequence[OutcomeRow]
    few_outcomes: Sequence[str]
    side_effects: Sequence[SideEffectRow]
    few_side_effects: Sequence[str]
    without_side_effects: Bar
    used_with: Sequence[Bar]
    stops: Partition
    indications: Sequence[Bar]
    quotes: Sequence[Sentence]
    told: Told
    discussions: Sequence[Discussion]
    in_groups: Sequence[tuple[GroupAddress, int]]

    @property
    def name(self) -> str:
        """Return how pages name it."""
        return shown_name(self.treatment)


@dataclass(frozen=True, slots=True)
class TreatmentRow:
    """A treatment on a condition's page. `people` and `posts` are 0 where too few."""

    treatment: str
    address: str
    people: int
    posts: int

    @property
    def name(self) -> str:
        """Return how pages name it."""
        return shown_name(self.treatment)


@dataclass(frozen=True)
class ConditionPage:
    """The treatments people talk about in a group, or in any public one where `group` is None.

    `few` are those too few use for a number.
    """

    group: GroupAddress | None
    treatments: Sequence[TreatmentRow]
    few: Sequence[TreatmentRow]
    smallest: int
    is_strict: bool
    is_by_number: bool


@dataclass(frozen=True)
class SentencesPage:
    """The sentences behind a number, one a teller, newest first. `older`: the key of the next page.

    Over all groups a teller may have spoken in several; then it is her newest mark. `cell` None:
    behind all numbers of the treatment's page, each sentence once; `people` and `posts` are all
    who use it. `rest`: of those in no number of a chart, "" if it is no such list.
    """

    words: str
    treatment: str
    address: str
    group: GroupAddress | None
    cell: int | None
    rest: str
    people: int
    posts: int
    sentences: Sequence[Sentence]
    is_first: bool
    older: str

    @property
    def name(self) -> str:
        """Return how pages name it."""
        return shown_name(self.treatment)
