"""Signs with what they are to a treatment, out of annotated posts and of the PsyTAR corpus."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reading_match import same_sign, same_treatment
from reviews import Review, load

from reading import Thread
from samehere.experiences.extraction.read import read_thread
from samehere.experiences.extraction.scored.clues import (
    Scene,
    clues_of_sentence,
    clues_of_sign,
    clues_of_tie,
    ties,
)
from samehere.experiences.extraction.scored.outcomes import candidates
from samehere.experiences.extraction.scored.weighed import (
    DENIED,
    NONE,
    is_shown,
    signs_to_weigh,
)
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
_OF_CORPUS = 0.4
_OF_ROLE = {"withdrawal": 3.0, "no_effect": 2.0}
OUTCOMES = frozenset({"benefit", "no_effect", "worse"})


PostScene = tuple[Scene, list[dict[str, Any]], str]
ReviewScene = tuple[Review, Scene]


@dataclass(slots=True)
class Example:
    """The clues of a sign and a treatment, the role, and the set it is from."""

    clues: list[str]
    role: str
    fold: str
    weight: float


@dataclass(slots=True)
class Bag:
    """Pieces of which it is known together what they tell, and how often each role."""

    roles: Counter[str]
    fold: str
    weight: float
    pieces: list[list[str]] = field(default_factory=list)


def from_posts(scenes: Sequence[PostScene]) -> Iterator[Example]:
    """Yield every sign of annotated posts with every treatment it could belong to."""
    for scene, facts, fold in scenes:
        yield from _of_scene(scene, facts, fold)


def outcomes_of_posts(scenes: Sequence[PostScene]) -> Iterator[Bag]:
    """Yield the pieces of annotated posts with each treatment, in a bag for each treatment.

    It is known what a post tells of a treatment, not which of its pieces tells it.
    """
    for scene, facts, fold in scenes:
        bags: dict[str, Bag] = {}
        for each in candidates(scene):
            concept = each.holder.meant.concept
            if concept not in bags:
                roles = [
                    role
                    for f in facts
                    if same_treatment(f["treatment"], concept)
                    for role in _list(f["effect"]["role"])[:1]
                    if role in OUTCOMES
                ]
                bags[concept] = Bag(Counter(roles), fold, _OF_POSTS)
            bags[concept].pieces.append([*each.own.names(), *each.clues.names()])
        yield from bags.values()


def outcomes_of_reviews(corpus: Path, scenes: Sequence[ReviewScene]) -> Iterator[Bag]:
    """Yield the pieces of the reviews, a bag for each sentence and treatment."""
    labels = _sentences(corpus)
    for review, scene in scenes:
        spans = _places(review, labels[str(review.post.id)])
        bags: dict[tuple[int, str], Bag] = {}
        for each in candidates(scene):
            sentence = scene.reading.sentences[each.piece.sentence]
            first, last = (
                scene.reading.tokens[sentence.start],
                scene.reading.tokens[sentence.stop - 1],
            )
            inside = [r for a, b, r in spans if a < last.stop - 3 and first.start < b - 3]
            role = next((r for r in inside if r), "")
            concept = each.holder.meant.concept
            is_subject = concept in {c for c, _ in scene.context.title}
            if not is_subject and role:
                continue
            roles = Counter([role] if role else [])
            key = (each.piece.sentence, concept)
            weight = _OF_CORPUS * _OF_ROLE.get(role, 1.0)
            bag = bags.setdefault(key, Bag(roles, review.drug, weight))
            bag.pieces.append([*each.own.names(), *each.clues.names()])
        yield from bags.values()


def _places(review: Review, sentences: list[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Where the labelled sentences begin and end in the text of the review."""
    text = review.post.text
    found: list[tuple[int, int, str]] = []
    at = 0
    for words, role in sentences:
        head = words.strip().rstrip(" .")[:25]
        start = text.find(head, at)
        if head and start >= 0:
            found.append((start, start + len(words), role))
            at = start + len(head)
    return found


