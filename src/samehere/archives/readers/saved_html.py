"""Reads a discussion page saved as HTML, in the layout of the old site.

`.post__main > article.post.mb-0` is the opening post, `article.post.post__root` a reply to it,
and every `article.post` inside a root a reply to that root or to another reply in it: the one by
the person its `author__recipient` names.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from samehere.archives.errors import AnotherLayout
from samehere.archives.format import ArchivedPost, ArchivedThread, Layout
from samehere.archives.readers.html_address import addresses_of, page_number, place_key
from samehere.archives.readers.html_nodes import parsed
from samehere.archives.readers.html_page import Article, collect
from samehere.archives.readers.html_parents import place_replies
from samehere.archives.readers.html_stated import stated_on, title_of
from samehere.archives.readers.html_warnings import article_warnings, placing_warnings
from samehere.archives.readers.matching import Match
from samehere.archives.readers.names import name_in
from samehere.archives.readers.stated import number_in
from samehere.archives.readers.times import time_in

WORDS = "a saved web page"
_FIRST_TAG = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_ARTICLE = re.compile(r"<article\b([^<>]*)>", re.IGNORECASE)
_CLASSES = re.compile(r"\bclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+))", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")
_LONGEST_ID = 120
_LONGEST_KEY = 200


def match(text: str) -> Match:
    """Say how much of the layout `text` shows."""
    if not _is_web_page(text):
        return Match(0, "it is not a web page")
    if not any(_is_post(match[1]) for match in _ARTICLE.finditer(text)):
        return Match(1, "it is a web page without a single <article class=“post”> in it")
    return Match(8, "")


def read(text: str, *, now: datetime) -> list[ArchivedThread]:
    """Return the one discussion of a saved page; `has_opening` False where only replies are.

    Raises:
        ImportRefused: more tags, attributes or depth than on any real page.
        AnotherLayout: no post is left that belongs to a discussion.
    """
    parser = parsed(text)
    page = collect(parser)
    opening = _opening(page.articles)
    placing = place_replies(page.articles, opening)
    if opening is None and not placing.replies:
        raise AnotherLayout("none of its articles is an opening post or a reply")
    stated = stated_on(page, opening)
    if opening is not None and not stated.opening:
        raise AnotherLayout("its opening post has no words")
    title, title_warning = title_of(page, opening, parser)
    articles = [opening or Article(), *placing.replies]
    parents = [None, *placing.parents]
    posts = [_post(article, to, now) for article, to in zip(articles, parents, strict=True)]
    posts[0] = replace(posts[0], text=stated.opening)
    if stated.likes is not None and not (opening and opening.likes):
        posts[0] = replace(posts[0], likes=stated.likes)
    # Where there is no opening post, the first of `posts` only keeps its place.
    own = slice(opening is None, None)
    addresses = addresses_of(text, parser)
    thread = ArchivedThread(
        layout=Layout.SAVED_HTML,
        keys=_keys(opening, stated.opening, addresses),
        title=title,
        posts=tuple(posts),
        followers=stated.followers,
        likes=posts[0].likes if stated.likes is None else stated.likes,
        replies_stated=stated.replies,
        page=page_number(addresses),
        has_opening=opening is not None,
        warnings=(
            *((title_warning,) if title_warning else ()),
            *article_warnings(articles[own], posts[own]),
            *placing_warnings(placing),
        ),
    )
    return [thread]


def _post(article: Article, parent: int | None, now: datetime) -> ArchivedPost:
    return ArchivedPost(
        parent=parent,
        text=article.content.text(),
        author=name_in(article.author or ""),
        posted_at=time_in(article.stamp or "", now=now),
        likes=_likes(article),
        source_id=article.node_id[:_LONGEST_ID],
    )


def _is_web_page(text: str) -> bool:
    """Say whether the first thing in `text`, but for comments, is a tag of a page."""
    start = _after_white(text, 0)
    while text.startswith(("<!--", "<?xml"), start):
        closing = "-->" if text.startswith("<!--", start) else "?>"
        end = text.find(closing, start)
        if end < 0:
            return False
        start = _after_white(text, end + len(closing))
    return _FIRST_TAG.match(text, start) is not None


def _after_white(text: str, start: int) -> int:
    while start < len(text) and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    return start


def _is_post(attributes: str) -> bool:
    found = _CLASSES.search(attributes)
    return found is not None and "post" in (found[1] or found[2] or found[3] or "").split()


def _opening(articles: Sequence[Article]) -> Article | None:
    """Return the opening post: as the layout marks it, else the likeliest; None: only replies."""
    candidates = [article for article in articles if not article.is_root]
    best = max(candidates, key=_likeness, default=None)
    if best is None or (not _likeness(best) and best is not articles[0]):
        return None
    return best


def _likeness(article: Article) -> int:
    is_outermost = article.around is None
    return 2 * article.is_marked_opening + (article.is_in_main and is_outermost)


def _likes(article: Article) -> int | None:
    """Return the likes of a post: none counted is 0, nowhere to count them is unknown."""
    if article.likes:
        return number_in(article.likes)
    return 0 if article.has_actions else None


def _keys(opening: Article | None, text: str, addresses: Sequence[str]) -> tuple[str, ...]:
    """Return which discussion this is: the opening's id, the page's address, else the words."""
    keys = []
    if opening is not None and _DIGIT.search(opening.node_id):
        keys.append(f"post:{opening.node_id}")
    if address := place_key(addresses):
        keys.append(address)
    if not keys and opening is not None:
        keys.append(f"words:{_digest(' '.join(text.split()))}")
    return tuple(key if len(key) <= _LONGEST_KEY else f"long:{_digest(key)}" for key in keys)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
