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
# How many posts stand there unfolded. Nobody must unfold anything to see a harm sooner than a
# benefit.
MOST_HARMS, MOST_OTHERS = 6, 3
_CHANGES = {
    BETTER: "that something got better",
    WORSE: "that something got worse",
    NO_CHANGE: "that something did not change",
}


@dataclass(frozen=True)
class DoubtedLine:
    """Posts the program was not sure of, each with its sentence and what may be said in it.

    First what most posts write of, then what is surer. `most`: how many stand there unfolded.
    """

    words: str
    posts: Sequence[tuple[Sentence, str]]
    most: int

    @property
    def count(self) -> int:
        """Return in how many posts it may be said."""
        return len(self.posts)

    @property
    def finding(self) -> str:
        """Return it as a sentence: "4 posts write of itch or burning."."""
        return f"{self.count} {self.rest}."

    @property
    def rest(self) -> str:
        """Return what stands behind the number."""
        return f"{'post writes' if self.count == 1 else 'posts write'} {self.words}"


def doubted_harms(doubted: Iterable[Doubted], *, with_guesses: bool) -> list[DoubtedLine]:
    """Return the side effects that were not read for sure, in one line; those that went in another.

    Mere guesses are among them where the opening post asks about such signs.
    """
    found = [one for one in doubted if one.facet is Facet.SIDE_EFFECT]
    if not with_guesses:
        found = [one for one in found if not one.is_guess]
    had = [one for one in found if not one.is_gone]
    gone = [one for one in found if one.is_gone]
    lines = [_line(had, f"of {_signs(had)}", MOST_HARMS)] if had else []
    if gone:
        lines.append(_line(gone, f"that {words_of_gone(_signs(gone))}", MOST_HARMS))
    return lines


def doubted_changes(doubted: Iterable[Doubted], *, with_guesses: bool) -> list[DoubtedLine]:
    """Return what may have got better or worse or did not change, a line for each.

    Guesses are never among what got better: hope is read into a post more easily than harm.
    """
    found = [one for one in doubted if one.facet is Facet.OUTCOME]
    lines = []
    for value, words in _CHANGES.items():
        may_guess = with_guesses and value != BETTER
        some = [one for one in found if one.value == value and (may_guess or not one.is_guess)]
        if some:
            lines.append(_line(some, words, MOST_HARMS if value == WORSE else MOST_OTHERS))
    return lines


def doubted_uses(doubted: Iterable[Doubted], *, tellers: Iterable[int]) -> list[DoubtedLine]:
    """Return how often these tellers may use it, in one line; none where none."""
    users = set(tellers)
    found = [one for one in doubted if one.facet is Facet.FREQUENCY and one.teller_id in users]
    return [_line(found, "how often", MOST_HARMS)] if found else []


def words_of_gone(signs: str) -> str:
    """Return what is said of signs nobody had, or had no more."""
    return f"{signs} went away or did not come"


def with_doubts(finding: str, lines: Sequence[DoubtedLine]) -> str:
    """Return a finding with what was not read for sure behind it."""
    ending = "Read, not confirmed." if lines else ""
    return " ".join(filter(None, [finding, *(line.finding for line in lines), ending]))


def _line(found: Sequence[Doubted], words: str, most: int) -> DoubtedLine:
    numbers = Counter(said for said, _ in {(one.words, one.post.post_id) for one in found})
    ordered = sorted(found, key=lambda one: (-numbers[one.words], -one.score, *_newest_first(one)))
    posts: dict[int, tuple[Sentence, list[str]]] = {}
    for one in ordered:
        sign = f"no {one.words}" if one.is_gone else one.words
        said = ", ".join(filter(None, [sign, one.course]))
        posts.setdefault(one.post.post_id, (one.post, []))[1].append(said)
    return DoubtedLine(
        words, [(post, ", ".join(dict.fromkeys(said))) for post, said in posts.values()], most
    )


def _newest_first(one: Doubted) -> tuple[int, int]:
    return -one.post.post_number, one.post.start


def _signs(found: Iterable[Doubted]) -> str:
    """Return the signs most posts write of: "itch, burning or something else"."""
    signs = [sign for sign, _ in Counter(one.words for one in found).most_common()]
    return _either([*signs[:MOST_SIGNS], *(["something else"] if len(signs) > MOST_SIGNS else [])])


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
