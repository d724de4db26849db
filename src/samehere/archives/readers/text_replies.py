"""Finds the replies on a page saved as text, and which line of a post only looks like one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samehere.archives.readers.text_frame import announces_replies, counts_at, is_footer
from samehere.archives.readers.text_lines import (
    Head,
    depth,
    heads_in,
    is_blank,
    last_words,
    next_words,
    without_margin,
)
from samehere.archives.readers.warnings import counted, lines_of


@dataclass(frozen=True, slots=True)
class Found:
    """The first lines of replies. `is_flat`: their texts stand no deeper than their bullets.

    `doubtful` are lines that have the form of one and were taken for words of a post.
    """

    heads: tuple[Head, ...] = ()
    is_flat: bool = False
    doubtful: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply as it stands on the page. `level` 1 answers the opening post.

    `outside` are the lines of its text that stand left of every bullet; `left_out` are those
    after its text that belong to no post.
    """

    head: Head
    level: int
    text: str
    outside: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()


def find_replies(lines: Sequence[str], start: int, *, base: int) -> Found:
    """Return where replies begin. `base` is the column the opening post stands in."""
    heads = [head for head in heads_in(lines) if head.line >= start]
    announced = _announced(lines, heads, start, base)
    if announced is None:
        heads = heads[_first_believed(lines, heads, start, base) :]
    else:
        heads = heads[announced:]
    # Whoever writes "- Posted" in a page of drawn bullets writes a list, and the other way round.
    heads = [head for head in heads if head.is_drawn == heads[0].is_drawn]
    if announced is not None and _stands_flat(lines, heads):
        return Found(tuple(heads), is_flat=True)
    believed = _believed(lines, heads, base)
    taken = [
        head
        for place, head in enumerate(heads)
        if believed[place] or (place == 0 and announced is not None)
    ]
    lines_taken = {head.line for head in taken}
    doubtful = tuple(head.line for head in heads if head.line not in lines_taken)
    return Found(tuple(taken), doubtful=doubtful)


def replies_in(lines: Sequence[str], found: Found, end: int) -> Iterator[Reply]:
    """Return the replies in order; their texts reach up to line `end`."""
    levels = _levels(found.heads)
    margins = _margins(lines, found, levels, end)
    outermost = min((head.column for head in found.heads), default=0)
    ends = [head.line for head in found.heads[1:]] + [end]
    for head, stop in zip(found.heads, ends, strict=True):
        level = levels[head.column]
        with_words = [n for n in range(head.line + 1, stop) if not is_blank(lines[n])]
        outside = [n for n in with_words if depth(lines[n]) < outermost]
        footer = next((n for n in outside if is_footer(lines[n])), stop)
        margin = head.column + margins[level]
        if with_words:
            margin = min(margin, depth(lines[with_words[0]]))
        yield Reply(
            head,
            level,
            without_margin(lines[head.line + 1 : footer], margin),
            outside=tuple(n for n in outside if n < footer),
            left_out=tuple(n for n in with_words if n >= footer),
        )


def end_of_replies(lines: Sequence[str], found: Found) -> int:
    """Return the line after the last reply: from there on all stands left of every bullet."""
    last = found.heads[-1]
    outermost = min(head.column for head in found.heads)
    end = len(lines)
    for number in range(last.line + 1, len(lines)):
        if is_footer(lines[number]) and depth(lines[number]) <= min(last.column, outermost):
            end = number
            break
    while end > last.line + 1 and (is_blank(lines[end - 1]) or depth(lines[end - 1]) < outermost):
        end -= 1
    return end


