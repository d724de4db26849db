"""At a glance as it is printed: each part with its finding in one line. Pure: no query.

The finding is what a reader sees without unfolding anything, so it says numbers and the end of
the story, never a judgement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from samehere.experiences.days import words_of_days
from samehere.experiences.doubts import (
    MOST_SIGNS,
    doubted_changes,
    doubted_harms,
    doubted_uses,
    with_doubts,
    words_of_gone,
)
from samehere.experiences.facts import BETTER, NO_CHANGE, NO_SIDE_EFFECT, WORSE, Facet
from samehere.experiences.instructions import Aspect
from samehere.experiences.telling import words_of_course, words_of_outcome, words_of_regimen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from samehere.experiences.doubts import DoubtedLine
    from samehere.experiences.queries.rows import (
        Glance,
        GlanceRow,
        GlanceTreatment,
        Voice,
    )

SHOWN_FROM = 3
MOST_OTHERS = 12
_STROKES = {BETTER: "b", WORSE: "w", NO_CHANGE: "s"}
_CHANGES = {
    BETTER: "something got better",
    WORSE: "something got worse",
    NO_CHANGE: "something did not change",
}
_NOT_SAID = "didn’t say how often, or it was not read"


@dataclass(frozen=True)
class Line:
    """A number with its words, and each who says it with what she says beside it.

    `kind` is that of the strokes. Where `said` is "", the page quotes her sentence.
    """

    words: str
    kind: str
    told: Sequence[tuple[Voice, str]]

    @property
    def count(self) -> int:
        """Return how many say it."""
        return len(self.told)

    @property
    def unchecked_count(self) -> int:
        """Return for how many of them the author has not said that it was read right."""
        return sum(not voice.sentence.is_confirmed for voice, _ in self.told)


@dataclass(frozen=True)
class Part:
    """Something about one treatment: side effects, how it is used, what changed.

    `doubted` are posts the program was not sure of: they are in no line. `spared` stand behind
    them: who had no side effects, or not that one, or no more.
    """

    title: str
    finding: str
    lines: Sequence[Line]
    doubted: Sequence[DoubtedLine] = ()
    spared: Sequence[Line] = ()


@dataclass(frozen=True)
class Treated:
    """A treatment with its parts."""

    name: str
    address: str
    users: Line
    parts: Sequence[Part]


@dataclass(frozen=True)
class Panel:
    """The panel: the treatment it is about, then the others. `open_part` is its number, or None."""

    glance: Glance
    main: Treated
    others: Sequence[Treated]
    few: Sequence[Line]
    few_names: Sequence[str]
    few_more: int
    open_part: int | None

    @property
    def lines(self) -> list[Line]:
        """Return every line of the panel."""
        every = (self.main, *self.others)
        parts = [part for one in every for part in one.parts]
        return [*self.few, *(line for part in parts for line in (*part.lines, *part.spared))]

    @property
    def has_checked(self) -> bool:
        """Whether any author has said that something was read right."""
        return any(line.count > line.unchecked_count for line in [self.main.users, *self.lines])

    @property
    def has_unchecked(self) -> bool:
        """Whether something was only read."""
        return any(line.unchecked_count for line in [self.main.users, *self.lines])


def panel_of(glance: Glance) -> Panel | None:
    """Return what is printed of a glance; None where fewer than three describe any treatment."""
    told_of = [one for one in glance.treatments if len(one.users.voices) >= SHOWN_FROM]
    if not told_of:
        return None
    main, *others = (_treated(one, glance) for one in told_of[:MOST_OTHERS])
    few = [one for one in glance.treatments if 0 < len(one.users.voices) < SHOWN_FROM]
    return Panel(
        glance=glance,
        main=main,
        others=others,
        few_names=[one.name for one in few[:MOST_OTHERS]],
        few_more=max(len(few) - MOST_OTHERS, 0),
        few=[line for one in few[:MOST_OTHERS] for line in _few_lines(one)],
        open_part=_open_part(glance, main) if glance.is_open else None,
    )


def _few_lines(one: GlanceTreatment) -> list[Line]:
    """Return all that one or two say of a treatment. Their harms count for as much as others'."""
    users = _line(one.users, f"{_verb(one.users, 'uses', 'use')} or used {one.name}")
    harms = [
        _line(row, f"had {row.words} ({one.name})", "w", _course)
        for row in one.side_effects
        if row.subject != NO_SIDE_EFFECT
    ]
    changed = [
        replace(line, words=f"{line.words} ({one.name})") for line in _outcome_lines(one.outcomes)
    ]
    return [users, *harms, *changed]


