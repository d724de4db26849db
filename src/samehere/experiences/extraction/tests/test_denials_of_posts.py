"""Over all invented posts: no counted statement's sentence denies its treatment."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from samehere.experiences.extraction import PostText, Statement, read_thread
from samehere.experiences.extraction.statements import Assertion, Kind, Tier
from samehere.vocabulary.recognize import Kind as TermKind
from samehere.vocabulary.recognize import Recognizer

POSTS = Path(__file__).parents[5] / "bench/reading"
_DENIAL = r"\b(?:no|not|never|without|neither|nor)\s+(?:any\s+|my\s+|the\s+|oral\s+)?"
# "I can't sleep without T" does not deny it, nor does "no T worked".
_DOUBLE = re.compile(r"n't|cannot|\bnot\b|\bhelp|\bwork|\bdid\b", re.IGNORECASE)
_LONGEST_NAME = 40


def threads() -> Iterator[list[PostText]]:
    """Yield the discussions of the invented posts that are looked at."""
    for folder in ("dev", "learned"):
        for file in sorted((POSTS / folder).glob("*.jsonl")):
            found: dict[str, list[PostText]] = {}
            for line in file.read_text().splitlines():
                post = json.loads(line)
                found.setdefault(post["thread"], []).append(
                    PostText(
                        id=post["id"],
                        text=post["text"],
                        parent=post.get("parent"),
                        title=post.get("title"),
                        group=post.get("group"),
                    )
                )
            yield from found.values()


def may_deny(text: str, terms: Recognizer) -> bool:
    """Whether a treatment is named right behind a denial."""
    for match in re.finditer(_DENIAL, text, re.IGNORECASE):
        behind = text[match.end() : match.end() + _LONGEST_NAME]
        first = next(iter(terms.find(behind)), None)
        if first is not None and first.start == 0 and first.senses[0].kind is TermKind.TREATMENT:
            return True
    return False


def denies(found: Statement) -> bool:
    """Whether a sentence says "no T" of what is counted as taken, or to have done something."""
    name = re.escape(found.treatment.surface)
    is_none = found.assertion is Assertion.NEGATED and found.kind is Kind.USE
    match = re.search(_DENIAL + name + r"\b", found.quote, re.IGNORECASE)
    if is_none or match is None:
        return False
    return not _DOUBLE.search(found.quote[: match.start()] + found.quote[match.end() :])


@pytest.fixture(scope="module")
def shipped() -> Recognizer:
    return Recognizer.shipped()


def test_nothing_is_counted_of_what_its_sentence_denies(shipped: Recognizer) -> None:
    looked_at = [t for t in threads() if any(may_deny(post.text, shipped) for post in t)]
    assert len(looked_at) > 10
    found = [s for posts in looked_at for s in read_thread(posts, shipped)]
    assert [s.quote for s in found if s.tier is Tier.COUNTED and denies(s)] == []


def test_a_denial_would_be_seen(shipped: Recognizer) -> None:
    (use,) = read_thread([PostText(id=0, text="I take prednisone.")], shipped)
    assert denies(replace(use, quote="I take no prednisone."))
    assert not denies(use)
