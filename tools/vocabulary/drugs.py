"""Names of drugs out of `drug-named-entity-recognition` (DrugBank, MedlinePlus, NHS, Wikipedia)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from samehere.vocabulary.words import key_of
from tools.vocabulary.blocked import phrases
from tools.vocabulary.everyday import allowed, frequency, is_everyday
from tools.vocabulary.own import Line
from tools.vocabulary.pickled import dictionary

PACKAGE = "drug-named-entity-recognition"
FILE = "drug_named_entity_recognition/drug_ner_dictionary.pkl.bz2"
WORDS = r"[a-z][a-z-]+(?: [a-z][a-z-]+){0,3}"
NAME = re.compile(r"[a-zà-ÿ0-9][a-zà-ÿ0-9' +.-]{2,59}")
BIOLOGICAL = re.compile(r"-[a-z]{4}$")  # the four letters the American agency adds
BRACKETED = re.compile(r" \([^)]*\)")
# DrugBank lists what causes allergies and what occurs in cells as well.
NO_TREATMENT = {
    "acid", "alcohol", "bark", "bean", "bud", "cation", "cells", "dander", "diphosphate", "ester",
    "ether", "feather", "flesh", "flower", "fruit", "group", "hair", "human", "ion", "juice",
    "leaf", "meat", "monophosphate", "nut", "peel", "pepper", "phosphate", "pollen", "preparation",
    "protein", "resin", "rhizome", "root", "seed", "shell", "skin", "top", "tuber", "whole",
}  # fmt: skip
MOST_WORDS = 6
SALTS = re.compile(
    r" (?:acetate|besylate|bromide|calcium|carbonate|chloride|citrate|dipropionate|fumarate|"
    r"furoate|hydrobromide|hydrochloride|lactate|maleate|malate|mesylate|nitrate|phosphate|"
    r"potassium|propionate|sodium|succinate|sulfate|tartrate|tosylate|valerate|valproate)$"
)


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug of the source, under the name it has here."""

    concept: str
    references: tuple[str, ...]


def read(own: dict[str, str]) -> tuple[dict[str, Drug], list[Line]]:
    """Return the drugs by their name in the source, and the wordings our tables lack.

    `own` gives the concept of each key of our tables: a drug we list under another name keeps ours.
    """
    source = dictionary(PACKAGE, FILE)
    listed: dict[str, dict[str, Any]] = source["drug_canonical_to_data"]
    variants: dict[str, list[str]] = source["drug_variant_to_canonical"]
    drugs = {
        name: Drug(_concept(name, own, listed), tuple(_references(entry)))
        for name, entry in listed.items()
        if _is_treatment(name, entry)
    }
    return drugs, list(_lines(drugs, variants, own))


def _is_treatment(name: str, entry: dict[str, Any]) -> bool:
    if not name.isascii() or ":" in name or name in phrases("not_treatments"):
        return False
    if "medline_plus_id" in entry or "nhs_url" in entry:
        return True
    if not ("drugbank_id" in entry or "wikipedia_url" in entry):
        return False
    if not re.fullmatch(WORDS, name) or name.split(" ")[-1] in NO_TREATMENT:
        return False
    return frequency(name) < 2.0 or name in allowed()


def _concept(name: str, own: dict[str, str], listed: dict[str, Any]) -> str:
    plain = BIOLOGICAL.sub("", BRACKETED.sub("", name)).strip()
    for spelling in (plain, SALTS.sub("", plain)):
        if key_of(spelling) in own:
            return own[key_of(spelling)]
        if spelling in listed:
            return spelling
    return plain


def _references(entry: dict[str, Any]) -> Iterator[str]:
    for key, prefix in (
        ("drugbank_id", "drugbank"),
        ("mesh_id", "mesh"),
        ("medline_plus_id", "medlineplus"),
    ):
        if entry.get(key):
            yield f"{prefix}:{entry[key]}"


def _lines(
    drugs: dict[str, Drug], variants: dict[str, list[str]], own: dict[str, str]
) -> Iterator[Line]:
    for name, canonical in variants.items():
        drug = drugs.get(canonical[0])
        if drug is None:
            continue
        for spelling in {name, BRACKETED.sub("", name), BIOLOGICAL.sub("", name)}:
            key = key_of(spelling)
            if key and own.get(key, drug.concept) == drug.concept and _is_name(spelling):
                kind = _name_kind(spelling, drug.concept)
                yield Line(spelling, drug.concept, "treatment", kind)


def _is_name(name: str) -> bool:
    return (
        bool(NAME.fullmatch(name))
        and name.count(" ") < MOST_WORDS
        and sum(c.isalpha() for c in name) >= 3
        and not is_everyday(name)
        and name not in phrases("not_treatments")
    )


def _name_kind(name: str, concept: str) -> str:
    first = name.split(" ")[0]
    alike = concept.split(" ")[0]
    is_same = first[:5] == alike[:5] or alike in name
    return "brand" if name.isalpha() and not is_same else "generic"
