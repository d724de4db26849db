"""What those who look after groups see of the community's words and their history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from samehere.discussions.queries.places import paths_open_to
from samehere.members.queries import names_by_public_id
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.vocabulary import queries as vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samehere.members.models import Member
    from samehere.vocabulary.queries import Change, DoubtedTerm, LastChange, TermRow, Word


@dataclass(frozen=True)
class WordsPage:
    """The words that start like `asked`; without that, those of the community, newest first.

    `own_count` is the number of those, None in a search; `names` are of members, by public id.
    """

    asked: str
    words: Sequence[TermRow]
    has_more: bool
    own_count: int | None
    doubted: Sequence[DoubtedTerm]
    changes: Sequence[LastChange]
    names: dict[str, str]


@dataclass(frozen=True)
class WordPage:
    """One word with one meaning, and who did what to it; `names` as in `WordsPage`."""

    word: Word
    names: dict[str, str]


def words_page(*, viewer: Member, asked: str) -> WordsPage:
    """Return the words to choose from. Seven queries at most, two in a search.

    Raises:
        NotLookingAfterAny: the viewer looks after nothing.
    """
    check_may_look_after(member=viewer)
    asked = asked.strip()
    if asked:
        words, has_more = vocabulary.words_starting(asked)
        return WordsPage(asked, words, has_more, None, [], [], {})
    words, count = vocabulary.own_words()
    changes = vocabulary.last_changes()
    names = _names(last.change for last in changes)
    doubted = _with_places(viewer, vocabulary.doubted_terms())
    return WordsPage("", words, count > len(words), count, doubted, changes, names)


def word_page(*, viewer: Member, name: str, concept: str) -> WordPage:
    """Return one word with one meaning. Four queries.

    Raises:
        NotLookingAfterAny: the viewer looks after nothing.
        TermNotFound: there is no such word.
    """
    check_may_look_after(member=viewer)
    word = vocabulary.word(name=name, concept=concept)
    return WordPage(word, _names(word.history))


def _with_places(viewer: Member, doubted: Sequence[DoubtedTerm]) -> list[DoubtedTerm]:
    """Return them without the places in groups that are closed to the viewer."""
    paths = {path for one in doubted for path in one.seen_at}
    is_open = paths_open_to(viewer=viewer, paths=paths).__contains__
    return [replace(one, seen_at=list(filter(is_open, one.seen_at))) for one in doubted]


def _names(changes: Iterable[Change]) -> dict[str, str]:
    return names_by_public_id(change.made_by for change in changes if change.made_by)
