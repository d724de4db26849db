"""Which post each reply on a saved web page answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from samehere.archives.readers.html_page import Article
from samehere.archives.readers.names import name_in

# Some pages print "to Mirabel" or an arrow where others print the name alone.
_TO = re.compile(r"^(?:in reply to|replying to|reply to|to)\s+")
_MARKS = " @:,.\u2192\u25b8\u25b6\u203a>"


@dataclass
class Placing:
    """The replies in page order, with the position of the post each answers (0: the opening).

    The numbers count what was guessed: `unknown` recipients nobody in the branch is named after,
    `several` recipients who had written more than once, `loose` replies outside every other.
    """

    replies: list[Article] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    unknown: int = 0
    several: int = 0
    loose: int = 0
    doubled: int = 0
    colliding: int = 0
    strays: int = 0

    # Positions by article, the root of each article's branch, and who wrote where in a branch.
    _places: dict[int, int] = field(default_factory=dict)
    _roots: dict[int, int] = field(default_factory=dict)
    _writers: dict[tuple[int, str], list[int]] = field(default_factory=dict)
    _by_id: dict[str, Article] = field(default_factory=dict)
    _last_root: int = 0

    def add(self, article: Article) -> None:
        """Place the next article of the page."""
        enclosing = self._enclosing(article)
        if self._is_doubled(article):
            return
        if article.is_marked_opening and not article.is_root and not enclosing:
            # Another discussion's opening, such as in a list of what else there is to read.
            self.strays += 1
            return
        place = len(self.replies) + 1
        if not article.is_root and not enclosing:
            self.loose += 1
            enclosing = self._last_root
        if article.is_root or not enclosing:
            self._last_root = place
            root, parent = place, 0
        else:
            root = self._roots[enclosing]
            parent = self._answered(article, root, enclosing)
        self.replies.append(article)
        self.parents.append(parent)
        self._places[id(article)] = place
        self._roots[place] = root
        if writer := _name(article.author):
            self._writers.setdefault((root, writer), []).append(place)

    def _enclosing(self, article: Article) -> int:
        """Return the position of the nearest reply round this one, 0 where there is none."""
        around = article.around
        while around is not None and id(around) not in self._places:
            around = around.around
        return 0 if around is None else self._places[id(around)]

    def _is_doubled(self, article: Article) -> bool:
        first = self._by_id.setdefault(article.node_id, article) if article.node_id else article
        if first is article:
            return False
        if first.content.text() == article.content.text() and id(first) in self._places:
            self.doubled += 1
            self._places[id(article)] = self._places[id(first)]
            return True
        self.colliding += 1
        article.node_id = ""
        return False

    def _answered(self, article: Article, root: int, enclosing: int) -> int:
        recipient = _name(article.recipient)
        if recipient is None:
            return enclosing
        candidates = self._writers.get((root, recipient))
        if candidates is None:
            bare = _TO.sub("", recipient).strip(_MARKS)
            candidates = self._writers.get((root, bare))
        if candidates is None:
            self.unknown += 1
            return enclosing
        self.several += len(candidates) > 1
        return candidates[-1]


def place_replies(articles: Sequence[Article], opening: Article | None) -> Placing:
    """Return all articles but the opening, placed."""
    placing = Placing()
    for article in articles:
        if article is not opening:
            placing.add(article)
    return placing


def _name(words: str | None) -> str | None:
    name = name_in(words or "")
    return name.casefold() if name else None
