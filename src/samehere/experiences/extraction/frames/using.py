"""What a governing verb says: who takes what, still, no longer, perhaps one day, or never."""

from dataclasses import replace

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion
from samehere.experiences.extraction.experiencer import default_person, is_for_charge, recipient
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.denials import denied
from samehere.experiences.extraction.frames.fragments import fragment
from samehere.experiences.extraction.frames.given import (
    MODALS,
    NEGATIONS,
    instructed,
    is_given,
    is_labelled,
    is_said,
    offered,
    prescribed,
)
from samehere.experiences.extraction.frames.governing import Frame, governing, objectless, trailing
from samehere.experiences.extraction.frames.putting import put_on
from samehere.experiences.extraction.frames.status import status_of
from samehere.experiences.extraction.frames.understood import Reading
from samehere.experiences.extraction.reference import Context, Meant, named, resolve
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Assertion, Kind, Status, Who

# A pronoun after these can only be a treatment; after "have it" or "stop it" it need not be.
_DEMANDING = frozenset(
    {
        "stop.give_up",
        "use.turn_down",
        "use.take",
        "use.on",
        "use.try",
        "use.start",
        "use.off",
        "stop.stop",
        "use.switch_to",
        "use.prescribe",
        "stop.switch_from",
    }
)
_LOOSE = frozenset({"use.start", "stop.stop", "use.try", "use.prescribe"})
_SKIP_GERUND_AFTER = words("using", "skip_gerund_after")


_TOLD = frozenset({"told", "supposed", "advised", "instructed", "asked", "directed", "ordered"})
_GOING_ON = (("continue",), ("keep",), ("start",))
_FOR_OTHERS = frozenset({"use", "try", "prescribe", "start", "consider", "offer"})
_BIDDING = (("keep",), ("start",), ("begin",), ("continue",), ("try",), ("stop",))
_URGES = frozenset({"need", "have", "try", "want", "will"})
_NOT_SO = frozenset({"properly", "correctly", "regularly", "consistently", "enough"})


def read_uses(reading: PostReading, context: Context) -> list[Fact]:
    """Return every use, stop and instruction that a verb states of a treatment."""
    found: list[Fact] = []
    said: dict[int, Who] = {}
    left_out = dict(objectless(reading))
    groups = [g for g in reading.groups if not g.is_elided]
    groups += [Group([p], p, p, is_reference=True, is_elided=True) for p in left_out]
    for group in sorted(groups, key=lambda g: g.start):
        if reading.quoted[group.start]:
            continue
        if group.is_denied:
            found += denied(reading, group)
            continue
        if group.is_elided:
            frame: Frame | None = left_out[group.start]
        else:
            frame = governing(reading, group) or trailing(reading, group)
            frame = frame and put_on(reading, frame, group)
        if frame is None and (pieces := fragment(reading, group)):
            found += pieces
            continue
        if frame is None or (group.is_reference and not _demands(frame, group)):
            continue
        number = reading.sentence_of[group.start]
        understood = _understood(reading, frame, group, said.get(number))
        understood = understood and _for_charge(reading, frame, group, understood)
        if understood is None:
            continue
        if group.is_elided and not frame.has_subject and not {number, number - 1} & set(said):
            continue
        if frame.who is not None or not group.is_reference:
            said[number] = understood.who
        found += _facts(reading, context, group, frame, understood, found)
    return found


def _for_charge(reading: PostReading, frame: Frame, group: Group, understood: Reading) -> Reading:
    """ "I use T on my son", "was prescribed T for my daughter's rash": theirs, not the author's."""
    if understood.who is not Who.AUTHOR or frame.rule.event not in _FOR_OTHERS:
        return understood
    start, stop = max(group.stop, frame.verb + 1), reading.sentence_at(frame.verb).stop
    if not is_for_charge(reading, start, stop):
        return understood
    return replace(understood, who=Who.RELATIVE, is_for_charge=True)