def warnings_about(found: Found, replies: Sequence[Reply], *, offset: int) -> Iterator[str]:
    """Return what was guessed, as sentences; `offset` is the number of the first line."""
    if found.is_flat:
        yield (
            "Guessed: texts stand no deeper than their bullets, so each line “• Posted” was "
            "taken for the beginning of a reply."
        )
    if found.doubtful:
        where = lines_of(found.doubtful, offset=offset)
        yield (
            f"Guessed: “• Posted” in {where} belongs to the post above, because nothing is "
            "indented under it."
        )
    if first_deep := [reply for reply in replies[:1] if reply.level > 1]:
        where = lines_of([first_deep[0].head.line], offset=offset)
        yield f"Guessed: the reply in {where} answers the opening post; what it answers is missing."
    if below := sum(reply.level > 1 for reply in replies):
        yield (
            f"Guessed: {counted(below, 'reply', 'replies')} below the first level; the page does "
            "not say whom each answers, so each is shown under the reply it stands under."
        )
    if deepest := [reply.head.line for reply in replies if reply.level > 2]:
        where = lines_of(deepest, offset=offset)
        yield f"Guessed: “• Posted” in {where} begins a reply on a third level."
    if outside := [line for reply in replies for line in reply.outside]:
        where = lines_of(outside, offset=offset)
        yield f"Guessed: {where} stands left of every bullet and belongs to the reply above."
    if left_out := [line for reply in replies for line in reply.left_out]:
        where = lines_of(left_out, offset=offset)
        yield f"Left out, because it stands outside every post: {where}."
    if empty := [reply.head.line for reply in replies if not reply.text]:
        yield f"No words are on the page for the reply in {lines_of(empty, offset=offset)}."


def _announced(lines: Sequence[str], heads: Sequence[Head], start: int, base: int) -> int | None:
    """Return which head stands right after "43 Replies" or the counts, no deeper than the post."""
    for place, head in enumerate(heads):
        above = last_words(lines, head.line)
        if above is None or above < start or depth(lines[above]) > base:
            continue
        if announces_replies(lines[above]):
            return place
    return None


def _first_believed(lines: Sequence[str], heads: Sequence[Head], start: int, base: int) -> int:
    """Return the first head to believe, after the counts where there are any."""
    counts = counts_at(lines, start, len(lines), deepest=base)
    for place, is_believed in enumerate(_believed(lines, heads, base)):
        if is_believed and (counts is None or heads[place].line > counts):
            return place
    return len(heads)


def _stands_flat(lines: Sequence[str], heads: Sequence[Head]) -> bool:
    """Say whether the page has lost the indentation of its texts."""
    starts = {head.line for head in heads}
    for head in heads:
        words = next_words(lines, head.line + 1)
        if words is None or words in starts:
            continue
        return depth(lines[words]) <= head.column and not is_footer(lines[words])
    return False


def _believed(lines: Sequence[str], heads: Sequence[Head], base: int) -> list[bool]:
    """Say for each head whether a reply follows: words standing deeper, or nothing at all.

    A bullet in somebody's list that says just "Posted" is followed by the rest of that list.
    """
    believed = [False] * len(heads)
    for place in reversed(range(len(heads))):
        head = heads[place]
        words = next_words(lines, head.line + 1)
        if words is None:
            believed[place] = True
        elif place + 1 < len(heads) and heads[place + 1].line == words:
            believed[place] = believed[place + 1]
        else:
            column = depth(lines[words])
            is_outside = column <= base < head.column or is_footer(lines[words])
            believed[place] = column > head.column or is_outside
    return believed


def _levels(heads: Sequence[Head]) -> dict[int, int]:
    """Return the level of each column that bullets stand in; one column of difference is slack."""
    levels: dict[int, int] = {}
    columns = sorted({head.column for head in heads})
    steps = [column for column in columns if column >= columns[0] + 2] or columns[1:]
    second = steps[0] if steps else None
    for column in columns:
        if second is None or column < second:
            levels[column] = 1
        else:
            levels[column] = 2 if column < second + 2 else 3
    return levels


def _margins(
    lines: Sequence[str], found: Found, levels: dict[int, int], end: int
) -> dict[int, int]:
    """Return, by level, how much deeper than its bullet a text stands: what is usual here."""
    seen: dict[int, Counter[int]] = {}
    starts = {head.line for head in found.heads}
    for head in found.heads:
        words = next_words(lines, head.line + 1)
        if words is not None and words < end and words not in starts:
            deeper = max(0, depth(lines[words]) - head.column)
            seen.setdefault(levels[head.column], Counter())[deeper] += 1
    usual = dict.fromkeys(levels.values(), 0)
    for level, counter in seen.items():
        usual[level] = max(counter.items(), key=lambda item: (item[1], -item[0]))[0]
    return usual
