"""Signs with what they are to a treatment, out of annotated posts and of the PsyTAR corpus."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reading_match import same_sign, same_treatment
from reviews import Review, load

from samehere.experiences.extraction import PostText
from samehere.experiences.extraction.read import read_thread
from samehere.experiences.extraction.scored.clues import Scene, clues_of_sign, clues_of_tie, ties
from samehere.experiences.extraction.scored.weighed import DENIED, NONE, signs_to_weigh
from samehere.vocabulary.recognize import Recognizer

_SPANS = (
    ("ssi", "SSI", ""),
    ("di", "DI", ""),
    ("adr", "ADR", "side_effect"),
    ("wd", "WD", "withdrawal"),
)
# How much an example counts: the corpus is large and about one sort of medicine, and has hardly
# any of these roles.
_OF_POSTS = 4.0
_OF_ROLE = {"withdrawal": 3.0, "no_effect": 2.0}


@dataclass(slots=True)
class Example:
    """The clues of a sign and a treatment, the role, and the set it is from."""

    clues: list[str]
    role: str
    fold: str
    weight: float


def from_posts(files: Sequence[Path], terms: Recognizer) -> Iterator[Example]:
    """Yield every sign of annotated posts with every treatment it could belong to."""
    for file in files:
        threads: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                entry = json.loads(line)
                threads[str(entry.get("thread") or entry["id"])].append(entry)
        for entries in threads.values():
            posts = [
                PostText(e["id"], e["text"], e.get("parent"), e.get("title"), e.get("group"))
                for e in entries
            ]
            scenes: list[Scene] = []
            read_thread(posts, terms, watch=scenes.append)
            facts = {e["id"]: [f for f in e["facts"] if f["kind"] == "effect"] for e in entries}
            for scene in scenes:
                yield from _of_scene(scene, facts[scene.reading.post.id], file.stem)


def _of_scene(scene: Scene, facts: list[dict[str, Any]], fold: str) -> Iterator[Example]:
    for place in signs_to_weigh(scene):
        token = scene.reading.tokens[place]
        own = clues_of_sign(scene, place)
        found = ties(scene, place)
        for tie in found:
            role = next(
                (
                    _role(f)
                    for f in facts
                    if same_treatment(f["treatment"], tie.meant.concept)
                    and not {"general", "none"} & set(_list(f["effect"]["concept"]))
                    and same_sign(f["effect"]["concept"], token.concept, token.surface)
                ),
                NONE,
            )
            clues = [*own, *clues_of_tie(scene, place, tie, len(found) - 1)]
            yield Example(clues, role, fold, _OF_POSTS * _OF_ROLE.get(role, 1.0))


def _role(fact: dict[str, Any]) -> str:
    if fact.get("assert") == "negated":
        return DENIED
    return str(_list(fact["effect"]["role"])[0])


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def from_reviews(corpus: Path, terms: Recognizer) -> Iterator[Example]:
    """Yield the signs of the reviews with the drug that is reviewed."""
    spans, labels = _spans(corpus), _labels(corpus)
    for review in load(corpus):
        key = str(review.post.id)
        marked = _marked(review, spans[key], labels[key])
        scenes: list[Scene] = []
        read_thread([review.post], terms, watch=scenes.append)
        for scene in scenes:
            yield from _of_review(scene, review, marked)


def _of_review(
    scene: Scene, review: Review, marked: list[tuple[int, int, str]]
) -> Iterator[Example]:
    for place in signs_to_weigh(scene):
        token = scene.reading.tokens[place]
        role = NONE
        for start, stop, name in marked:
            if start < token.stop and token.start < stop:
                role = name
        own = clues_of_sign(scene, place)
        found = ties(scene, place)
        for tie in found:
            is_subject = tie.meant.concept in {c for c, _ in scene.context.title}
            if not is_subject and role == NONE:
                continue
            clues = [*own, *clues_of_tie(scene, place, tie, len(found) - 1)]
            mine = role if is_subject else NONE
            yield Example(clues, mine, review.drug, _OF_ROLE.get(mine, 1.0))


def _marked(
    review: Review, spans: list[tuple[int, str, str]], labels: dict[int, set[str]]
) -> list[tuple[int, int, str]]:
    """Where the spans lie in the text of the review, the stronger role last."""
    text = review.post.text.lower()
    total = max(labels, default=1)
    found: list[tuple[int, int, str]] = []
    for number, words, role in spans:
        told = labels.get(number, set())
        name = role or ("benefit" if "EF" in told else "no_effect" if "INF" in told else "")
        if not name or not words:
            continue
        at = _nearest(text, words, len(text) * (number - 1) // total)
        if at >= 0:
            found.append((at, at + len(words), name))
    return found


def _nearest(text: str, words: str, wanted: int) -> int:
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda p: abs(p - wanted), default=-1)


def _spans(corpus: Path) -> dict[str, list[tuple[int, str, str]]]:
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for name, column, role in _SPANS:
        for row in _rows(corpus / f"{name}_identified.csv"):
            for key, words in row.items():
                if key and key.startswith(column) and key[len(column) :].isdecimal() and words:
                    number = int(row["sentence_index"] or 1)
                    found[row["drug_id"]].append((number, words.strip().lower(), role))
    return found


def _labels(corpus: Path) -> dict[str, dict[int, set[str]]]:
    found: dict[str, dict[int, set[str]]] = defaultdict(dict)
    for row in _rows(corpus / "sentence_labeling.csv"):
        if row["sentence_index"].strip().isdecimal():
            told = {k for k in ("ADR", "WD", "EF", "INF") if row[k].strip() not in {"", "0"}}
            found[row["drug_id"]][int(row["sentence_index"])] = told
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
