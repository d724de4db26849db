"""The shapes of the vocabulary: what a concept is, and what a term in a text can mean."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args

NameKind = Literal["generic", "brand", "misspelling", "nickname", "abbreviation", "lay"]
NAME_KINDS: tuple[NameKind, ...] = get_args(NameKind)


class Kind(StrEnum):
    """What sort of idea a concept is."""

    TREATMENT = "treatment"
    CONDITION = "condition"
    SIGN = "sign"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a term can mean. `concept` is a generic name in lower case.

    `scope` is the condition the term is limited to; None: it means this everywhere.
    """

    concept: str
    kind: Kind
    name_kind: NameKind
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in a text: `text[start:stop] == surface`. It has at least one sense."""

    start: int
    stop: int
    surface: str
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say one concept. `is_exact`: in this very case only, as MS, which ms is not."""

    name: str
    sense: Sense
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class ConceptCard:
    """What a reader is told about a concept, in plain words.

    `category` says what class it is of, `description` what it is in one plain line, where we wrote
    one. Both begin small and have no full stop, and are empty where nothing is known. `references`
    are addresses in other vocabularies, as "mesh:D065095". `names` hold every shipped term in its
    usual spelling, generic names first.
    """

    concept: str
    kinds: tuple[Kind, ...]
    category: str
    description: str
    references: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        """The first of its kinds: insomnia is a condition, and a sign as well."""
        return self.kinds[0]
