"""The verb that governs a treatment: "my wife has been taking T", found from the name leftwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.experiencer import subject
from samehere.experiences.extraction.rules import Form, Rule, forms, rules, words
from samehere.experiences.extraction.statements import Who

_LONGEST_GLUE = 9
_LONGEST_CHAIN = 9
_OBJECTS = frozenset({"me", "him", "her", "us", "them", "you"})
_BEFORE_OBJECT = words("governing", "before_object")
_BEHIND = frozenset({"not", "never", "no", "longer", "still", "now"})
_SWITCHES = frozenset({"to", "onto", "with", "for"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with what stands round it. `chain` are the words between subject and verb."""

    rule: Rule
    form: Form
    verb: int
    chain: tuple[str, ...]
    glue: tuple[str, ...]
    who: Who | None
    has_subject: bool
    clause_start: int
    chain_start: int
    is_trailing: bool = False


def governing(reading: PostReading, group: Group) -> Frame | None:
    """Return the frame to the left of a treatment, None where no verb governs it."""
    clause_start, _ = reading.sentence_at(group.start).clause_at(group.start)
    glue: list[str] = []
    unknown = 0
    place = group.start - 1
    while place >= clause_start and len(glue) <= _LONGEST_GLUE:
        kind, word = reading.kind(place), reading.word(place)
        if kind == "w":
            is_verb = word in forms("uses") and word != "up"
            if is_verb and (
                frame := _frame(reading, place, glue, clause_start, group.stop * group.is_reference)
            ):
                return frame
            if word not in words("use", "glue") and not word.isdecimal():
                unknown += 1
                if unknown > 1 or word in {
                    "i",
                    "he",
                    "she",
                    "we",
                    "they",
                    "because",
                    "than",
                    "like",
                }:
                    return None
        elif kind == "D" and glue and glue[-1] in {"on", "into", "of", "with"}:
            return _on_alone(reading, place, glue, is_after_time=True)
        elif kind == "T":
            return _switched(reading, place, glue)
        elif kind in "pn":
            return _on_alone(reading, place, glue)
        elif kind not in "AFDSC" or (kind in "SC" and not glue):
            return None
        glue.insert(0, word)
        place -= 1
    return _on_alone(reading, place, glue)


def _on_alone(
    reading: PostReading, place: int, glue: list[str], *, is_after_time: bool = False
) -> Frame | None:
    """The frame of "on" without a verb: "On T for a year", "Yes, on T", "after a month on T"."""
    at = place + 1
    if is_after_time:
        rule = next(rule for rule in rules("uses") if rule.id == "use.on")
        return Frame(rule, forms("uses")["am"], at, (), ("on",), None, False, at, at)
    start = reading.sentence_at(at).start
    before = {reading.word(p) for p in range(start, at)} - {
        ",",
        "-",
        "yes",
        "no",
        "hi",
        "currently",
        "now",
        "still",
    }
    if (
        glue[:1] not in (["on"], ["still"], ["currently"], ["now"])
        or "on" not in glue[:2]
        or before
    ):
        return None
    rule = next(rule for rule in rules("uses") if rule.id == "use.on")
    return Frame(rule, forms("uses")["am"], at, (), tuple(glue), None, False, at, at)


def _frame(
    reading: PostReading, verb: int, glue: list[str], clause_start: int, place_after: int = 0
) -> Frame | None:
    form = forms("uses")[reading.word(verb)]
    around = {*glue[:4], reading.word(place_after)} if place_after else set(glue[:4])
    is_with = glue[:2] == ["on", "with"]
    rule = next(
        (
            r
            for r in form.rules
            if not r.needs or (r.needs & around and not (is_with and "on" in r.needs))
        ),
        None,
    )
    if rule is None:
        return None
    if not rule.needs and glue[:1] in (
        ["to"],
        ["from"],
        ["off"],
        ["about"],
        ["into"],
        ["by"],
        ["as"],
    ):
        return None
    if rule.id == "use.on" and glue[:1] != ["on"] and "on" not in glue[:3]:
        return None
    start = chain_start(reading, verb, clause_start)
    chain = tuple(reading.word(p) for p in range(start, verb) if reading.kind(p) == "w")
    # "I am no longer on T": what stands behind the verb belongs to it as well.
    chain += tuple(word for word in glue if word in _BEHIND)
    who, has_subject = subject(reading, start, clause_start)
    return Frame(rule, form, verb, chain, tuple(glue), who, has_subject, clause_start, start)