def _open_part(glance: Glance, main: Treated) -> int | None:
    """Return the part that answers the opening question: what it does, or else the first."""
    if not main.parts:
        return None
    if not glance.asks_of_effects:
        return 0
    effects = ("Side effects", "What changed")
    found = (n for n, part in enumerate(main.parts) if part.title.startswith(effects))
    return next(found, 0)


def _treated(one: GlanceTreatment, glance: Glance) -> Treated:
    asks = one.is_asked and glance.asks_of_signs
    parts = (
        _side_effects(one, asks=asks),
        _use(one),
        _outcomes(one, asks=asks),
        _stops(one),
        _told(one),
    )
    return Treated(
        name=one.name,
        address=one.address,
        users=_line(one.users, f"{_verb(one.users, 'uses', 'use')} or used {one.name}"),
        parts=[part for part in parts if part is not None],
    )


def _side_effects(one: GlanceTreatment, *, asks: bool) -> Part | None:
    """Return who had which. `asks`: the opening post asks of signs, so that guesses are named."""
    harms = [row for row in one.side_effects if row.subject != NO_SIDE_EFFECT]
    none = [row for row in one.side_effects if row.subject == NO_SIDE_EFFECT]
    doubted = doubted_harms(one.doubted, with_guesses=asks)
    lines = [_line(row, f"had {row.words}", "w", _course) for row in harms]
    spared = [
        _line(row, f"{_verb(row, 'says', 'say')} {words_of_gone(row.words)}", "b")
        for row in one.gone
    ]
    spared += [_line(row, "had none", "b") for row in none]
    users = len(one.users.voices)
    if harms or doubted or one.gone:
        title = "Side effects, and how long they lasted" if harms else "Side effects"
        finding = " ".join(filter(None, [_harm(harms, users), *map(_spared, one.gone)]))
        return Part(title, with_doubts(finding, doubted), lines, doubted, spared)
    # "None" is no answer where others may have had some.
    if not none or any(harm.facet is Facet.SIDE_EFFECT for harm in one.doubted):
        return None
    said = f"{len(none[0].voices)} of {users} {_verb(none[0], 'says', 'say')}"
    return Part("Side effects", f"{said} there were none.", spared)


def _spared(row: GlanceRow) -> str:
    return f"{_capital(words_of_gone(row.words))} in {len(row.voices)}."


def _harm(harms: Sequence[GlanceRow], users: int) -> str:
    if not harms:
        return ""
    first = f"{_capital(harms[0].words)} in {len(harms[0].voices)} of {users}"
    shown = harms[:MOST_SIGNS]
    others = [f"{row.words} in {len(row.voices)}" for row in shown[1:]]
    ends = [_end_of(row, names_it=len(shown) > 1) for row in shown]
    return " ".join(filter(None, [f"{', '.join([first, *others])}.", *ends]))


def _end_of(harm: GlanceRow, *, names_it: bool) -> str:
    """Return how long one side effect lasted, and how many still have it, as far as is said."""
    gone = [voice for voice in harm.voices if voice.resolved_days is not None]
    still = sum(voice.is_ongoing for voice in harm.voices)
    ends = []
    if len(gone) == 1:
        who = gone[0].sentence
        whom = f"for {who.name}" if who.is_named else "in one post"
        ends.append(f"{_gone(gone)} {whom}")
    elif gone:
        told = f"{len(gone)} of {len(harm.voices)}" if len(gone) < len(harm.voices) else len(gone)
        ends.append(f"{_gone(gone)} at the latest, for the {told} who say when")
    if still:
        ends.append(f"still there for {still}")
    if not ends:
        return ""
    return _capital(f"{harm.words + ': ' if names_it else ''}{'; '.join(ends)}.")


def _gone(voices: Iterable[Voice]) -> str:
    days = max(voice.resolved_days or 0 for voice in voices)
    return "gone the same day" if days == 0 else f"gone after {words_of_days(days)}"