def _demands(frame: Frame, group: Group) -> bool:
    if group.is_elided:
        return True
    if frame.rule.id not in _DEMANDING or frame.is_trailing:
        return False
    if frame.rule.id in {"use.prescribe"}:
        return group.is_strong or frame.form.base in {"prescribe"}
    return True


def _facts(
    reading: PostReading,
    context: Context,
    group: Group,
    frame: Frame,
    understood: Reading,
    earlier: list[Fact],
) -> list[Fact]:
    said = assertion(reading, frame.verb, subject_first=_speaks_first(reading, frame))
    is_could_not = frame.rule.event == "tolerate" and "could" in frame.chain
    if said is Assertion.HYPOTHETICAL and (understood.status is Status.CONSIDERING or is_could_not):
        said = Assertion.STATED
    if (
        said is Assertion.HYPOTHETICAL
        and understood.kind is Kind.ADVICE
        and is_said(reading, frame)
    ):
        said = Assertion.STATED
    if said is Assertion.STATED and understood.is_negated:
        said = Assertion.NEGATED
    meants: list[tuple[int, Meant]] = []
    if group.is_reference:
        meant = resolve(reading, group, context, demands=True)
        if meant is None:
            return []
        meant = _in_use(reading, meant, understood, earlier)
        meants.append((group.places[0], meant))
    else:
        meants += [(place, named(reading, place)) for place in group.places]
    if understood.is_for_charge:
        reading.charges.update(meant.concept for _, meant in meants)
    score = understood.score
    if group.is_reference:
        is_loose = group.is_elided or (frame.rule.id in _LOOSE and not group.is_strong)
        score *= (0.93 if meants[0][1].is_sure else 0.7) * (0.8 if is_loose else 1)
    if "or" in {reading.word(p) for p in range(group.start, group.stop)}:
        score *= 0.7
    facts = [
        Fact(
            kind=understood.kind,
            who=understood.who,
            assertion=said,
            meant=meant,
            status=understood.status,
            rule=frame.rule.id,
            score=score,
            at=frame.verb,
            place=place,
            group=group,
            is_start=understood.is_start,
            is_weak_status=understood.is_weak_status,
        )
        for place, meant in meants
    ]
    if understood.kind is Kind.ADVICE and understood.status is Status.TAKING:
        facts += [replace(fact, kind=Kind.USE) for fact in facts]  # "I am to continue it".
    return facts


def _in_use(reading: PostReading, meant: Meant, understood: Reading, earlier: list[Fact]) -> Meant:
    """Prefer the treatment that is being used to one that was only told of in between."""
    if understood.status is not Status.TAKING or meant.resolved_by != "same_post":
        return meant
    same = [f for f in earlier if f.meant.concept == meant.concept]
    going_on = [
        f
        for f in earlier
        if f.status is Status.TAKING and f.kind is Kind.USE and f.who is understood.who
    ]
    if going_on and same and not any(f in going_on for f in same):
        if "then" in reading.words[going_on[-1].at : same[-1].at]:
            return meant  # "I was put on S, and then we tried T": T is the later one.
        last = going_on[-1].meant
        return Meant(last.concept, last.surface, "same_post", is_sure=False)
    return meant


def _speaks_first(reading: PostReading, frame: Frame) -> bool:
    if frame.who not in {Who.AUTHOR, Who.RELATIVE}:
        return False
    before = reading.word(frame.chain_start - 2)
    return before not in words("assertion", "wh")


