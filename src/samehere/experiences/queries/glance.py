"""At a glance: what one discussion says about treatments, in one batch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from samehere.discussions.queries.texts import writers_in
from samehere.experiences.extraction.statements import Assertion, Kind, Regimen, Who
from samehere.experiences.facts import NO_SIDE_EFFECT, Facet, Fact, facts_of
from samehere.experiences.instructions import Aspect, instructions_in
from samehere.experiences.models import Statement
from samehere.experiences.pages import address_of
from samehere.experiences.queries import sentences
from samehere.experiences.queries.asked import asks_of_signs, is_asked_about, treatments_named_in
from samehere.experiences.queries.counted import (
    COUNTED_COLUMNS,
    IS_CURRENT,
    IS_DOUBTED,
    IS_HELD_HARM,
    IS_SHOWN,
    is_held,
    told_in,
)
from samehere.experiences.queries.doubted import doubted_in, gone_in
from samehere.experiences.queries.rows import (
    MEMBER,
    Doubted,
    Glance,
    GlanceRow,
    GlanceTreatment,
    Update,
    UpdateLine,
    Voice,
)
from samehere.experiences.telling import words_of_reading
from samehere.experiences.wording import words_of_frequency, words_of_stop, words_of_subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from samehere.experiences.facts import Key

_COLUMNS = tuple(
    dict.fromkeys(
        (
            *sentences.COLUMNS,
            *COUNTED_COLUMNS,
            "who",
            "score",
            "group__slug",
            "resolved_by",
            "post__author_id",
            "post__imported_author_id",
        )
    )
)
DID_NOT_SAY = "didn’t say"


def glance(*, thread_id: int) -> Glance | None:
    """Return what a discussion says at a glance, or None where nothing is said of a treatment.

    Three queries, however many posts there are; one where nothing was read.

    No viewer: whoever may read the discussion may see it, and the page of the discussion has
    checked that. Small numbers are shown: the posts stand right below.
    """
    # Most discussions say nothing, and asking so costs a fifth of what the whole question does.
    if not Statement.objects.filter(post__thread_id=thread_id).exists():
        return None
    read = Statement.objects.filter(
        IS_SHOWN | IS_HELD_HARM | IS_DOUBTED, IS_CURRENT, post__thread_id=thread_id
    ).exclude(treatment="")
    ordered = sentences.with_quotes(read).order_by("post__number", "start")
    everything = list(ordered.values(*_COLUMNS))
    rows = [row for row in everything if not is_held(row)]
    if not rows:
        return None
    writers = writers_in(thread_id=thread_id)
    by_id = {row["pk"]: row for row in rows}
    own = [row for row in rows if row["who"] == Who.AUTHOR]
    facts = _facts(row for row in everything if row["who"] == Who.AUTHOR)
    doubted = doubted_in((row for row in everything if row["who"] == Who.AUTHOR), facts)
    asked = {row["treatment"] for row in rows if is_asked_about(row)}
    asked |= treatments_named_in(rows[0]["post__thread__title"])
    told, gone = _told(own), gone_in(own)
    treatments = [
        _Treatment(name, facts, by_id).as_row(
            is_asked=name in asked,
            told=told.get(name, {}),
            doubted=doubted.get(name, []),
            gone=gone.get(name, {}),
        )
        for name in dict.fromkeys([key.treatment for key in facts] + list(told))
    ]
    updates = _updates(own, writers.asker)
    treatments.sort(key=lambda one: (not one.is_asked, -len(one.users.voices), one.treatment))
    return Glance(
        thread_id=thread_id,
        group_slug=rows[0]["group__slug"],
        writer_count=writers.named_count,
        nameless_post_count=writers.nameless_post_count,
        treatments=treatments,
        asker=updates[0].lines[0].sentence.name if updates else "",
        asks_of_effects=any(row["kind"] == Kind.EFFECT for row in own if not row["post__number"]),
        asks_of_signs=any(map(_tells_of_sign, everything)) or asks_of_signs(writers.opening_text),
        updates=updates,
        has_unconfirmed=any(_is_unconfirmed(row) for row in own),
        has_imported=any(row["teller__member_id"] is None for row in own),
    )


@dataclass(frozen=True)
class _Treatment:
    """The facts of one treatment on their way into rows."""

    name: str
    facts: Mapping[Key, Mapping[int, Fact]]
    rows: Mapping[int, dict[str, Any]]

    def as_row(
        self,
        *,
        is_asked: bool,
        told: Mapping[Aspect, Mapping[str, list[int]]],
        doubted: Sequence[Doubted],
        gone: Mapping[str, Sequence[int]],
    ) -> GlanceTreatment:
        users = self._of(Facet.USE, lambda key: self.name)
        return GlanceTreatment(
            treatment=self.name,
            address=address_of(self.name),
            is_asked=is_asked,
            users=users[0] if users else GlanceRow("", "", self.name, []),
            side_effects=self._of(Facet.SIDE_EFFECT, lambda key: words_of_subject(key.subject)),
            frequencies=[
                *self._of(Facet.FREQUENCY, lambda key: words_of_frequency(key.value)),
                *self._without_frequency(),
            ],
            outcomes=self._of(
                Facet.OUTCOME, lambda key: f"{words_of_subject(key.subject)}: {key.value}"
            ),
            doubted=doubted,
            gone=_by_number(self._rows_of(gone)),
            stops=self._of(Facet.STOP, lambda key: words_of_stop(key.value)),
            told=[
                (aspect.value, _by_number(self._rows_of(told[aspect])))
                for aspect in Aspect
                if aspect in told
            ],
        )

    def _of(self, facet: Facet, words: Callable[[Key], str]) -> list[GlanceRow]:
        own = [key for key in self.facts if key.treatment == self.name and key.facet is facet]
        return _by_number(
            GlanceRow(
                subject=key.subject,
                value=key.value,
                words=words(key),
                voices=_newest_first(
                    self._voice(fact, self._course(key, teller))
                    for teller, fact in self.facts[key].items()
                ),
            )
            for key in own
        )

    def _without_frequency(self) -> list[GlanceRow]:
        said = {
            teller
            for key, found in self.facts.items()
            if key.treatment == self.name and key.facet is Facet.FREQUENCY
            for teller in found
        }
        users = [
            (teller, fact)
            for key, found in self.facts.items()
            if key.treatment == self.name and key.facet is Facet.USE
            for teller, fact in found.items()
        ]
        voices = _newest_first(
            self._voice(fact, {}) for teller, fact in users if teller not in said
        )
        return [GlanceRow("", "", DID_NOT_SAY, voices)] if voices else []

    def _course(self, key: Key, teller: int) -> dict[str, Any]:
        """Return when a teller's side effect began and went, as far as she says."""
        if key.facet is not Facet.SIDE_EFFECT:
            return {}
        course: dict[str, Any] = {}
        for other, found in self.facts.items():
            if (other.treatment, other.subject) == (key.treatment, key.subject) and teller in found:
                if other.facet is Facet.ONSET:
                    course["onset_days"] = int(other.value)
                elif other.facet is Facet.GONE:
                    course["resolved_days"] = int(other.value)
                elif other.facet is Facet.ONGOING:
                    course["is_ongoing"] = True
        return course

    def _voice(self, fact: Fact, course: Mapping[str, Any]) -> Voice:
        row = self.rows[fact.statement_id]
        return Voice(
            teller_id=row["teller_id"],
            sentence=sentences.sentence_of(row),
            sentence_count=fact.statement_count,
            regimen=Regimen(**row["regimen"]),
            **course,
        )

    def _rows_of(self, found: Mapping[str, Sequence[int]]) -> list[GlanceRow]:
        return [
            GlanceRow(
                subject="",
                value=value,
                words=value,
                voices=_newest_first(
                    self._voice(Fact(pk, 1, is_confirmed=False), {}) for pk in ids
                ),
            )
            for value, ids in found.items()
        ]


