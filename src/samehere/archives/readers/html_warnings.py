"""What was guessed or left out while reading a saved web page, in words."""

from collections.abc import Iterator, Sequence

from samehere.archives.format import ArchivedPost
from samehere.archives.readers.html_page import Article
from samehere.archives.readers.html_parents import Placing
from samehere.archives.readers.warnings import counted, quoted


def placing_warnings(placing: Placing) -> Iterator[str]:
    """Return what is doubtful about which post answers which."""
    if placing.unknown:
        yield (
            f"Guessed: {_replies(placing.unknown)} to somebody who wrote nothing earlier in the "
            "same branch: shown as answering the reply around."
        )
    if placing.several:
        yield (
            f"Guessed: {_replies(placing.several)} to somebody with several earlier posts in the "
            "branch: shown as answering the latest."
        )
    if placing.loose:
        yield f"Guessed: {_replies(placing.loose)} outside every other: put under the one before."
    if placing.doubled:
        yield f"{counted(placing.doubled, 'post stands', 'posts stand')} on the page twice."
    if placing.colliding:
        yield f"{_replies(placing.colliding)} with the id of another post: taken as its own."
    if placing.strays:
        yield f"Left out: {counted(placing.strays, 'opening', 'openings')} of other discussions."


def article_warnings(articles: Sequence[Article], posts: Sequence[ArchivedPost]) -> Iterator[str]:
    """Return what could not be read from the articles; `posts` are what was made of them."""
    pairs = list(zip(articles, posts, strict=True))
    if bad := [article.stamp for article, post in pairs if article.stamp and not post.posted_at]:
        yield (
            f"The times of {counted(len(bad), 'post', 'posts')} cannot be trusted "
            f"({quoted(bad[0])}): shown as not known."
        )
    if odd := [article.likes for article, post in pairs if article.likes and post.likes is None]:
        yield (
            f"The likes of {counted(len(odd), 'post', 'posts')} are no number "
            f"({quoted(odd[0])}): kept as unknown."
        )
    if shared := [article.author for article, post in pairs if article.author and not post.author]:
        yield (
            f"The author of {counted(len(shared), 'post', 'posts')} is {quoted(shared[0])}, a name "
            "many people shared: kept as not known."
        )
    if pictures := sum(article.content.pictures for article in articles):
        yield f"Left out: {counted(pictures, 'picture', 'pictures')}."
    if empty := sum(not post.text for post in posts):
        yield f"No words are on the page for {counted(empty, 'post', 'posts')}."


def _replies(number: int) -> str:
    return counted(number, "reply", "replies")
