"""Words in posts that can be looked up: treatments, and what is written short.

Put into the HTML when a page is drawn, never into what is stored: a community's vocabulary
changes, and a post must not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from samehere.experiences.pages import address_of
from samehere.markup import Shown, Wrap
from samehere.vocabulary.concepts import Kind
from samehere.vocabulary.queries import concepts_named, shown_name, vocabulary
from samehere.vocabulary.recognize import ORDER, Recognizer
from samehere.web.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from samehere.vocabulary.concepts import ConceptCard, Mention, Sense
    from samehere.vocabulary.queries import Vocabulary

MOST_NAMES, MOST_WRITTEN = 4, 3
# Generic names of a treatment are chemistry mostly; those of a condition are what doctors write.
_USEFUL: Mapping[Kind, Collection[str]] = {
    Kind.TREATMENT: {"brand", "abbreviation", "nickname"},
    Kind.CONDITION: {"generic", "abbreviation", "nickname"},
    Kind.SIGN: {"generic", "lay", "abbreviation"},
    Kind.SITE: {"generic", "lay", "abbreviation"},
}
_FIGURE = re.compile(r"\d")
_SHORT = {"abbreviation", "nickname"}
_KINDS = {
    Kind.TREATMENT: "Treatment",
    Kind.CONDITION: "Condition",
    Kind.SIGN: "Sign or symptom",
    Kind.SITE: "Part of the body",
}
_CLOSING = "</button>"
_GLUE = '<span class="glue">'
_MARK = re.compile(r"[.,;:!?)\]’”\"]+")


@dataclass(frozen=True, slots=True)
class Explained:
    """A post's HTML with its buttons, and what they are about: concept, and as it is written."""

    html: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One card. `written` are the ways it is written on the page, `others` further names."""

    anchor: str
    concept: str
    written: tuple[str, ...]
    kind: str
    category: str
    description: str
    others: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return the names over the card: as people write it, then what it is."""
        names: dict[str, str] = {}
        for name in (*self.written[:MOST_WRITTEN], shown_name(self.concept)):
            names.setdefault(name.lower(), name)
        return ", ".join(names.values())


# Finding words takes longer than anything else on a page, and a post's words never change while
# its likes do; so what was found in a text is kept, by the text itself.
_explained: Kept[Explained] = Kept(8_000_000)


def explained(
    html: Mapping[int, str], *, about: tuple[str, str]
) -> tuple[dict[int, str], dict[str, list[str]]]:
    """Return the posts that have words to look up, by id, and the concepts with how they stand.

    `about` are the names of group and discussion: they decide what an abbreviation means. One
    query.
    """
    known = vocabulary()
    conditions = _conditions(about, known.recognizer)
    changed: dict[int, str] = {}
    concepts: dict[str, list[str]] = {}
    for post_id, text in html.items():
        found = _in_text(text, conditions, known)
        if found.words:
            changed[post_id] = found.html
        for concept, surface in found.words:
            concepts.setdefault(concept, []).append(surface)
    return changed, concepts


def cards(concepts: Mapping[str, Iterable[str]]) -> list[Word]:
    """Return what is known of the concepts, in the order given. No query for shipped ones."""
    known = concepts_named(concepts)
    return [
        _word(known[name], tuple(dict.fromkeys(written)))
        for name, written in concepts.items()
        if name in known
    ]


def anchor_of(concept: str) -> str:
    """Return the id of a concept's card."""
    return f"g-{address_of(concept)}"


@lru_cache(2048)
def _word(card: ConceptCard, written: tuple[str, ...]) -> Word:
    return Word(
        anchor=anchor_of(card.concept),
        concept=card.concept,
        written=written,
        kind=_KINDS[card.kind],
        category=card.category,
        description=card.description,
        others=_others(card, _named(card, written)),
    )


def _named(card: ConceptCard, written: tuple[str, ...]) -> set[str]:
    return {name.lower() for name in (*written, card.concept, shown_name(card.concept))}


def _others(card: ConceptCard, named: Collection[str]) -> tuple[str, ...]:
    """Return further names that are of use to a reader: none misspelt, none of chemistry."""
    by_kind: dict[str, list[str]] = {}
    for name in card.names:
        # A letter with an accent or dots marks a name of another language.
        if name.lower() not in named and name.isascii() and not _FIGURE.search(name):
            for wording in Recognizer.shipped().wordings(name):
                if wording.sense.concept == card.concept:
                    by_kind.setdefault(wording.sense.name_kind, []).append(name)
    useful = [kind for kind in ORDER if kind in _USEFUL[card.kind]]
    names = dict.fromkeys(name for kind in useful for name in by_kind.get(kind, ()))
    return tuple(names)[:MOST_NAMES]


def _conditions(about: tuple[str, str], recognizer: Recognizer) -> tuple[str, ...]:
    """Return the conditions that the names of group and discussion hold."""
    named = [
        sense.concept
        for words in about
        for mention in recognizer.find(words)
        for sense in mention.senses
        if sense.kind is Kind.CONDITION
    ]
    return tuple(dict.fromkeys((*named, about[0].lower())))


def _in_text(html: str, conditions: tuple[str, ...], known: Vocabulary) -> Explained:
    key = (html, conditions, known.stamp)
    found = _explained.get(key)
    if found is None:
        found = _explain(html, conditions, known.recognizer)
        _explained.put(key, found, 4 * (len(html) + len(found.html)))
    return found


def _explain(html: str, conditions: tuple[str, ...], recognizer: Recognizer) -> Explained:
    shown = Shown(html)
    words: dict[str, str] = {}
    wraps: list[Wrap] = []
    for mention in recognizer.find(shown.text, conditions=conditions):
        sense = _to_explain(mention, recognizer)
        if sense is None or sense.concept in words:
            continue
        if shown.may_be_button(mention.start, mention.stop):
            words[sense.concept] = mention.surface
            wraps += _wraps(sense.concept, mention, shown)
    return Explained(shown.wrapped(wraps) if wraps else html, tuple(words.items()))


def _wraps(concept: str, mention: Mention, shown: Shown) -> list[Wrap]:
    """Return the button, held together with the mark after it.

    A button is a box in the line, so the comma after one could begin the next line.
    """
    button = _opening(concept)
    mark = _MARK.match(shown.text, mention.stop)
    if mark is None or not shown.may_be_button(mention.start, mark.end()):
        return [Wrap(mention.start, mention.stop, button, _CLOSING)]
    return [
        Wrap(mention.start, mention.stop, _GLUE + button, _CLOSING),
        Wrap(mention.stop, mark.end(), "", "</span>"),
    ]


def _opening(concept: str) -> str:
    return f'<button type="button" class="term" popovertarget="{anchor_of(concept)}">'


def _to_explain(mention: Mention, recognizer: Recognizer) -> Sense | None:
    """Return what a word means, where that is certain and worth a card."""
    if len({sense.concept for sense in mention.senses}) > 1:
        return None
    sense = mention.senses[0]
    if sense.kind is Kind.TREATMENT:
        return sense if _names_treatment(sense, mention, recognizer) else None
    if sense.kind is Kind.CONDITION:
        return sense if sense.name_kind in _SHORT else None
    return sense if sense.name_kind == "abbreviation" else None


def _names_treatment(sense: Sense, mention: Mention, recognizer: Recognizer) -> bool:
    """Whether it is a name, as "Protopic ointment" is, and no phrase, as "loose clothes"."""
    if sense.name_kind != "lay":
        return True
    first = mention.surface.split()[0]
    return any(
        wording.sense.concept == sense.concept and wording.sense.name_kind != "lay"
        for wording in recognizer.wordings(first)
    )
