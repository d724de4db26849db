"""When a statement that was read agrees with an annotated fact: leniently, per post."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from samehere.experiences.extraction import Statement
from samehere.experiences.extraction.statements import Who
from samehere.vocabulary.recognize import Recognizer

Facts = Sequence[dict[str, Any]]
SCORES = (
    "treatment + person",
    "person",
    "status",
    "times a day",
    "days a week",
    "duration",
    "duration is",
    "as needed",
    "effect",
    "onset",
    "resolved",
    "stop",
    "stop reason",
    "guard",
)
EXPERIENCES = frozenset({"taking", "took", "unknown"})
NO_EXPERIENCE = ("considering", "prescribed", "never", "declined")
UNITS = {"D": 1.0, "W": 7.0, "M": 30.0, "Y": 365.0}
WITHIN = 0.1
# Words for the same thing among the gold concepts, beside what the vocabulary knows.
ALIKE = (
    "drowsiness sleepiness sleepy drowsy grogginess sedation tired fatigue",
    "itch itching pruritus itchiness",
    "nausea sick sickness queasy",
    "general works worked better helped improvement effective",
    "diarrhoea diarrhea runs",
    "hot flush flushes flashes flushing",
    "palpitations racing heart tachycardia",
    "low mood depression depressed sadness",
    "irritability anger rage mood",
    "burning burn stinging",
    "pain ache aching painful sore soreness",
    "breathlessness breath dyspnoea",
    "weight gain gained",
    "insomnia sleep sleeping awake",
    "redness red erythema flushing",
    "swelling swollen oedema edema",
    "dizziness dizzy vertigo lightheaded light-headed",
    "tingling pins needles paraesthesia",
    "acne spots pimples breakouts",
    "appetite hunger",
    "libido sex sexual",
)


@dataclass(slots=True)
class Outcome:
    """How many were right, how many were given and how many were wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @classmethod
    def sum(cls, outcomes: Iterable[Self]) -> Self:
        """Return all of them together."""
        total = cls()
        for one in outcomes:
            total.right += one.right
            total.given += one.given
            total.wanted += one.wanted
        return total

    @property
    def precision(self) -> float:
        """The share of what was given that was right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return min(self.right / self.wanted, 1.0) if self.wanted else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compare(
    entry: dict[str, Any], read: Sequence[Statement], total: dict[str, Outcome]
) -> list[str]:
    """Add one post to the totals; return a line for each thing missed or wrong."""
    gold: Facts = entry["facts"]
    plain = [s for s in read if s.assertion.value in {"stated", "negated"}]
    notes = _persons(gold, plain, total)
    notes += _fields(gold, plain, total)
    notes += _effects(gold, plain, total)
    notes += _stops(gold, plain, total)
    notes += _guard(entry, plain, total)
    return notes


def same_treatment(names: str | Sequence[str], concept: str | None) -> bool:
    """Whether a concept is one of the names, or of the same vocabulary concept as one."""
    wanted = [names] if isinstance(names, str) else names
    return concept is not None and any(
        name.lower() == concept or concept in _concepts(name) or _close(name.lower(), concept)
        for name in wanted
    )


def _close(name: str, concept: str) -> bool:
    drop = {"cream", "therapy", "the", "of", "diet", "oil", "tablets", "supplement"}
    one, other = set(re.findall(r"\w+", name)) - drop, set(re.findall(r"\w+", concept)) - drop
    return bool(one) and bool(other) and (one <= other or other <= one)


def _concepts(name: str) -> set[str]:
    found = Recognizer.shipped().wordings(name)
    return {wording.sense.concept for wording in found}


def same_sign(names: str | Sequence[str], concept: str | None, surface: str) -> bool:
    """Whether a sign has a word or a known wording in common with one of the names."""
    given = _words(f"{concept or 'general'} {surface}")
    for name in [names] if isinstance(names, str) else names:
        if name == "general" or concept in {None, "improvement", "no effect", "getting worse"}:
            return True
        if (name == "none") != (concept == "none"):
            continue
        if name == concept or _words(name) & given or concept in _concepts(name):
            return True
    return False


def _words(text: str) -> set[str]:
    plain = {
        re.sub(r"(ing|ed|es|s|y|ness)$", "", w)
        for w in re.findall(r"[a-z]+", text.lower())
        if len(w) > 2
    }
    more = set(plain)
    for line in ALIKE:
        group = {re.sub(r"(ing|ed|es|s|y|ness)$", "", w) for w in line.split()}
        if group & plain:
            more |= group
    return more - {"side", "effect", "loss", "gain", "low", "bad", "general"} | (
        plain & {"general"}
    )


def _persons(gold: Facts, read: Sequence[Statement], total: dict[str, Outcome]) -> list[str]:
    notes: list[str] = []
    pairs = {(s.treatment.concept, s.who.value) for s in read if s.treatment.concept}
    right = 0
    for concept, who in sorted(pairs):
        same = [f for f in gold if same_treatment(f["treatment"], concept)]
        fits = any(f["who"] == who for f in same)
        right += fits
        if same:
            total["person"].given += 1
            total["person"].wanted += 1
            total["person"].right += fits
        if not fits:
            notes.append(f"EXTRA {who} {concept}")
    wanted: list[tuple[Any, str]] = []
    for fact in gold:
        if (fact["treatment"], fact["who"]) not in wanted:
            wanted.append((fact["treatment"], fact["who"]))
    notes += [
        f"MISSED {who} {names}"
        for names, who in wanted
        if not any(same_treatment(names, c) and who == w for c, w in pairs)
    ]
    outcome = total["treatment + person"]
    outcome.right += right
    outcome.given += len(pairs)
    outcome.wanted += len(wanted)
    return notes


def _fields(gold: Facts, read: Sequence[Statement], total: dict[str, Outcome]) -> list[str]:
    notes = _statuses(gold, read, total["status"])
    for name, key in (
        ("times a day", "times_per_day"),
        ("days a week", "days_per_week"),
        ("duration", "duration"),
        ("as needed", "as_needed"),
    ):
        notes += _regimen(gold, read, total[name], key)
    notes += _duration_is(gold, read, total["duration is"])
    return notes


def _statuses(gold: Facts, read: Sequence[Statement], outcome: Outcome) -> list[str]:
    """Look for the status of each use: of two episodes of a treatment, each has its own.

    One more read than there are, of a person and a treatment that are right, counts as a wrong one.
    """
    notes: list[str] = []
    wanted = [f for f in gold if f["kind"] == "use" and "status" in f]
    given: dict[tuple[Who, str | None], list[str]] = {}
    for s in read:
        if s.kind.value == "use":
            given.setdefault((s.who, s.treatment.concept), []).append(s.status.value)
    for (who, concept), statuses in given.items():
        facts = [f for f in wanted if _is_of(f, who, concept)]
        fits = {next((s for s in statuses if s in _allowed(f)), None) for f in facts}
        more = len(set(statuses)) - max(len(fits), 1)
        if facts and more > 0:
            outcome.given += more
            notes.append(f"STATUS extra {concept} {statuses}")
    for fact in wanted:
        own = [s for pair, each in given.items() if _is_of(fact, *pair) for s in each]
        if own:
            fits_it = not set(own).isdisjoint(_allowed(fact))
            outcome.right += fits_it
            outcome.given += 1
            outcome.wanted += 1
            if not fits_it:
                notes.append(f"STATUS {fact['treatment']} is {own[0]}, not {_allowed(fact)}")
    return notes


def _is_of(fact: dict[str, Any], who: Who, concept: str | None) -> bool:
    return fact["who"] == who.value and same_treatment(fact["treatment"], concept)


def _allowed(fact: dict[str, Any]) -> list[str]:
    return fact["status"] if isinstance(fact["status"], list) else [fact["status"]]


def _regimen(gold: Facts, read: Sequence[Statement], outcome: Outcome, key: str) -> list[str]:
    wanted = [
        (f["treatment"], f["regimen"][key])
        for f in gold
        if f.get("regimen", {}).get(key) is not None
    ]
    distinct = [pair for n, pair in enumerate(wanted) if pair not in wanted[:n]]
    given = {
        (s.treatment.concept, getattr(s.regimen, key))
        for s in read
        if getattr(s.regimen, key) is not None
    }
    notes: list[str] = []
    hits = [pair for pair in distinct if any(_same(pair, one) for one in given)]
    for one in sorted(given, key=str):
        if any(_same(pair, one) for pair in distinct):
            outcome.given += 1
        elif not _is_unscored(gold, one, key):
            outcome.given += 1
            notes.append(f"{key.upper()} extra {one}")
    outcome.right += len(hits)
    outcome.given += max(0, len(hits) - len(given))
    outcome.wanted += len(distinct)
    notes += [f"{key.upper()} missed {pair}" for pair in distinct if pair not in hits]
    return notes


def _duration_is(gold: Facts, read: Sequence[Statement], outcome: Outcome) -> list[str]:
    """Whether a length that was read rightly is told to have passed, to be left or to be all."""
    notes: list[str] = []
    for fact in gold:
        wanted = fact.get("regimen", {})
        if wanted.get("duration") is None or wanted.get("duration_is") is None:
            continue
        pair = (fact["treatment"], wanted["duration"])
        given = {
            s.regimen.duration_is
            for s in read
            if s.regimen.duration and _same(pair, (s.treatment.concept, s.regimen.duration))
        }
        if given:
            outcome.given += 1
            outcome.wanted += 1
            outcome.right += wanted["duration_is"] in given
            if wanted["duration_is"] not in given:
                notes.append(f"DURATION_IS {pair} is {given}, not {wanted['duration_is']}")
    return notes


def _is_unscored(gold: Facts, one: tuple[str | None, Any], key: str) -> bool:
    """Where the gold gives the other way to say how often, the first is not held against it."""
    if key not in {"times_per_day", "days_per_week"}:
        return False
    other = "days_per_week" if key == "times_per_day" else "times_per_day"
    regimens = [f.get("regimen", {}) for f in gold if same_treatment(f["treatment"], one[0])]
    return any(r.get(other) is not None and r.get(key) is None for r in regimens) and one[1] in {
        1,
        7,
    }


def _same(wanted: tuple[Any, Any], given: tuple[str | None, Any]) -> bool:
    if not same_treatment(wanted[0], given[0]):
        return False
    if isinstance(wanted[1], str):
        return alike(wanted[1], given[1])
    return abs(float(wanted[1]) - float(given[1])) < 0.26


def alike(one: str, other: str) -> bool:
    """Whether two ISO durations are equal within a tenth."""
    first, second = _days(one), _days(other)
    return abs(first - second) <= WITHIN * max(first, second)


def _days(iso: str) -> float:
    return sum(float(n) * UNITS[u] for n, u in re.findall(r"(\d+(?:\.\d+)?)([DWMY])", iso))


@dataclass(slots=True)
class Match:
    """Which effects agree: pairs of fact and statement, what was missed, what was too much."""

    right: list[tuple[dict[str, Any], Statement]]
    missed: list[dict[str, Any]]
    extra: list[Statement]


def match_effects(gold: Facts, read: Sequence[Statement]) -> Match:
    """Pair the effects of one post; a second statement of what was found is no mistake."""
    wanted = [f for f in gold if f["kind"] == "effect"]
    left = [s for s in read if s.effect is not None]
    match = Match([], [], [])
    for fact in wanted:
        number = next((n for n, s in enumerate(left) if same_effect(fact, s)), None)
        if number is None:
            match.missed.append(fact)
        else:
            match.right.append((fact, left.pop(number)))
    match.extra = [s for s in left if not any(same_effect(f, s) for f in wanted)]
    return match


def _effects(gold: Facts, read: Sequence[Statement], total: dict[str, Outcome]) -> list[str]:
    match = match_effects(gold, read)
    total["effect"].right += len(match.right)
    total["effect"].given += len(match.right) + len(match.extra)
    total["effect"].wanted += len(match.right) + len(match.missed)
    notes = [
        f"EFFECT missed {fact['treatment']} {fact['effect']} {fact.get('assert', '')}"
        for fact in match.missed
    ]
    for fact, statement in match.right:
        for name, key in (("onset", "onset_after"), ("resolved", "resolved_after")):
            if (time := fact["effect"].get(key)) is None:
                continue
            given = getattr(statement.effect, key)
            total[name].wanted += 1
            total[name].given += given is not None
            total[name].right += given is not None and alike(time, given)
            if given is None or not alike(time, given):
                notes.append(
                    f"{name.upper()} of {fact['effect']['concept']} is {given}, not {time}"
                )
    notes += [
        f"EFFECT extra {s.who} {s.treatment.concept} {s.effect.role} {s.effect.concept} "
        f"«{s.effect.surface}» {s.assertion} {s.rule} {s.tier}"
        for s in match.extra
        if s.effect is not None
    ]
    return notes


def same_effect(fact: dict[str, Any], read: Statement) -> bool:
    effect = read.effect
    if effect is None or not same_treatment(fact["treatment"], read.treatment.concept):
        return False
    roles = (
        fact["effect"]["role"]
        if isinstance(fact["effect"]["role"], list)
        else [fact["effect"]["role"]]
    )
    if effect.role.value not in roles or read.who.value != fact["who"]:
        return False
    if (fact.get("assert") == "negated") != (read.assertion.value == "negated"):
        return False
    return same_sign(fact["effect"]["concept"], effect.concept, effect.surface)


def _stops(gold: Facts, read: Sequence[Statement], total: dict[str, Outcome]) -> list[str]:
    wanted = [f for f in gold if f["kind"] == "stop"]
    given = [s for s in read if s.kind.value == "stop"]
    notes: list[str] = []
    for fact in wanted:
        match = next(
            (
                s
                for s in given
                if s.who.value == fact["who"]
                and same_treatment(fact["treatment"], s.treatment.concept)
            ),
            None,
        )
        if match is None:
            notes.append(f"STOP missed {fact['treatment']}")
            continue
        total["stop"].right += 1
        if fact.get("stop_reason"):
            total["stop reason"].wanted += 1
            total["stop reason"].given += match.stop_reason is not None
            total["stop reason"].right += match.stop_reason == fact["stop_reason"]
    total["stop"].wanted += len(wanted)
    total["stop"].given += len(given)
    return notes


def _guard(
    entry: dict[str, Any], read: Sequence[Statement], total: dict[str, Outcome]
) -> list[str]:
    """Experiences of persons who did not have them; `right` are those that are in order."""
    notes: list[str] = []
    for statement in read:
        is_experience = statement.status.value in EXPERIENCES and statement.kind.value != "advice"
        if not is_experience or statement.assertion.value != "stated":
            continue
        who, concept = statement.who.value, statement.treatment.concept
        same = [f for f in entry["facts"] if same_treatment(f["treatment"], concept)]
        is_wrong = bool(same) and all(f["who"] != who for f in same)
        for trap in entry.get("traps", ()):
            fits = same_treatment(trap["treatment"], concept) and trap.get("who", who) == who
            own = [f for f in same if f["who"] == who and f.get("status") not in NO_EXPERIENCE]
            is_wrong = is_wrong or (fits and not own)
        total["guard"].given += 1
        total["guard"].wanted += 1
        total["guard"].right += not is_wrong
        if is_wrong:
            notes.append(
                f"GUARD {who} {concept} {statement.kind} {statement.rule} {statement.tier}"
            )
    return notes
