"""The shapes: a post as it is given to the reader, and what is read out of it."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What sort of thing is stated."""

    USE = "use"
    EFFECT = "effect"
    STOP = "stop"
    ADVICE = "advice"


class Who(StrEnum):
    """Whom the treatment or the effect belongs to, which need not be the one who speaks."""

    AUTHOR = "author"
    ADDRESSEE = "addressee"
    RELATIVE = "relative"
    OTHER_MEMBER = "other_member"
    CLINICIAN = "clinician"
    LITERATURE = "literature"
    PEOPLE = "people"


class Assertion(StrEnum):
    """How it is said. Only what is stated or negated is an experience."""

    STATED = "stated"
    NEGATED = "negated"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"


class Status(StrEnum):
    """How a person stands to a treatment."""

    TAKING = "taking"
    TOOK = "took"
    PRESCRIBED = "prescribed"
    CONSIDERING = "considering"
    DECLINED = "declined"
    NEVER = "never"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What the treatment did."""

    BENEFIT = "benefit"
    SIDE_EFFECT = "side_effect"
    NO_EFFECT = "no_effect"
    WORSE = "worse"
    WITHDRAWAL = "withdrawal"


class Tier(StrEnum):
    """Whether a statement may stand in totals before its author has confirmed it."""

    COUNTED = "counted"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class PostText:
    """One post to be read. `text` is plain text, all offsets are characters of it.

    `parent` is the `id` of the post answered. `title` and `group` are the discussion's; `author`
    is a key for the member where known, so that an asker's updates are told from others' posts.
    """

    id: int | str
    text: str
    parent: int | str | None = None
    title: str | None = None
    group: str | None = None
    author: str | None = None
    thread: int | str | None = None


@dataclass(frozen=True, slots=True)
class Treatment:
    """Which treatment. `resolved_by` says where its name was found; "named": in the quote."""

    surface: str
    concept: str | None
    resolved_by: str


@dataclass(frozen=True, slots=True)
class Regimen:
    """How it is used, as far as is said: None is unknown. Durations are ISO 8601."""

    amount: float | None = None
    unit: str | None = None
    form: str | None = None
    site: str | None = None
    times_per_day: float | None = None
    days_per_week: float | None = None
    as_needed: bool | None = None
    duration: str | None = None
    duration_is: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What came of it. `onset_after` counts from the start, `resolved_after` from the onset."""

    surface: str
    concept: str | None
    role: Role
    onset_after: str | None = None
    resolved_after: str | None = None
    is_ongoing: bool | None = None
    cause: str = "asserted"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a post says. `quote` is exactly the characters `span` of the post's text."""

    post: int | str
    span: tuple[int, int]
    quote: str
    kind: Kind
    who: Who
    assertion: Assertion
    treatment: Treatment
    status: Status
    tier: Tier
    score: float
    rule: str
    indication: str | None = None
    regimen: Regimen = field(default_factory=Regimen)
    effect: Effect | None = None
    stop_reason: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the statement in the order and with the names `samehere read --json` prints."""
        return {
            "post": self.post,
            "span": list(self.span),
            "quote": self.quote,
            "kind": self.kind.value,
            "who": self.who.value,
            "assert": self.assertion.value,
            "treatment": asdict(self.treatment),
            "status": self.status.value,
            "indication": self.indication,
            "regimen": asdict(self.regimen),
            "effect": asdict(self.effect) if self.effect else None,
            "stop_reason": self.stop_reason,
            "tier": self.tier.value,
            "score": self.score,
            "rule": self.rule,
        }
