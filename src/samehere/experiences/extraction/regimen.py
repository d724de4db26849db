"""How much, how often, how long: which quantity belongs to which treatment."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.literature import is_of_studies
from samehere.experiences.extraction.merging import join_into
from samehere.experiences.extraction.plain import is_bare, is_taken
from samehere.experiences.extraction.procedures import is_done_once
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.settling import add
from samehere.experiences.extraction.statements import Assertion, Kind, Status, Who
from samehere.experiences.extraction.steps import is_sequence
from samehere.experiences.extraction.whose import Uses

# How many sentences "Twice a day for 6 weeks." may stand behind the one it goes on from.
_SENTENCES_BACK = 4
_FARTHEST = 14
_ADJECTIVES = frozenset({"daily", "weekly", "monthly", "nightly", "fortnightly"})
_OCCASIONAL = "an occasional"
_DOSE = frozenset({"dose", "doses", "of", "(", ")", "a", "an"})
_UNKNOWN = -1
_BEFORE_ADJECTIVES = frozenset({"and", "plus", "a", "with", ","})
_JOINTS = frozenset({"of", "and", "plus", "with", "&", "my", "along", "taking", "a", "low", "dose"})
_TOLD_APART = frozenset(
    {"plus", "and", "but", "then", "after", "so", "it", "my", "because", "since", "when"}
)
_FROM_THREAD = frozenset({"title", "parent", "opening_post", "thread"})
_CLAIMS = frozenset({"helped", "worked", "noticed", "since", "then", "until", "because", "if"}) | {
    "but", "when", "he", "she", "they", "had",
}  # fmt: skip


def attach(
    reading: PostReading, facts: Sequence[Fact], *, where: Callable[[Fact], bool] | None = None
) -> None:
    """Give each use and instruction the quantities that stand with it, in place.

    With `where` only some of the facts are given any; the others still keep theirs from them.
    """
    told = {Kind.USE, Kind.ADVICE, Kind.STOP}
    owners = [f for f in facts if f.kind in told and f.effect is None and _has_regimen(f)]
    if not any(map(where, owners) if where else owners):
        return
    uses = Uses.of(reading, list(filter(_is_used, owners)))
    by_sentence: dict[int, list[Fact]] = {}
    for fact in owners:
        by_sentence.setdefault(reading.sentence_of[fact.place], []).append(fact)
    only = _only_use(owners)
    for number, quantities in reading.quantities().items():
        inside = by_sentence.get(number) or _gone_on(reading, number, by_sentence, only)
        if not inside or is_of_studies(reading, number):
            continue
        for place, quantity in quantities:
            here = _owners(reading, place, inside)
            for owner in uses.meant_in_review(place, here):
                if _is_meant(reading, owner, place) and (where is None or where(owner)):
                    add(reading, owner, place, quantity)
    for fact in filter(where, owners):
        if fact.group is not None and fact.group.form:
            form = fact.group.form.rstrip("s") if len(fact.group.form) > 3 else fact.group.form
            fact.regimen = replace(fact.regimen, form=fact.regimen.form or form)


def _has_regimen(fact: Fact) -> bool:
    """Whether it is used again and again; what is done once, or never taken, has none."""
    return not is_done_once(fact.meant.concept) and fact.status is not Status.NEVER


def _is_meant(reading: PostReading, owner: Fact, place: int) -> bool:
    """Whether how often is said of a treatment that is not named there: not "I wake every day"."""
    if owner.group is not None or reading.kind(place) != "F" or is_taken(reading, place):
        return True
    return is_bare(reading, reading.sentence_of[place])


def attach_where_named(reading: PostReading, facts: Sequence[Fact]) -> None:
    """Give uses that were read elsewhere ("Helped.") what stands where the treatment is named."""
    proxies: list[tuple[Fact, Fact]] = []
    others = {f.place for f in facts if f.kind is not Kind.EFFECT}
    named = [place for place in reading.treatments() if place not in others]
    for fact in facts:
        if not _is_used(fact) or fact.is_episode or _is_told(fact):
            continue
        here = reading.sentence_of[fact.place]
        for place in named:
            number = reading.sentence_of[place]
            is_same = reading.tokens[place].concept == fact.meant.concept
            if is_same and number != here and not reading.sentences[number].is_question:
                group = reading.group_at(place)
                proxies.append((replace(fact, place=place, at=place, group=group), fact))
                break
    mine = {id(proxy) for proxy, _ in proxies}
    if proxies:
        attach(reading, [*facts, *(p for p, _ in proxies)], where=lambda fact: id(fact) in mine)
    for proxy, fact in proxies:
        join_into(fact, proxy)


def _is_told(fact: Fact) -> bool:
    return bool(fact.regimen.times_per_day or fact.regimen.duration)


def _is_used(fact: Fact) -> bool:
    return (
        fact.kind is Kind.USE
        and fact.assertion is Assertion.STATED
        and fact.status not in {Status.NEVER, Status.DECLINED, Status.CONSIDERING}
    )


def _only_use(owners: Sequence[Fact]) -> list[Fact]:
    """The uses of the one treatment that the author or a relative uses, where it is only one."""
    uses = list(filter(_is_used, owners))
    is_one = len({(f.who, f.meant.concept) for f in uses}) == 1
    return uses[:1] if is_one and uses[0].who in {Who.AUTHOR, Who.RELATIVE} else []


def _gone_on(
    reading: PostReading, number: int, by_sentence: dict[int, list[Fact]], only: Sequence[Fact]
) -> Sequence[Fact]:
    """A sentence of quantities alone ("Twice a day for 6 weeks.") goes on about the last use."""
    if not is_bare(reading, number):
        return ()
    for back in range(number - 1, max(number - _SENTENCES_BACK, -1), -1):
        facts = by_sentence.get(back, ())
        sentence = reading.sentences[back]
        if facts:
            last = max(facts, key=lambda f: f.place)
            here = reading.sentences[number]
            if "both" in reading.words[here.start : here.stop]:
                return facts
            together = [f for f in facts if f.group is last.group and f.group is not None]
            return together or [last]
        named = {
            reading.tokens[p].concept for p in reading.treatments(sentence.start, sentence.stop)
        }
        if named:
            return only if only and named == {only[0].meant.concept} else ()
    if only and _is_before_others(reading, number, only[0]):
        return ()
    return only or _of_the_thread(reading, number, by_sentence)


def _is_before_others(reading: PostReading, number: int, fact: Fact) -> bool:
    """Whether a review tells it before it names another treatment: it is of what is reviewed."""
    is_first = fact.place >= reading.sentences[number].stop
    return is_first and bool(reading.reviewed) and fact.meant.concept not in reading.reviewed


def _of_the_thread(
    reading: PostReading, number: int, by_sentence: dict[int, list[Fact]]
) -> Sequence[Fact]:
    """Before any treatment is named a regimen is that of the thread's, where it is used."""
    if reading.treatments(0, reading.sentences[number].start):
        return ()
    facts = [f for each in by_sentence.values() for f in each]
    return _only_use([f for f in facts if f.meant.resolved_by in _FROM_THREAD])


