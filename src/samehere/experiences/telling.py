"""What was read, in words a person can say yes or no to. Pure: no query, no page.

Words of the site, never of the author: where it has no word for something it says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from samehere.experiences.days import days_of, words_of_days
from samehere.experiences.extraction.statements import Assertion, Kind, Regimen, Role, Status
from samehere.experiences.facts import NO_SIDE_EFFECT, UNNAMED, frequency_of
from samehere.experiences.wording import (
    words_of_end,
    words_of_frequency,
    words_of_onset,
    words_of_stop,
)

# Where it is not said which treatment is meant.
NOT_KNOWN = "some treatment"
_USES = {
    Status.TAKING: "uses it",
    Status.TOOK: "used it",
    Status.PRESCRIBED: "was given it",
    Status.CONSIDERING: "thinks about it",
    Status.DECLINED: "declined it",
    Status.NEVER: "never used it",
    Status.UNKNOWN: "uses or used it",
}
_COUNTABLE = {
    "capsule", "drop", "infusion", "injection", "lozenge", "patch", "pessary", "pill", "sachet",
    "shot", "suppository", "tablet", "wipe",
}  # fmt: skip
_DURATIONS = {"so_far": "{} so far", "remaining": "{} to go"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement, as far as words for it are made. "" and None are *not said*."""

    kind: str
    treatment: str
    assertion: str = Assertion.STATED
    status: str = Status.UNKNOWN
    regimen: Regimen = field(default_factory=Regimen)
    effect: str = ""
    role: str = ""
    onset_days: int | None = None
    resolved_days: int | None = None
    is_ongoing: bool | None = None
    stop_reason: str = ""


def words_of_reading(read: Reading) -> str:
    """Return "tacrolimus: burning as a side effect, gone after 2 days", with no person in it."""
    return f"{read.treatment or NOT_KNOWN}: {', '.join(filter(None, _parts(read)))}"


def words_of_course(
    onset_days: int | None, resolved_days: int | None, *, is_ongoing: bool | None
) -> str:
    """Return when an effect began and went: "from the first day, gone after 2 days"; "" unsaid."""
    parts = []
    if onset_days is not None:
        parts.append(words_of_onset(onset_days))
    if resolved_days is not None:
        parts.append(words_of_end(resolved_days))
    elif is_ongoing:
        parts.append("still there")
    return ", ".join(parts)


def words_of_regimen(regimen: Regimen, *, with_frequency: bool = True) -> str:
    """Return "0.1 %, twice a day, on the face, for 6 weeks", as far as it was said."""
    parts = []
    if regimen.amount is not None:
        parts.append(f"{regimen.amount:g} {regimen.unit or ''}".strip())
    if regimen.form:
        parts.append(_words_of_form(regimen.form))
    often = frequency_of(regimen.times_per_day, regimen.days_per_week, regimen.as_needed)
    if often and with_frequency:
        parts.append(words_of_frequency(often))
    elif regimen.as_needed and often != "as needed":
        parts.append("as needed")
    if regimen.site:
        parts.append(regimen.site)
    parts.append(_words_of_duration(regimen))
    return ", ".join(filter(None, parts))


def words_of_outcome(subject: str, value: str) -> str:
    """Return "redness got better", "no change in redness", or "it got better" without a sign."""
    named = "" if subject in UNNAMED else subject
    if value == "no change":
        return f"no change in {named}" if named else "no change"
    return f"{named or 'it'} got {value}"


def _words_of_form(form: str) -> str:
    """Return "as ointment" or "as drops"."""
    if form not in _COUNTABLE:
        return f"as {form}"
    if form.endswith("y"):
        return f"as {form[:-1]}ies"
    return f"as {form}es" if form.endswith("ch") else f"as {form}s"


def _words_of_duration(regimen: Regimen) -> str:
    if regimen.duration_is == "open":
        return "no end date"
    days = days_of(regimen.duration)
    if not days:
        return ""
    return _DURATIONS.get(regimen.duration_is or "", "for {}").format(words_of_days(days))


def _parts(read: Reading) -> list[str]:
    regimen = words_of_regimen(read.regimen)
    if read.kind == Kind.ADVICE:
        return ["was told to use it", regimen]
    if read.kind == Kind.STOP:
        why = words_of_stop(read.stop_reason) if read.stop_reason else ""
        return [f"stopped ({why})" if why else "stopped", regimen]
    if read.kind == Kind.EFFECT:
        return [*_effect(read), regimen]
    return [_USES[Status(read.status)], regimen]


def _effect(read: Reading) -> list[str]:
    course = words_of_course(read.onset_days, read.resolved_days, is_ongoing=read.is_ongoing)
    if read.role == Role.SIDE_EFFECT:
        if read.effect == NO_SIDE_EFFECT:
            return ["no side effects"]
        negated = "no " if read.assertion == Assertion.NEGATED else ""
        return [f"{negated}{read.effect or 'something'} as a side effect", course]
    if read.role == Role.WITHDRAWAL:
        return [f"{read.effect or 'something'} after stopping", course]
    value = {Role.BENEFIT: "better", Role.NO_EFFECT: "no change"}.get(Role(read.role), "worse")
    return [words_of_outcome(read.effect, value), course]