def _understood(
    reading: PostReading, frame: Frame, group: Group, earlier: Who | None
) -> Reading | None:
    event = frame.rule.event
    if event in {"use", "try", "start", "continue", "dose"} and is_given(reading, frame):
        event = "prescribe"
    if event == "prescribe" and frame.form.base == "start" and not is_given(reading, frame):
        event = "start"
    to = (
        recipient(reading, frame.verb + 1, group.stop)
        if {"me", "us", "him", "her"} & set(frame.glue)
        else None
    )
    if to is not None and frame.form.base in {"have", "get"} and "on" in frame.glue:
        is_now = bool({"have", "now"} & set(frame.chain))
        is_over = reading.word(frame.verb) in {"had", "got"} and not is_now
        return Reading(Kind.USE, Status.TOOK if is_over else Status.TAKING, to, 0.88)
    if event == "dose" and frame.who in {Who.PEOPLE, Who.CLINICIAN} and "my" in frame.glue:
        return Reading(Kind.USE, Status.TAKING, Who.AUTHOR, 0.85)
    if event == "prescribe":
        return prescribed(reading, frame, group)
    if event == "offer":
        return offered(reading, frame, group)
    who = to if to is not None and event == "stop" else _who(reading, frame, earlier)
    if who is None and event in {"use", "dose"} and is_labelled(reading, frame):
        return instructed(reading, frame)
    if who is None or event == "need":
        return None
    return _by_event(reading, frame, who, event)


def _by_event(reading: PostReading, frame: Frame, who: Who, event: str) -> Reading | None:
    if event == "stop":
        return _stopped(reading, frame, who)
    if event == "tolerate":
        return _tolerated(frame, who)
    if event in {"consider", "decline"}:
        return _pondered(frame, who, event)
    return _used(reading, frame, who, event)


def _who(reading: PostReading, frame: Frame, earlier: Who | None) -> Who | None:
    if frame.has_subject:
        return frame.who
    if frame.rule.id == "use.on" and reading.word(frame.verb) in {
        "on",
        "into",
        "of",
        "with",
        "still",
        "currently",
        "now",
    }:
        return default_person(reading, frame.verb)
    tags, chain = frame.form.tags, frame.chain
    if not chain and "third" in tags:
        return Who.RELATIVE if default_person(reading, frame.verb) is Who.RELATIVE else None
    if (not chain and tags == {"base"}) or (
        not chain and tags >= {"base", "past"} and earlier is None
    ):
        # "Use it twice a day" tells somebody else what to do; "put" and "cut" might.
        return earlier if reading.word(frame.verb - 1) in {"and", "then", "or"} else None
    if chain[:1] in _BIDDING and not earlier:
        return None  # "Keep taking T", "start using it": to somebody else.
    if chain[:1] == ("do",) or (
        chain and chain[0] in {"can", "should", "could", "would"} and earlier is None
    ):
        return None
    return earlier or default_person(reading, frame.verb)


def _weak_score(reading: PostReading, frame: Frame) -> float:
    """ "I had T in May" is a use; "I have T" or "had T withdrawal" need not be one."""
    group = next((g for g in reading.groups if g.start > frame.verb), None)
    if frame.has_subject and reading.word(frame.chain_start - 2) in {"as", "than", "like"}:
        return 0.0  # "Harder than I had the steroid": the verb is left out.
    if group is not None and any(reading.kind(p) in "SC" for p in range(frame.verb, group.start)):
        return 0.0
    if group is None or group.is_reference or frame.form.base not in {"have", "undergo", "receive"}:
        return 0.6
    following = reading.kind(group.stop)
    is_done = "participle" in frame.form.tags and not set(frame.chain) & {"to", "be"}
    ends = following in {"D", "W", "F", "p", "", "n"} or reading.word(group.stop) in {
        "for",
        "and",
        "but",
        "in",
        "on",
        "which",
        "last",
        "every",
        "at",
        "done",
    }
    return 0.82 if is_done and ends else 0.6