def _owners(reading: PostReading, place: int, inside: Sequence[Fact]) -> Sequence[Fact]:
    sentence = reading.sentence_at(place)
    if not sentence.start <= inside[0].place < sentence.stop:
        return inside
    if reading.word(place + 1) in {"on", "of"} and reading.kind(place + 2) in {"T", "R"}:
        # "Two years on T": nobody else's, whoever else stands in the sentence.
        return [
            f for f in inside if f.place == place + 2 or (f.group and place + 2 in f.group.places)
        ]
    if (named := named_behind(reading, place)) is not None:
        return [f for f in inside if f.place == named]
    start, stop = sentence.clause_at(place)
    same = [f for f in inside if start <= f.place < stop]
    if same:
        return _of_list(reading, place, _nearest(reading, place, same), inside)
    before = [f for f in inside if f.place < place]
    if before:
        last = max(f.place for f in before)
        if _is_open(reading, last + 1, place) or is_sequence(reading, last + 1, place):
            owners = [f for f in before if f.place == last or (f.group and last in f.group.places)]
            return _dosed(reading, place, owners)
    after = [f for f in inside if f.place > place and f.place - place <= 12]
    if after and place - sentence.start <= 3:
        first = min(f.place for f in after)
        if any(reading.word(p) == "(" for p in range(place, first)):
            return []
        return [f for f in after if f.place == first]
    return []


