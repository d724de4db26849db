"""The rules of reading, as data with examples: uses.toml, effects.toml and lists of words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
# Made by bench/rules.py from posts that nobody looked at while writing rules.
MEASURED = _HERE / "measured.tsv"
_VOWELS = "aeiou"
_ING = {"be": "being", "begin": "beginning", "quit": "quitting", "am": "being"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A group of verbs and what they say about a treatment.

    `needs` are words of which one stands beside the verb; `complement` are words of which one
    follows it. `right` and `wrong` are sentences for which it does and does not hold.
    """

    id: str
    verbs: tuple[str, ...]
    needs: frozenset[str]
    complement: frozenset[str]
    event: str
    role: str
    is_weak: bool
    is_bare: bool
    names: dict[str, str]
    right: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb. `tags` hold base, third, past, participle or ing."""

    base: str
    tags: frozenset[str]
    rules: tuple[Rule, ...]


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """Return the rules of one file, "uses" or "effects", in the order of the file."""
    return tuple(_rule(entry) for entry in table(name)["rule"])


@cache
def forms(name: str) -> dict[str, Form]:
    """Return every form of every verb of a file, with the rules it may belong to."""
    tags: dict[str, dict[str, set[str]]] = {}
    owners: dict[str, list[Rule]] = {}
    for rule in rules(name):
        for verb in rule.verbs:
            for form, tag in inflected(verb):
                tags.setdefault(form, {}).setdefault(verb.split()[0], set()).add(tag)
                if rule not in owners.setdefault(form, []):
                    owners[form].append(rule)
    found: dict[str, Form] = {}
    for form, bases in tags.items():
        owned = sorted(owners[form], key=lambda rule: not (rule.needs or rule.complement))
        joined = frozenset(tag for each in bases.values() for tag in each)
        found[form] = Form(next(iter(bases)), joined, tuple(owned))
    return found


@cache
def words(section: str, name: str) -> frozenset[str]:
    """Return one of the word lists of words.toml, lists.toml or the tables of effects.toml."""
    for file in ("words", "lists", "effects"):
        lists = table(file).get(section)
        if isinstance(lists, dict) and name in lists:
            return frozenset(lists[name].split())
    raise KeyError(f"{section}.{name}")


def inflected(verb: str) -> list[tuple[str, str]]:
    """Return the forms of a verb with their tags; "take took taken" is irregular.

    >>> [form for form, _ in inflected("apply")]
    ['apply', 'applies', 'applied', 'applied', 'applying']
    """
    base, *irregular = verb.split()
    past, participle = (irregular * 2)[:2] if irregular else (_past(base), _past(base))
    ing = _ing(base)
    if irregular and past.endswith("ed") and not base.endswith("y"):
        ing = f"{past[:-2]}ing"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = f"{base}es"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        third = f"{base[:-1]}ies"
    else:
        third = {"have": "has", "be": "is"}.get(base, f"{base}s")
    tags = ("base", "third", "past", "participle", "ing")
    found = list(zip((base, third, past, participle, ing), tags, strict=True))
    if base == "be":
        found += [("am", "base"), ("are", "base"), ("were", "past")]
    return found


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{_doubled(base)}ed"


def _ing(base: str) -> str:
    if base in _ING:
        return _ING[base]
    if base.endswith("e") and not base.endswith("ee"):
        return f"{base[:-1]}ing"
    return f"{base}{_doubled(base)}ing"


def _doubled(base: str) -> str:
    is_short = 3 <= len(base) <= 4 and base[-1] in "bdgmnpt" and base[-2] in _VOWELS
    return base[-1] if is_short and base[-3] not in _VOWELS else ""


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(
        id=entry["id"],
        verbs=tuple(entry["verbs"]),
        needs=frozenset(entry.get("with", ())),
        complement=frozenset(entry.get("complement", "").split()),
        event=entry.get("event", ""),
        role=entry.get("role", ""),
        is_weak=entry.get("is_weak", False),
        is_bare=entry.get("bare", False),
        names=entry.get("names", {}),
        right=tuple(entry.get("right", ())),
        wrong=tuple(entry.get("wrong", ())),
    )


@cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """Return the sorts of cue a word belongs to, by the word."""
    found: dict[str, list[str]] = {}
    for name, line in table("cues")["cues"].items():
        for word in dict.fromkeys(line.split()):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def table(name: str) -> dict[str, Any]:
    """Return one file as it is."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def measured() -> dict[str, tuple[int, int]]:
    """Return by rule how many of its statements were right, and how many there were.

    For whoever changes a rule: its score should not promise more than this.
    """
    lines = MEASURED.read_text(encoding="utf-8").splitlines()
    found = (line.split("\t") for line in lines)
    return {rule: (int(right), int(given)) for rule, right, given in found}
