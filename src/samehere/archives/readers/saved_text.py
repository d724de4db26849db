"""Reads a discussion page saved as text: bullets "• Posted", two levels by indentation.

    Posted , 10 users are following.

    The opening post, of any number of paragraphs.

    0 likes, 43 replies

    43 Replies

      • Posted

        A reply to the opening post.

        • Posted

          A reply to the reply.

    Report or request deletion

No names and no dates are kept by this layout. Where it leaves two ways to read a page, the
likelier one is taken and a warning says so.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from unicodedata import normalize

from samehere.archives.errors import AnotherLayout
from samehere.archives.format import ArchivedPost, ArchivedThread, Layout
from samehere.archives.readers.matching import Match
from samehere.archives.readers.names import LONGEST_TITLE, name_in
from samehere.archives.readers.stated import counts_line
from samehere.archives.readers.text_frame import (
    Tail,
    counts_at,
    footer_from,
    is_footer,
    tail_from,
    tail_of,
)
from samehere.archives.readers.text_header import Header, header_of, is_header
from samehere.archives.readers.text_lines import (
    depth,
    heads_in,
    is_blank,
    is_broken_off_head,
    next_words,
    without_margin,
)
from samehere.archives.readers.text_replies import (
    Found,
    Reply,
    end_of_replies,
    find_replies,
    replies_in,
    warnings_about,
)
from samehere.archives.readers.times import time_in
from samehere.archives.readers.warnings import counted, lines_of, quoted

WORDS = "a saved page as text"
END_MISSING = "The end of the page is missing: its last post may be cut short."


def match(text: str) -> Match:
    """Say how much of the layout `text` shows."""
    lines = _lines(text)
    has_header = header_of(lines).followers is not None
    has_counts = any(_states_both(line) for line in lines)
    heads = len(heads_in(lines))
    has_footer = any(map(is_footer, lines))
    score = 4 * has_header + 2 * has_counts + (3 if heads > 1 else heads) + has_footer
    because = (
        "too little of that layout is in it: a line “10 users are following”, a line “0 likes, "
        "43 replies”, replies that begin with “• Posted”"
    )
    return Match(score, because)


def read(text: str, *, now: datetime) -> list[ArchivedThread]:
    """Return the discussions of a saved page, nearly always one, in the order of the page.

    Raises:
        AnotherLayout: there is no opening post.
    """
    lines = _lines(text)
    starts = _starts(lines)
    ends = [*starts[1:], len(lines)]
    return [
        _Reading(lines[start:end], start, now).thread()
        for start, end in zip(starts, ends, strict=True)
    ]


def key_of(opening: str) -> str:
    """Return the fingerprint of an opening post, however its white space and case were saved."""
    plain = " ".join(normalize("NFKC", opening).casefold().split())
    return f"text:{hashlib.sha256(plain.encode()).hexdigest()}"


def _lines(text: str) -> list[str]:
    # Not splitlines(): it would break lines at characters that are somebody's words.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if is_broken_off_head(lines[-1]) and not is_blank(lines[-1]):
        lines[-1] = ""
    return lines


def _states_both(line: str) -> bool:
    counts = counts_line(line)
    return counts is not None and None not in counts


def _starts(lines: Sequence[str]) -> list[int]:
    """Return where discussions begin: at the top, and where a header follows a whole page."""
    starts = [0]
    has_counts = has_ended = False
    for number, line in enumerate(lines):
        if not line or line[0].isspace():
            continue
        if has_ended and "ollowing" in line and is_header(line):
            starts.append(number)
            has_counts = has_ended = False
        elif has_counts and is_footer(line):
            has_ended = True
        elif _states_both(line):
            has_counts = True
    return starts


@dataclass
class _Reading:
    """One discussion being read; collects its warnings on the way."""

    lines: Sequence[str]
    offset: int
    now: datetime
    warnings: list[str] = field(default_factory=list)

    def thread(self) -> ArchivedThread:
        header = header_of(self.lines)
        first = next_words(self.lines, header.end)
        base = 0 if first is None else depth(self.lines[first])
        found = find_replies(self.lines, header.end, base=base)
        title = self._title(header)
        tail = self._tail(header.end, found, base)
        opening = without_margin(self.lines[header.end : tail.start], base)
        if not opening:
            raise AnotherLayout("it has no opening post above its replies")
        replies = self._replies(found)
        posts = [
            ArchivedPost(
                parent=None,
                text=opening,
                author=name_in(header.author or ""),
                posted_at=time_in(header.when, now=self.now),
                likes=tail.likes,
            ),
            *self._posts(replies),
        ]
        self._warn_of_times([header.when, *(reply.head.when for reply in replies)])
        return ArchivedThread(
            layout=Layout.SAVED_TEXT,
            keys=(key_of(opening),),
            title=title,
            posts=tuple(posts),
            followers=header.followers,
            likes=tail.likes,
            replies_stated=tail.replies if tail.replies is not None else tail.replies_in_heading,
            warnings=tuple(self.warnings),
        )

    def _title(self, header: Header) -> str | None:
        if not header.is_found:
            self._warn("The line that counts the followers is not on the page.")
        title = header.above[0] if header.above and len(header.above[0]) <= LONGEST_TITLE else None
        if title:
            self._warn(f"Guessed: the first line, {quoted(title)}, is the title.")
        for words in header.above[1:] if title else header.above:
            self._warn(f"Left out, because it stands above the discussion: {quoted(words)}.")
        return title

    def _tail(self, start: int, found: Found, base: int) -> Tail:
        """Return what stands between the opening post and the replies, or the page's end."""
        end = found.heads[0].line if found.heads else self._end_without_replies(start, base)
        tail = tail_of(self.lines, start, end)
        counts = counts_at(self.lines, start, end, deepest=base)
        if tail is None and counts is not None:
            tail = tail_from(self.lines, counts)
            self._warn_left_out(tail.end, end)
        if tail is None:
            self._warn("No line on the page states likes and replies.")
            return Tail(end, end)
        stated, in_heading = tail.replies, tail.replies_in_heading
        if stated is not None and in_heading is not None and stated != in_heading:
            self._warn(f"Stated {stated:,} replies in one line and {in_heading:,} in the next.")
        return tail

    def _end_without_replies(self, start: int, base: int) -> int:
        counts = counts_at(self.lines, start, len(self.lines), deepest=base)
        footer = footer_from(self.lines, counts or start, deepest=base)
        if footer is None:
            self._warn(END_MISSING)
        return len(self.lines) if footer is None else footer

    def _replies(self, found: Found) -> list[Reply]:
        if not found.heads:
            return []
        end = end_of_replies(self.lines, found)
        replies = list(replies_in(self.lines, found, end))
        footer = footer_from(self.lines, end, deepest=found.heads[-1].column)
        if footer is None:
            self._warn(END_MISSING)
        self._warn_left_out(end, len(self.lines) if footer is None else footer)
        if next_words(self.lines, end) is None and not replies[-1].text:
            self._warn("The page breaks off before the words of its last reply.")
            replies.pop()
        for warning in warnings_about(found, replies, offset=self.offset):
            self._warn(warning)
        return replies

    def _posts(self, replies: Sequence[Reply]) -> list[ArchivedPost]:
        """Return the replies with their parents: the last post of the level above."""
        above = {0: 0}
        posts: list[ArchivedPost] = []
        for index, reply in enumerate(replies, start=1):
            above = {level: place for level, place in above.items() if level < reply.level}
            moment = time_in(reply.head.when, now=self.now)
            posts.append(ArchivedPost(above[max(above)], reply.text, posted_at=moment))
            above[reply.level] = index
        return posts

    def _warn_of_times(self, stated: Sequence[str]) -> None:
        vague = sum(bool(when) and time_in(when, now=self.now) is None for when in stated)
        if vague:
            example = next(when for when in stated if when)
            self._warn(
                f"The times of {counted(vague, 'post', 'posts')} are too vague to keep "
                f"({quoted(example)}): shown as not known."
            )

    def _warn_left_out(self, start: int, end: int) -> None:
        numbers = [number for number in range(start, end) if not is_blank(self.lines[number])]
        if numbers:
            self._warn(
                f"Left out, because it stands outside every post: "
                f"{lines_of(numbers, offset=self.offset)}, {quoted(self.lines[numbers[0]])}."
            )

    def _warn(self, sentence: str) -> None:
        self.warnings.append(sentence)