def _sentences(corpus: Path) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(corpus / "sentence_labeling.csv"):
        is_good, is_none = (row[name].strip() not in {"", "0"} for name in ("EF", "INF"))
        role = "benefit" if is_good else "no_effect" if is_none else ""
        found[row["drug_id"]].append((row["sentences"], role))
    return found


def post_scenes(threads: Iterable[tuple[str, Thread]], terms: Recognizer) -> Iterator[PostScene]:
    """Yield every annotated post as it stands before its loose signs are weighed.

    With each discussion comes the name of the set it is from.
    """
    for name, thread in threads:
        scenes: list[Scene] = []
        read_thread(thread.posts, terms, watch=scenes.append)
        gold = {e["id"]: [f for f in e["facts"] if f["kind"] == "effect"] for e in thread.gold}
        for scene in scenes:
            yield scene, gold[scene.reading.post.id], name


def _of_scene(scene: Scene, facts: list[dict[str, Any]], fold: str) -> Iterator[Example]:
    for place in signs_to_weigh(scene):
        token = scene.reading.tokens[place]
        own = _of_sign(scene, place)
        found = ties(scene, place)
        for tie in found:
            role = next(
                (
                    _role(f)
                    for f in facts
                    if same_treatment(f["treatment"], tie.meant.concept)
                    and (names := _signs_named(f))
                    and same_sign(names, token.concept, token.surface)
                ),
                NONE,
            )
            if role == "benefit" and not is_shown(scene, place):
                role = NONE  # What got better is named there, not that it did.
            clues = [*own, *clues_of_tie(scene, place, tie, found).names()]
            yield Example(clues, role, fold, _OF_POSTS * _OF_ROLE.get(role, 1.0))


def _of_sign(scene: Scene, place: int) -> list[str]:
    """The clues of a sign and of its sentence."""
    of_sentence = clues_of_sentence(scene, scene.reading.sentence_of[place])
    return [*clues_of_sign(scene, place).names(), *of_sentence.names()]


def _signs_named(fact: dict[str, Any]) -> list[str]:
    return [n for n in _list(fact["effect"]["concept"]) if n not in {"general", "none"}]


def _role(fact: dict[str, Any]) -> str:
    if fact.get("assert") == "negated":
        return DENIED
    return str(_list(fact["effect"]["role"])[0])


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def review_scenes(corpus: Path, terms: Recognizer) -> Iterator[ReviewScene]:
    """Yield every review as it stands before its loose signs are weighed."""
    for review in load(corpus):
        scenes: list[Scene] = []
        read_thread([review.post], terms, watch=scenes.append)
        yield from ((review, scene) for scene in scenes)


def from_reviews(corpus: Path, scenes: Sequence[ReviewScene]) -> Iterator[Example]:
    """Yield the signs of the reviews with the drug that is reviewed."""
    spans, labels = _spans(corpus), _labels(corpus)
    for review, scene in scenes:
        key = str(review.post.id)
        yield from _of_review(scene, review, _marked(review, spans[key], labels[key]))


def _of_review(
    scene: Scene, review: Review, marked: list[tuple[int, int, str]]
) -> Iterator[Example]:
    for place in signs_to_weigh(scene):
        token = scene.reading.tokens[place]
        role = NONE
        for start, stop, name in marked:
            if start < token.stop and token.start < stop:
                role = name
        own = _of_sign(scene, place)
        found = ties(scene, place)
        for tie in found:
            is_subject = tie.meant.concept in {c for c, _ in scene.context.title}
            if not is_subject and role == NONE:
                continue
            clues = [*own, *clues_of_tie(scene, place, tie, found).names()]
            mine = role if is_subject else NONE
            yield Example(clues, mine, review.drug, _OF_CORPUS * _OF_ROLE.get(mine, 1.0))


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