def _used(reading: PostReading, frame: Frame, who: Who, event: str) -> Reading | None:
    chain = set(frame.chain)
    score = _weak_score(reading, frame) if frame.rule.is_weak else 0.95
    if who is Who.CLINICIAN or (who is Who.PEOPLE and {"me", "us"} & chain):
        return instructed(reading, frame) if score else None
    if who in {Who.PEOPLE, Who.LITERATURE, Who.OTHER_MEMBER}:
        score = min(score, 0.6)
    is_tip = who is Who.ADDRESSEE and bool(chain & (MODALS | _URGES))
    is_order = bool(chain & _TOLD) and "to" in chain
    if (
        not score
        or (is_tip and not is_order)
        or (not is_order and _is_gerund_apart(reading, frame))
    ):
        return None
    if is_order or _is_bound(frame, chain) or is_said(reading, frame):
        goes_on = event == "continue" or chain & {"continue", "keep"}
        status = Status.TAKING if goes_on else Status.PRESCRIBED
        return Reading(Kind.ADVICE, status, who, 0.85, is_negated=bool(chain & NEGATIONS))
    if {"no", "longer"} <= chain:
        return Reading(Kind.STOP, Status.TOOK, who, score)
    if negated := chain & NEGATIONS:
        return _not_used(reading, frame, who, negated, event)
    return _by_chain(reading, frame, who, event, score)


def _by_chain(
    reading: PostReading, frame: Frame, who: Who, event: str, score: float
) -> Reading | None:
    chain = set(frame.chain)
    if chain & words("use", "stopping"):
        return _stopped(reading, frame, who)
    if chain & {"refuse", "refused", "declined"}:
        return Reading(Kind.USE, Status.DECLINED, who, 0.85)
    if chain & words("use", "prospective"):
        going_on = event == "continue" or chain & {"continue", "keep"}
        status = Status.TAKING if going_on else Status.CONSIDERING
        return Reading(Kind.USE, status, who, 0.82)
    if chain & {"would", "could", "might", "may", "should"}:
        return None
    status, is_weak = status_of(reading, frame, event)
    return Reading(Kind.USE, status, who, score, is_start=event == "start", is_weak_status=is_weak)


def _is_bound(frame: Frame, chain: set[str]) -> bool:
    """Whether it is "I am to continue T"; "able to", "used to" say something else."""
    before = frame.chain[: -1 if frame.chain[-1:] in _GOING_ON else None]
    is_to = before[-1:] == ("to",) and bool(chain & {"am", "are", "is"})
    return is_to and not chain & (
        {"able", "used", "back", "happy", "not"} | words("use", "prospective")
    )


def _is_gerund_apart(reading: PostReading, frame: Frame) -> bool:
    """Whether it is "before taking", "instead of using": nothing that happened."""
    if "ing" not in frame.form.tags or (frame.has_subject and frame.chain):
        return False
    before = reading.word(frame.chain_start - 1)
    return before in _SKIP_GERUND_AFTER or before in words("assertion", "wh")


def _not_used(
    reading: PostReading, frame: Frame, who: Who, negated: set[str], event: str
) -> Reading | None:
    chain = set(frame.chain)
    if chain & {"stop", "stopped"}:
        return Reading(Kind.USE, Status.TAKING, who, 0.8)
    _, stop = reading.sentence_at(frame.verb).clause_at(frame.verb)
    after = {reading.word(p) for p in range(frame.verb, stop)}
    if "anymore" in after or {"any", "more"} <= after or {"any", "longer"} <= after:
        return Reading(Kind.STOP, Status.TOOK, who, 0.85)
    if "again" in after or _has_length(reading, frame.verb, stop):
        return Reading(Kind.USE, Status.TOOK, who, 0.8)
    if not _NOT_SO.isdisjoint(after) or {"right", "way"} <= after:
        # "I have not applied it properly": it is used, only not so.
        is_now = bool(chain & {"have", "has", "do", "does", "am", "is"})
        return Reading(Kind.USE, Status.TAKING if is_now else Status.TOOK, who, 0.6)
    if "would" in chain:
        return None
    if chain & {"want", "going", "willing", "wanting"}:
        return Reading(Kind.USE, Status.DECLINED, who, 0.7, is_negated=True)
    if chain & (MODALS | {"will", "told", "supposed", "sure", "able"}) or event in {
        "continue",
        "dose",
    }:
        return None
    is_elided_order = not frame.has_subject and frame.chain[:1] == ("do",)
    if is_elided_order:
        return None
    if "never" in chain or chain & {"have", "has", "had", "do", "does", "did", "am", "is"}:
        score = 0.9 if "never" in chain or chain & {"have", "has", "do", "am"} else 0.75
        return Reading(Kind.USE, Status.NEVER, who, score, is_negated=True)
    return None