def _switched(reading: PostReading, place: int, glue: list[str]) -> Frame | None:
    """The second treatment of "switched from S to T"."""
    if not _SWITCHES & set(glue):
        return None
    first = next((g for g in reading.groups if place in g.places), None)
    if first is None:
        return None
    frame = governing(reading, first)
    if frame is None or frame.rule.id != "stop.switch_from":
        return None
    rule = next(rule for rule in rules("uses") if rule.id == "use.switch_to")
    return Frame(
        rule,
        frame.form,
        frame.verb,
        frame.chain,
        tuple(glue),
        frame.who,
        frame.has_subject,
        frame.clause_start,
        frame.chain_start,
    )


def chain_start(reading: PostReading, verb: int, clause_start: int) -> int:
    """Return where the auxiliaries and the like before a verb begin."""
    place = verb
    allowed = words("use", "chain")
    while place - 1 >= clause_start and verb - place < _LONGEST_CHAIN:
        word, kind = reading.word(place - 1), reading.kind(place - 1)
        if kind == "w" and word in _OBJECTS:
            if reading.word(place - 2) not in _BEFORE_OBJECT or place - 2 < clause_start:
                break
        elif kind == "w":
            if word not in allowed and not (word.endswith("ly") and len(word) > 4):
                break
        elif kind not in "FW":
            break
        place -= 1
    return place


def trailing(reading: PostReading, group: Group) -> Frame | None:
    """Return the frame after a treatment: "the cream (that) I have been using"."""
    sentence = reading.sentence_at(group.start)
    place = group.stop
    if reading.word(place) in {"that", "which"}:
        place += 1
    if reading.word(place) not in {"i", "he", "she", "we", "my"} or place >= sentence.stop:
        return None
    start = place
    place += 2 if reading.word(place) == "my" else 1
    chain: list[str] = []
    while place < sentence.stop and len(chain) < _LONGEST_CHAIN:
        word = reading.word(place)
        form = forms("uses").get(word)
        rule = next((r for r in form.rules if not r.needs), None) if form else None
        if (
            form
            and rule
            and rule.event in {"use", "try", "start", "prescribe", "stop"}
            and not rule.is_weak
        ):
            if reading.kind(place + 1) in "TR" or reading.word(place + 1) in {
                "to",
                "the",
                "my",
                "a",
            }:
                return None
            who, has_subject = subject(
                reading, start + (2 if reading.word(start) == "my" else 1), start
            )
            return Frame(
                rule, form, place, tuple(chain), (), who, has_subject, start, start + 1, True
            )
        if word not in words("use", "chain"):
            return None
        chain.append(word)
        place += 1
    return None


# What is taken, begun or left may go unnamed: "I stopped after a week".
_OBJECTLESS = frozenset({"use.take", "stop.stop", "use.start", "use.off", "stop.give_up"})


@cache
def _may_lack_object() -> dict[str, Form]:
    """Return the forms of the verbs of such rules."""
    return {
        word: form
        for word, form in forms("uses").items()
        if any(rule.id in _OBJECTLESS for rule in form.rules)
    }


def objectless(reading: PostReading) -> Iterator[tuple[int, Frame]]:
    """Yield verbs that leave the treatment out: "I stopped after a week"."""
    verbs = _may_lack_object()
    for place, word in enumerate(reading.words):
        if word not in verbs or reading.kinds[place] != "w":
            continue
        form = verbs[word]
        particle = reading.word(place + 1)
        rule = next((r for r in form.rules if particle in r.needs), None)
        after = place + 2 if rule else place + 1
        rule = rule or next((r for r in form.rules if not r.needs), None)
        if rule is None or rule.id not in _OBJECTLESS:
            continue
        if not _ends_there(reading, rule, after):
            continue
        clause_start, _ = reading.sentence_at(place).clause_at(place)
        start = chain_start(reading, place, clause_start)
        chain = tuple(reading.word(p) for p in range(start, place) if reading.kind(p) == "w")
        who, has_subject = subject(reading, start, clause_start)
        if (
            rule.event == "use"
            and set(chain) & {"is", "are", "was", "were", "be"}
            and "ing" not in form.tags
        ):
            continue
        if who in {Who.AUTHOR, Who.RELATIVE} or (not has_subject and "ing" not in form.tags):
            yield place, Frame(rule, form, place, chain, (), who, has_subject, clause_start, start)


def _ends_there(reading: PostReading, rule: Rule, after: int) -> bool:
    kind, word = reading.kind(after), reading.word(after)
    if rule.event in {"use", "start"}:
        return (
            kind in {"F", "D"}
            or (word in {"for", "since", "about"} and reading.kind(after + 1) in {"D", "W"})
            or (rule.event == "start" and kind == "W")
        )
    return kind in {"", "p", "n", "D", "W"} or word in {
        "after",
        "because",
        "due",
        "when",
        "since",
        "as",
        "and",
        "but",
        "in",
        "for",
        "cold",
        "straight",
        "immediately",
        "altogether",
        "completely",
        "within",
        "a",
        "last",
        "by",
    }