def _facts(rows: Iterable[dict[str, Any]]) -> dict[Key, dict[int, Fact]]:
    """Return each fact with the tellers it is true of, in the order of their first posts."""
    by_teller: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_teller[row["teller_id"]].append(row)
    found: defaultdict[Key, dict[int, Fact]] = defaultdict(dict)
    for teller, own in by_teller.items():
        for key, fact in facts_of(map(told_in, own)).items():
            found[key][teller] = fact
    return dict(found)


def _told(rows: Iterable[dict[str, Any]]) -> dict[str, dict[Aspect, dict[str, list[int]]]]:
    """Return the instructions members were given, by treatment, aspect and words.

    Of each aspect a teller stands under what the latest of her posts says that says something of
    it: under one value, or under several where it tells what several people told her.
    """
    latest: dict[tuple[str, Aspect, int], tuple[int, dict[str, int]]] = {}
    for row in rows:
        if row["kind"] == Kind.ADVICE and row["assertion"] == Assertion.STATED:
            for aspect, value in instructions_in(Regimen(**row["regimen"])):
                key = (row["treatment"], aspect, row["teller_id"])
                post_id, values = latest.get(key, (row["post_id"], {}))
                values = values if post_id == row["post_id"] else {}
                latest[key] = (row["post_id"], {**values, value: row["pk"]})
    found: dict[str, dict[Aspect, dict[str, list[int]]]] = {}
    for (treatment, aspect, _), (_, values) in latest.items():
        by_value = found.setdefault(treatment, {}).setdefault(aspect, {})
        for value, statement_id in values.items():
            by_value.setdefault(value, []).append(statement_id)
    return found


def _updates(
    rows: Iterable[dict[str, Any]], asker: tuple[int | None, int | None] | None
) -> list[Update]:
    """Return what the asker told after the opening post; nothing where her name is not known."""
    if asker is None or asker == (None, None):
        return []
    later: dict[int, list[UpdateLine]] = {}
    times: dict[int, Any] = {}
    for row in rows:
        is_hers = (row["post__author_id"], row["post__imported_author_id"]) == asker
        # "Uses it" is nothing that came of it.
        says_more = row["kind"] != Kind.USE or any(row["regimen"].values())
        if is_hers and says_more and row["post__number"] > 0:
            later.setdefault(row["post__number"], []).append(_line_of(row))
            times[row["post__number"]] = row["post__posted_at"]
    ordered = sorted(later, key=lambda number: (times[number] is None, times[number] or 0, number))
    return [Update(number, times[number], later[number]) for number in ordered]


def _line_of(row: dict[str, Any]) -> UpdateLine:
    return UpdateLine(sentences.sentence_of(row), words_of_reading(sentences.reading_of(row)))


def _tells_of_sign(row: dict[str, Any]) -> bool:
    """Whether it stands in the opening post, and is an effect with a name."""
    is_effect = row["kind"] == Kind.EFFECT and row["effect"] not in {"", NO_SIDE_EFFECT}
    return is_effect and not row["post__number"]


def _newest_first(voices: Iterable[Voice]) -> list[Voice]:
    """Return voices as lists of sentences stand everywhere: the latest post first."""
    return sorted(voices, key=lambda voice: -voice.sentence.post_number)


def _by_number(rows: Iterable[GlanceRow]) -> list[GlanceRow]:
    return sorted(rows, key=lambda row: (-len(row.voices), row.words))


def _is_unconfirmed(row: dict[str, Any]) -> bool:
    sentence = sentences.sentence_of(row)
    return sentence.origin == MEMBER and not sentence.is_confirmed
