"""What posts seem to say, as it is printed beside what is counted: read, not confirmed. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.experiences.facts import BETTER, NO_CHANGE, WORSE, Facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samehere.experiences.queries.rows import Doubted, Sentence

MOST_SIGNS = 3
_CHANGES = {
    BETTER: "that something got better",
    WORSE: "that something got worse",
    NO_CHANGE: "that something did not change",
}


@dataclass(frozen=True)
class DoubtedLine:
    """Posts the program was not sure of, each with its sentence and what may be said in it."""

    words: str
    posts: Sequence[tuple[Sentence, str]]

    @property
    def count(self) -> int:
        """Return in how many posts it may be said."""
        return len(self.posts)

    @property
    def finding(self) -> str:
        """Return it as a sentence: "4 posts write of itch or burning; read, not confirmed."."""
        return f"{self.count} {self.rest}."

    @property
    def rest(self) -> str:
        """Return what stands behind the number."""
        posts = "post writes" if self.count == 1 else "posts write"
        return f"{posts} {self.words}; read, not confirmed"


def doubted_harms(doubted: Iterable[Doubted], *, with_guesses: bool) -> list[DoubtedLine]:
    """Return the side effects that were not read for sure, in one line; none where none.

    Mere guesses are among them where the opening post asks about such signs.
    """
    found = [one for one in doubted if one.facet is Facet.SIDE_EFFECT]
    if not with_guesses:
        found = [one for one in found if not one.is_guess]
    if not found:
        return []
    signs = [sign for sign, _ in Counter(one.words for one in found).most_common()]
    named = [*signs[:MOST_SIGNS], *(["something else"] if len(signs) > MOST_SIGNS else [])]
    return [_line(found, f"of {_either(named)}")]


def doubted_changes(doubted: Iterable[Doubted], *, with_guesses: bool) -> list[DoubtedLine]:
    """Return what may have got better or worse or did not change, a line for each."""
    found = [one for one in doubted if one.facet is Facet.OUTCOME]
    if not with_guesses:
        found = [one for one in found if not one.is_guess]
    by_value = {value: [one for one in found if one.value == value] for value in _CHANGES}
    return [_line(some, _CHANGES[value]) for value, some in by_value.items() if some]


def doubted_uses(doubted: Iterable[Doubted], *, tellers: Iterable[int]) -> list[DoubtedLine]:
    """Return how often these tellers may use it, in one line; none where none."""
    users = set(tellers)
    found = [one for one in doubted if one.facet is Facet.FREQUENCY and one.teller_id in users]
    return [_line(found, "how often")] if found else []


def with_doubts(finding: str, lines: Sequence[DoubtedLine]) -> str:
    """Return a finding with what was not read for sure behind it."""
    return " ".join(filter(None, [finding, *(line.finding for line in lines)]))


def _line(found: Sequence[Doubted], words: str) -> DoubtedLine:
    posts: dict[int, tuple[Sentence, list[str]]] = {}
    for one in sorted(found, key=_newest_first):
        posts.setdefault(one.post.post_id, (one.post, []))[1].append(one.words)
    return DoubtedLine(
        words, [(post, ", ".join(dict.fromkeys(said))) for post, said in posts.values()]
    )


def _newest_first(one: Doubted) -> tuple[int, int]:
    return -one.post.post_number, one.post.start


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