def _use(one: GlanceTreatment) -> Part | None:
    said = sorted((row for row in one.frequencies if row.value), key=_times_a_week, reverse=True)
    silent = [row for row in one.frequencies if not row.value]
    quiet = [voice.teller_id for row in silent for voice in row.voices]
    doubted = doubted_uses(one.doubted, tellers=quiet)
    unsure = {one.teller_id for one in one.doubted if one.facet is Facet.FREQUENCY}
    silent = [_without(row, unsure) for row in silent]
    lines = [
        _line(row, f"{_verb(row, 'uses', 'use')} or used it {row.words}", "n", _rest_of_regimen)
        for row in said
    ]
    lines += [_line(row, _NOT_SAID, "n", _rest_of_regimen) for row in silent if row.voices]
    if not said and not doubted and not any(words for line in lines for _, words in line.told):
        return None
    finding = with_doubts(_range(said, len(one.users.voices)), doubted)
    return Part("How they use it", finding, lines, doubted)


def _without(row: GlanceRow, tellers: Collection[int]) -> GlanceRow:
    return replace(row, voices=[one for one in row.voices if one.teller_id not in tellers])


def _range(said: Sequence[GlanceRow], users: int) -> str:
    if not said:
        return "How often was not read for sure."
    if len(said) == 1:
        return f"{_capital(said[0].words)}: {len(said[0].voices)} of {users} say how often."
    return f"From {said[0].words} to {said[-1].words}."


def _times_a_week(row: GlanceRow) -> tuple[float, str]:
    a_day, a_week = 1.0, 7.0
    for part in row.value.split():
        number, _, per = part.partition("/")
        if per == "day":
            a_day = float(number)
        elif per == "week":
            a_week = float(number)
    is_known = "/" in row.value
    return (a_day * a_week if is_known else 0.0, row.words)


def _outcomes(one: GlanceTreatment, *, asks: bool) -> Part | None:
    doubted = doubted_changes(one.doubted, with_guesses=asks)
    if not one.outcomes and not doubted:
        return None
    lines = _outcome_lines(one.outcomes)
    users = len(one.users.voices)
    numbers = {value: _tellers(one.outcomes, value) for value in _STROKES}
    parts = []
    for value, words in _CHANGES.items():
        number = numbers[value]
        if number:
            parts.append(f"{number} of {users} {'says' if number == 1 else 'say'} {words}.")
    return Part("What changed", with_doubts(" ".join(parts), doubted), lines, doubted)


def _outcome_lines(rows: Iterable[GlanceRow]) -> list[Line]:
    return [
        _line(
            row,
            f"{_verb(row, 'says', 'say')} {words_of_outcome(row.subject, row.value)}",
            _STROKES[row.value],
        )
        for row in rows
    ]


def _tellers(rows: Sequence[GlanceRow], value: str) -> int:
    return len({voice.teller_id for row in rows if row.value == value for voice in row.voices})


def _stops(one: GlanceTreatment) -> Part | None:
    if not one.stops:
        return None
    reasons = ", ".join(f"{row.words} ({len(row.voices)})" for row in one.stops)
    lines = [_line(row, f"stopped: {row.words}") for row in one.stops]
    return Part("Why they stopped", f"{_capital(reasons)}.", lines)


def _told(one: GlanceTreatment) -> Part | None:
    if not one.told:
        return None
    lines = [
        _line(row, f"told: {_instruction(aspect, row.words)}")
        for aspect, rows in one.told
        for row in rows
    ]
    differing = [aspect for aspect, rows in one.told if len(rows) > 1]
    if differing:
        finding = f"They were told different things: {' and '.join(differing)}."
    else:
        finding = _capital("; ".join(line.words.removeprefix("told: ") for line in lines)) + "."
    return Part("What members were told", finding, lines)


def _instruction(aspect: str, words: str) -> str:
    is_span = aspect == Aspect.HOW_LONG and words[:1].isdigit()
    return f"for {words}" if is_span else words


def _line(
    row: GlanceRow,
    words: str,
    kind: str = "n",
    said: Callable[[Voice], str] = lambda voice: "",
) -> Line:
    return Line(words, kind, [(voice, said(voice)) for voice in row.voices])


def _course(voice: Voice) -> str:
    return words_of_course(voice.onset_days, voice.resolved_days, is_ongoing=voice.is_ongoing)


def _rest_of_regimen(voice: Voice) -> str:
    return words_of_regimen(voice.regimen, with_frequency=False)


def _verb(row: GlanceRow, one: str, many: str) -> str:
    return one if len(row.voices) == 1 else many


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
