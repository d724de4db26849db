"""What treatments are given for and are known to do: one clue among others for whose a sign is.

By classes, from general knowledge, never from posts. Sleepiness is more likely that of an
antihistamine than of the steroid beside it; what the steroid is for is more likely the illness. It
says nothing of a member, and nobody is shown it.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "rules"
_FAMILY = "@"
# Pairs of a treatment and a sign, of which a community has some thousands.
_REMEMBERED = 20_000
# Of "ethinylestradiol and levonorgestrel" each part counts where the whole is not in the table.
_PARTS = re.compile(r" and |, |/")
# From the least to the likeliest that a sign is what the treatment did.
RELATIONS = ("neither", "treats", "unknown", "both", "causes")
RANKS = {relation: rank for rank, relation in enumerate(RELATIONS)}


@dataclass(slots=True)
class _Known:
    treats: set[str]
    causes: set[str]


@lru_cache(maxsize=_REMEMBERED)
def relation(treatment: str, sign: str) -> str:
    """Return one of `RELATIONS`; "unknown" where nothing is known of the treatment."""
    known = [_table()[part] for part in _parts(treatment)]
    if not known:
        return "unknown"
    is_treated = any(sign in each.treats for each in known)
    is_caused = any(sign in each.causes for each in known)
    if is_treated and is_caused:
        return "both"
    return "treats" if is_treated else "causes" if is_caused else "neither"


def treats(treatment: str, sign: str) -> bool:
    """Return whether the treatment is given for it."""
    return relation(treatment, sign) in {"treats", "both"}


def named() -> tuple[frozenset[str], frozenset[str]]:
    """Return the concepts of all treatments and of all signs and conditions of the table."""
    known = _table()
    signs = frozenset[str]().union(*(each.treats | each.causes for each in known.values()))
    return frozenset(known), signs


@lru_cache(maxsize=_REMEMBERED)
def _parts(treatment: str) -> tuple[str, ...]:
    if treatment in _table():
        return (treatment,)
    return tuple(part for part in _PARTS.split(treatment) if part in _table())


@cache
def _table() -> dict[str, _Known]:
    families = {name: frozenset(_listed(signs)) for name, signs in _rows("known_signs")}
    table: dict[str, _Known] = {}
    for _, names, treated, caused in _rows("known"):
        for name in _listed(names):
            known = table.setdefault(name, _Known(set(), set()))
            known.treats.update(_signs(treated, families))
            known.causes.update(_signs(caused, families))
    return table


def _signs(field: str, families: dict[str, frozenset[str]]) -> set[str]:
    found: set[str] = set()
    for item in _listed(field):
        found |= families[item.removeprefix(_FAMILY)] if item.startswith(_FAMILY) else {item}
    return found


def _listed(field: str) -> list[str]:
    return [item for item in field.split("; ") if item]


def _rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]