def named_behind(reading: PostReading, place: int) -> int | None:
    """Where the treatment of "T and weekly T", "T plus a daily dose of T" stands.

    Before the beginning of the post, where nobody knows what is named there.
    """
    if reading.kind(place) != "F" or reading.word(place) not in {*_ADJECTIVES, _OCCASIONAL}:
        return None
    is_leading = reading.word(place - 1) in _BEFORE_ADJECTIVES
    if not is_leading and reading.word(place) != _OCCASIONAL:
        return None
    behind = place + 1
    while reading.word(behind) in _DOSE or reading.kind(behind) == "A":
        behind += 1
    if reading.kind(behind) == "T":
        return behind
    is_unknown = "of" in reading.words[place + 1 : behind] and reading.kind(behind) == "w"
    return _UNKNOWN if is_unknown else None


def _of_list(
    reading: PostReading, place: int, owners: Sequence[Fact], inside: Sequence[Fact]
) -> Sequence[Fact]:
    """How long, of the last of a list, is said of all: "5mg of T, 10mg of T and T for 6 years"."""
    if reading.kind(place) != "D" or not owners:
        return owners
    found = list(owners)
    first = min(f.place for f in owners)
    for fact in sorted(inside, key=lambda f: -f.place):
        if fact.place >= first or fact in found:
            continue
        if fact.kind is not owners[0].kind or not _is_list(reading, fact.place + 1, first):
            break
        found.append(fact)
        first = fact.place
    return found


def _is_list(reading: PostReading, start: int, stop: int) -> bool:
    return all(reading.kind(p) in "AFTp" or reading.word(p) in _JOINTS for p in range(start, stop))


def _nearest(reading: PostReading, place: int, facts: list[Fact]) -> list[Fact]:
    if reading.kind(place) == "A":
        # "50mg of T" and "T 50mg": a strength stands beside its treatment.
        near = min(facts, key=lambda f: (abs(f.place - place), f.place < place))
        if abs(near.place - place) > 6:
            return []
        return [f for f in facts if f.place == near.place]
    starts = [f for f in facts if f.is_start]
    if starts and getattr(reading.tokens[place].quantity, "sense", "") == "ago":
        return starts[:1]
    before = [f for f in facts if f.place < place]
    if not before:
        first = min(facts, key=lambda f: f.place)
        if reading.kind(place) == "F" and _is_told_apart(reading, place, first.place):
            return []
        return [f for f in facts if f.group is first.group]
    last = max(before, key=lambda f: f.place)
    group = last.group
    others = [
        p
        for p in reading.treatments(last.place + 1, place)
        if (not group or p not in group.places) and reading.tokens[p].concept != last.meant.concept
    ]
    if others or _is_of_sign(reading, last.place, place):
        return []
    return _dosed(reading, place, [f for f in before if f.group is group] if group else [last])


def _is_told_apart(reading: PostReading, place: int, stop: int) -> bool:
    """Whether another clause begins before the treatment: "I use it at night and my T ..."."""
    return not _TOLD_APART.isdisjoint(reading.words[place + 1 : stop]) or stop - place > _FARTHEST


def _is_of_sign(reading: PostReading, start: int, place: int) -> bool:
    """Whether it is how often a sign comes: "T gives me headaches twice a week"."""
    return reading.kind(place) == "F" and any(
        reading.kind(p) in "SC" and reading.word(p - 1) not in {"for", "my"}
        for p in range(start + 1, place)
    )


def _dosed(reading: PostReading, place: int, facts: list[Fact]) -> list[Fact]:
    """Where each of several treatments has its own strength, how often is said of the last."""
    group = facts[-1].group if facts else None
    if group is None or len(group.places) < 2 or reading.kind(place) != "F":
        return facts
    last, last_but_one = group.places[-1], group.places[-2]
    is_dosed = any(reading.kind(p) == "A" for p in range(last_but_one + 1, place))
    is_listed = reading.words[last_but_one + 1 : last] == [","]
    return [max(facts, key=lambda f: f.place)] if is_dosed or is_listed else facts


def _is_open(reading: PostReading, start: int, stop: int) -> bool:
    """Whether nothing between two places takes the quantity away: no sign, verb or treatment."""
    if stop - start > _FARTHEST:
        return False
    for place in range(start, stop):
        if reading.kind(place) in "TSCR" or reading.word(place) in _CLAIMS:
            return False
        if reading.word(place) in words("gone", "words"):
            return False
    return True
