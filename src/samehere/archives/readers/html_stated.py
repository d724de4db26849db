"""What a saved web page states about its discussion: title, followers, likes, replies."""

from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from samehere.archives.readers.html_page import Article, HtmlPage
from samehere.archives.readers.names import LONGEST_TITLE
from samehere.archives.readers.stated import counts_in, counts_line, followers_in
from samehere.markup import clean_line, shortened

# Old sites put their own name behind the title of a page.
_BEFORE_THE_SITE = " | "


@dataclass(frozen=True, slots=True)
class Stated:
    """Figures as stated (None: not stated), and the opening post without the line they stood in."""

    followers: int | None
    likes: int | None
    replies: int | None
    opening: str


def stated_on(page: HtmlPage, opening: Article | None) -> Stated:
    """Return the figures: in `.post__stats`, else in the opening's last paragraph, else around."""
    stats = [*(opening.stats if opening else []), *page.stats]
    around = [str(opening.around_words) if opening else "", str(page.around_words)]
    followers = _first(followers_in(words) for words in [*stats, *around])
    likes, replies = counts_in(" ; ".join(stats))
    text = opening.content.text() if opening else ""
    if likes is None and replies is None:
        before, gap, last = text.rpartition("\n\n")
        counts = counts_line(last.strip())
        if counts is not None and gap:
            text = before.rstrip()
            likes, replies = counts
    if replies is None:
        headings = [counts_line(heading) for heading in page.headings]
        replies = _first(counts[1] for counts in headings if counts and counts[0] is None)
    return Stated(followers, likes, replies, text)


def title_of(
    page: HtmlPage, opening: Article | None, parser: LexborHTMLParser
) -> tuple[str | None, str]:
    """Return the title, at most as long as a title can be, and a warning or ""."""
    titles = [opening.title if opening else None, *page.main_titles, *page.titles]
    title = next((words for words in map(clean_line, filter(None, titles)) if words), "")
    if not title:
        return _window_title(parser)
    if len(title) <= LONGEST_TITLE:
        return title, ""
    cut = shortened(title, LONGEST_TITLE)
    return cut, f"The title is {len(title):,} characters long and was cut."


def _window_title(parser: LexborHTMLParser) -> tuple[str | None, str]:
    node = parser.css_first("title")
    title, mark, _ = clean_line(node.text() if node else "").partition(_BEFORE_THE_SITE)
    if not (title and mark):
        # Without the name of the site behind it, it may be the name of the site.
        return None, ""
    return shortened(title, LONGEST_TITLE), "Guessed: the title, from the name of the window."


def _first(numbers: Iterable[int | None]) -> int | None:
    return next((number for number in numbers if number is not None), None)
