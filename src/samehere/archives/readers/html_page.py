"""Collects what stands on a saved web page: its articles, each with its own parts only.

A reply's article contains the articles of the replies to it, so nothing may be looked up by
"the first … inside": the walk keeps one frame per open article, and what it meets belongs to the
innermost.
"""

from dataclasses import dataclass, field
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from samehere.archives.readers.html_nodes import TEXT, classes, walk
from samehere.archives.readers.html_text import PostText

_LONGEST_WORDS = 500
_MOST_STEPS = 200
# Printed inside a post's content at times, and no words of its author.
_FRAME_PARTS = frozenset({"post__stats", "post__actions", "author__name", "author__recipient"})
_KNOWN = _FRAME_PARTS | {"post__content", "post__count", "post__title", "post__main"}
_ARTICLE = "article"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


@dataclass
class Snippet:
    """Words of the frame round the posts, as many as are worth looking at."""

    words: list[str] = field(default_factory=list)
    room: int = 20_000

    def add(self, words: str) -> None:
        """Take `words` while there is room."""
        if self.room > 0 and not words.isspace():
            self.words.append(words[: self.room])
            self.room -= len(words)

    def __str__(self) -> str:
        return " ".join(" ".join(self.words).split())


@dataclass
class Article:
    """One `article.post` as it stands on the page. `around` is the article it stands in.

    `author`, `recipient`, `stamp`: None where the page has no such element, "" where it is empty.
    """

    node_id: str = ""
    around: "Article | None" = None
    is_root: bool = False
    is_marked_opening: bool = False
    is_in_main: bool = False
    author: str | None = None
    recipient: str | None = None
    stamp: str | None = None
    likes: str | None = None
    has_actions: bool = False
    title: str | None = None
    stats: list[str] = field(default_factory=list)
    around_words: Snippet = field(default_factory=Snippet)
    content: PostText = field(default_factory=PostText)
    # How many elements of each kind are open at the moment.
    in_content: int = 0
    in_parts: int = 0
    in_actions: int = 0

    @property
    def takes_words(self) -> bool:
        """Say whether the walk is inside the words of this post."""
        return self.in_content > 0 and self.in_parts == 0


@dataclass
class HtmlPage:
    """A whole page: its articles in order, and what stands outside them."""

    articles: list[Article] = field(default_factory=list)
    main_titles: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    stats: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    around_words: Snippet = field(default_factory=Snippet)


def collect(parser: LexborHTMLParser) -> HtmlPage:
    """Return what stands on the page. Linear in its length."""
    collector = _Collector()
    if parser.root is not None:
        for node, tag, is_in in walk(parser.root):
            if tag == TEXT and is_in:
                collector.add(node)
            elif tag.startswith("-"):
                continue
            elif is_in:
                collector.enter(node, tag)
            else:
                collector.leave(tag)
    return collector.page


def words_in(node: LexborNode) -> str:
    """Return the words under `node` on one line; of a very long element only the beginning."""
    words: list[str] = []
    for inner, tag, is_in in islice(walk(node), _MOST_STEPS):
        if tag == TEXT and is_in:
            words.append((inner.text_content or "")[:_LONGEST_WORDS])
    return " ".join("".join(words).split())[:_LONGEST_WORDS]


@dataclass
class _Collector:
    page: HtmlPage = field(default_factory=HtmlPage)
    frames: list[Article] = field(default_factory=list)
    # What the end of each open element must undo.
    open_kinds: list[frozenset[str]] = field(default_factory=list)
    in_main: int = 0

    def enter(self, node: LexborNode, tag: str) -> None:
        names = classes(node)
        kinds = names & _KNOWN
        if tag == "article" and "post" in names:
            kinds |= {_ARTICLE}
            self._open_article(node, names)
        self.open_kinds.append(kinds)
        self.in_main += "post__main" in kinds
        if self.frames:
            self._enter_article_part(self.frames[-1], node, tag, kinds)
        else:
            self._enter_outside(node, tag, kinds)

    def leave(self, tag: str) -> None:
        kinds = self.open_kinds.pop()
        self.in_main -= "post__main" in kinds
        if not self.frames:
            return
        article = self.frames[-1]
        article.in_content -= "post__content" in kinds
        article.in_actions -= "post__actions" in kinds
        article.in_parts -= bool(kinds & _FRAME_PARTS)
        if article.takes_words and not kinds & (_FRAME_PARTS | {_ARTICLE}):
            article.content.leave(tag)
        if _ARTICLE in kinds:
            self.frames.pop()

    def add(self, node: LexborNode) -> None:
        words = node.text_content or ""
        if not self.frames:
            self.page.around_words.add(words)
        elif self.frames[-1].takes_words:
            self.frames[-1].content.add(words)
        elif not self.frames[-1].in_content:
            self.frames[-1].around_words.add(words)

    def _open_article(self, node: LexborNode, names: frozenset[str]) -> None:
        around = self.frames[-1] if self.frames else None
        if around and around.takes_words:
            around.content.set_apart()
        article = Article(
            node_id=(node.attributes.get("id") or "").strip(),
            around=around,
            is_root="post__root" in names,
            is_marked_opening="mb-0" in names,
            is_in_main=self.in_main > 0,
        )
        self.page.articles.append(article)
        self.frames.append(article)

    def _enter_article_part(
        self, article: Article, node: LexborNode, tag: str, kinds: frozenset[str]
    ) -> None:
        if article.takes_words and not kinds & (_FRAME_PARTS | {_ARTICLE}):
            article.content.enter(node, tag)
        if "post__content" in kinds and not article.in_content:
            article.content.set_apart()
        is_outside_content = not article.in_content
        article.in_content += "post__content" in kinds
        article.in_actions += "post__actions" in kinds
        article.in_parts += bool(kinds & _FRAME_PARTS)
        article.has_actions |= "post__actions" in kinds
        if "post__stats" in kinds:
            article.stats.append(words_in(node))
        if "post__title" in kinds and article.title is None:
            article.title = words_in(node)
        if "author__name" in kinds and article.author is None:
            article.author = words_in(node)
        if "author__recipient" in kinds and article.recipient is None:
            article.recipient = words_in(node)
        if "post__count" in kinds and article.in_actions and article.likes is None:
            article.likes = words_in(node)
        if tag == "time" and is_outside_content and article.stamp is None:
            article.stamp = node.attributes.get("datetime") or ""

    def _enter_outside(self, node: LexborNode, tag: str, kinds: frozenset[str]) -> None:
        if "post__title" in kinds:
            # Lists of other discussions have titles too.
            titles = self.page.main_titles if self.in_main else self.page.titles
            titles.append(words_in(node))
        elif "post__stats" in kinds and self.in_main:
            self.page.stats.append(words_in(node))
        elif tag in _HEADINGS:
            self.page.headings.append(words_in(node))
