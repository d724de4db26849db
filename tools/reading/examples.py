"""What the annotated posts say of each candidate the reader sees in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reading_match import same_treatment

from reading import Thread, load
from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.read import read_thread
from samehere.experiences.extraction.reference import Context
from samehere.experiences.extraction.scored.candidates import candidates
from samehere.experiences.extraction.scored.features import PostFeatures
from samehere.experiences.extraction.scored.judged import Judgement
from samehere.experiences.extraction.statements import PostText
from samehere.vocabulary.recognize import Recognizer

# The same condition under several names, so that it is never both learned from and scored.
_SAME = {
    "ibs": "irritable bowel syndrome",
    "restless legs": "restless legs syndrome",
    "lupus nephritis": "lupus",
    "recurrent utis": "urinary tract infection",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate as seen and as annotated: whether it holds, with which statuses, if stopped."""

    post: str
    condition: str
    features: tuple[str, ...]
    uses: bool
    statuses: tuple[str, ...]
    stopped: bool


def threads(files: Iterable[Path]) -> Iterator[tuple[str, Thread]]:
    """Yield each discussion with the name of its condition."""
    for file in files:
        for thread in load(file):
            first = thread.gold[0]
            name = str(first.get("group") or first.get("title") or file.stem).lower()
            yield _SAME.get(name, name), thread


def written(file: Path) -> Iterator[tuple[str, Thread]]:
    """Yield the discussions of a file in the short form of `posts/README.md`."""
    condition, thread = "", Thread("")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        if line.startswith("## "):
            condition, _, title = line[3:].partition(" | ")
            thread = Thread(f"{file.stem}-{number}")
            thread.posts.append(PostText(id="", text="", title=title, group=condition))
        elif line.strip():
            text, _, facts = line.partition(" >>")
            first = thread.posts[0]
            name = f"{thread.name}-{len(thread.gold)}"
            post = replace(first, id=name, text=text, parent=thread.posts[0].id or None)
            thread.posts = [post] if not thread.gold else [*thread.posts, post]
            thread.gold.append({"id": name, "facts": list(_short(facts))})
            if len(thread.gold) == 1:
                yield condition.lower(), thread


def _short(facts: str) -> Iterator[dict[str, Any]]:
    for fact in filter(None, (part.strip() for part in facts.split(";"))):
        who, *words = fact.split()
        if words[-1] == "stop":
            words.pop()
            yield {"kind": "stop", "who": who, "treatment": " ".join(words[:-1])}
        yield {"kind": "use", "who": who, "treatment": " ".join(words[:-1]), "status": words[-1]}


def judged(condition: str, thread: Thread, terms: Recognizer) -> list[Judged]:
    """Return what is annotated of every candidate of a discussion."""
    gold = {entry["id"]: entry["facts"] for entry in thread.gold}
    found: list[Judged] = []

    def note(reading: PostReading, context: Context, facts: Sequence[Fact]) -> Judgement:
        features = PostFeatures(reading)
        for candidate in candidates(reading, context, facts):
            told = about(gold[reading.post.id], candidate.who.value, candidate.meant.concept)
            found.append(
                Judged(
                    post=str(reading.post.id),
                    condition=condition,
                    features=tuple(features.of(candidate)),
                    uses=bool(told),
                    statuses=statuses_of(told),
                    stopped=any(fact["kind"] == "stop" for fact in told),
                )
            )
        return Judgement(list(facts))

    read_thread(thread.posts, terms, note, stand=lambda _: None)
    return found


def about(facts: Sequence[dict[str, Any]], who: str, concept: str) -> list[dict[str, Any]]:
    """Return what is annotated of a person and a treatment."""
    return [
        fact for fact in facts if fact["who"] == who and same_treatment(fact["treatment"], concept)
    ]


def statuses_of(facts: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Return the statuses that are right of some facts, each once."""
    found: list[str] = []
    for fact in facts:
        status = fact.get("status", [])
        found += [status] if isinstance(status, str) else status
    return tuple(dict.fromkeys(found))