def _has_length(reading: PostReading, start: int, stop: int) -> bool:
    """Whether it was not used "for years", so that it was before."""
    return any(
        reading.kind(p) == "D" and "for" in {reading.word(p).split()[0], reading.word(p - 1)}
        for p in range(start, stop)
    )


def _stopped(reading: PostReading, frame: Frame, who: Who) -> Reading | None:
    chain = set(frame.chain)
    clause_start, _ = reading.sentence_at(frame.verb).clause_at(frame.verb)
    if frame.form.base in {"be", "am"} and {"when", "if", "whenever", "once"} & {
        reading.word(p) for p in range(clause_start, frame.verb)
    }:
        return None
    if who in {Who.PEOPLE, Who.LITERATURE, Who.ADDRESSEE, Who.OTHER_MEMBER}:
        return None
    if chain & NEGATIONS:
        is_going_on = "never" in chain or "not" in chain
        return (
            Reading(Kind.USE, Status.TAKING, who, 0.75, is_weak_status=True)
            if is_going_on
            else None
        )
    if who is Who.CLINICIAN:
        return Reading(Kind.STOP, Status.TOOK, Who.AUTHOR, 0.7)
    if (
        chain & {"able", "managed"}
        and "to" in chain
        and not chain & {"will", "hope", "hoping", "be"}
    ):
        return Reading(Kind.STOP, Status.TOOK, who, 0.85)
    wish = words("use", "prospective") | {
        "trying",
        "try",
        "should",
        "can",
        "could",
        "would",
        "need",
        "to",
    }
    if (
        chain & {"had", "have", "decided"}
        and "to" in chain
        and not chain & {"would", "could", "should", "may"}
    ):
        past = "had" in chain or "decided" in chain
        return Reading(Kind.STOP, Status.TOOK, who, 0.85) if past else None
    if chain & wish:
        return Reading(Kind.USE, Status.TAKING, who, 0.7) if chain & {"trying", "want"} else None
    if frame.rule.id == "use.off" and "ing" in frame.form.tags and not chain & {"was"}:
        return Reading(Kind.USE, Status.TAKING, who, 0.6)
    is_order = not frame.has_subject and frame.form.tags <= {"base"}
    if is_order or _is_ahead(reading, frame):
        return None
    return Reading(Kind.STOP, Status.TOOK, who, 0.92)


def _is_ahead(reading: PostReading, frame: Frame) -> bool:
    """ "I'd give up bread before I give up T": no stop that happened."""
    subject = frame.chain_start - 1
    return (
        "base" in frame.form.tags - {"past"}
        and "past" not in frame.form.tags
        and (
            reading.word(subject - 1)
            in {"before", "until", "unless", "if", "when", "whenever", "till"}
        )
    )


def _tolerated(frame: Frame, who: Who) -> Reading | None:
    chain = set(frame.chain)
    if who not in {Who.AUTHOR, Who.RELATIVE} or chain & {"will", "would", "hope", "may", "might"}:
        return None
    if chain & NEGATIONS:
        return Reading(Kind.USE, Status.TOOK, who, 0.85)
    return Reading(Kind.USE, Status.UNKNOWN, who, 0.5, is_weak_status=True)


def _pondered(frame: Frame, who: Who, event: str) -> Reading | None:
    chain = set(frame.chain)
    if who not in {Who.AUTHOR, Who.RELATIVE} or chain & (NEGATIONS | {"should", "would", "you"}):
        return None
    if event == "decline":
        return Reading(Kind.USE, Status.DECLINED, who, 0.8 if frame.form.base != "avoid" else 0.5)
    is_said = frame.form.base in {"consider", "think"} and not chain & MODALS
    return Reading(Kind.USE, Status.CONSIDERING, who, 0.8 if is_said else 0.6)
