"""Saved pages in the two layouts, written by us, for tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from samehere.archives.format import ArchivedThread
from samehere.archives.readers import saved_html, saved_text

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

FOOTER = """
Report or request deletion

Thanks for your help!

We want the community to be of use, yet nobody medical reads along. Ask your own doctor.
"""

# Level and text: two replies to the opening post, the first answered twice.
REPLIES = [
    (1, "Ice helped me more than any cream."),
    (2, "For how long at a time?"),
    (2, "Five minutes, then a break."),
    (1, "Ask your pharmacist for the plain one."),
]
OPENING = "Does the grey tube sting for everybody? It is my second day."


@dataclass(frozen=True)
class Shape:
    """How a text page is laid out; the defaults are the layout as we know it."""

    header: str = "Posted , 10 users are following.\n\n\n"
    counts: str = "\n\n0 likes, 43 replies\n\n43 Replies\n\n"
    footer: str = FOOTER
    bullet: str = "• Posted"
    indents: tuple[str, str, str] = ("  ", "    ", "      ")
    after_head: str = "\n\n"
    after_post: str = "\n\n"
    new_line: str = "\n"


def text_page(
    opening: str = OPENING,
    replies: Sequence[tuple[int, str]] = REPLIES,
    shape: Shape | None = None,
) -> str:
    """Return a page as text. The texts are indented as the layout does it, line by line."""
    shape = shape or Shape()
    parts = [shape.header, opening, shape.counts]
    for level, text in replies:
        margin = shape.indents[level]
        lines = [margin + line if line.strip() else line for line in text.split("\n")]
        parts.append(shape.indents[level - 1] + shape.bullet + shape.after_head)
        parts.append("\n".join(lines) + shape.after_post)
    page = "".join(parts).rstrip("\n") + "\n" + shape.footer
    return page.replace("\n", shape.new_line)


def read_text(page: str) -> ArchivedThread:
    """Return the one discussion of a text page."""
    assert saved_text.match(page).is_sure
    [thread] = saved_text.read(page, now=NOW)
    return thread


def read_html(page: str) -> ArchivedThread:
    """Return the one discussion of an HTML page."""
    assert saved_html.match(page).is_sure
    [thread] = saved_html.read(page, now=NOW)
    return thread


def texts(thread: ArchivedThread) -> list[str]:
    """Return the texts of all posts in order."""
    return [post.text for post in thread.posts]


def parents(thread: ArchivedThread) -> list[int | None]:
    """Return the parents of all posts in order."""
    return [post.parent for post in thread.posts]


def article(
    number: int,
    content: str,
    *,
    kind: str = "",
    author: str = "",
    to: str = "",
    time: str = "2017-01-31T10:20+00:00",
    actions: str = '<div class="post__actions"><a>Reply</a></div>',
    inside: Sequence[str] = (),
) -> str:
    """Return one article with the articles `inside` it. `kind`: "post__root", "mb-0" or ""."""
    name = f'<a class="author__name" href="/p/{number}">{author}</a>' if author else ""
    recipient = f'<a class="author__recipient">{to}</a>' if to else ""
    stamp = f'<time datetime="{time}">Posted 9 years ago</time>' if time else ""
    nested = "".join(f"<li>{one}</li>" for one in inside)
    return (
        f'<article class="post {kind}" id="{number}"><h5 class="author">{name}{recipient}</h5>'
        f'<p class="post__stats">{stamp}</p><div class="post__content">{content}</div>'
        f'<ul class="comments">{nested}</ul>{actions}</article>'
    )


def opening_article(content: str = "<p>Does it sting?</p>", number: int = 500) -> str:
    """Return an opening post with its title and what the page states."""
    return (
        f'<div class="post__main"><article class="post mb-0" id="{number}">'
        '<h1 class="post__title">Stinging from the grey tube</h1>'
        '<a class="author__name">Mirabel</a><p class="post__stats">'
        '<time datetime="2017-01-31T10:20+00:00">Posted 9 years ago</time>, '
        "10 users are following.</p>"
        f'<div class="post__content">{content}<p class="post__stats">3 likes, 43 replies</p></div>'
        '<div class="post__actions"><span class="post__count">3</span></div></article></div>'
    )


def html_page(*articles: str, opening: str | None = None, head: str = "") -> str:
    """Return a page with an opening post and `articles` under it."""
    return (
        f"<!DOCTYPE html><html><head><title>Forum</title>{head}</head><body><nav>Menu</nav>"
        f"{opening_article() if opening is None else opening}<h2>43 Replies</h2><ul>"
        + "".join(f"<li>{one}</li>" for one in articles)
        + "</ul><footer>Report or request deletion</footer></body></html>"
    )
