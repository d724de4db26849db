"""The markdown members may write: paragraphs, lists, emphasis, quotes, links. Nothing else.

Everything else stays readable as typed. CommonMark is narrowed where it would change what a
patient means: "2*50mg and 1*25mg" has no emphasis, ">10 days" is no quote, "2017. Diagnosed" is
no list. Nothing that is not rendered may be lost.
"""

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, hr, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from samehere.markup.links import bare_address, is_address

# Quotes and lists in one another; deeper ones stay as typed. A list takes two levels. It must
# stay below the parser's own limit of 20, where it would leave out the rest of the text.
DEEPEST: Final = 12
_LIST = re.compile(r"[-*](?=[ \t\n]|$)|\d{1,3}\.(?=[ \t\n]|$)")
_QUOTE = re.compile(r">(?!\d)")
# The parser tries its rules only at these places; everything between is text.
_RULES_BEGIN = re.compile(r"[\n*_\[\]\\]|https?://", re.IGNORECASE)
# Unrolled, so that it reads each character once: words without brackets, an address in which
# brackets are in pairs.
_LINK = re.compile(
    r"\[([^\[\]\\]*(?:\\.[^\[\]\\]*)*)\]\(([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\)",
    re.DOTALL,
)
_LONGEST_RUN = 3
# Emphasis begins behind white space or one of these, so that the star of "0.03%*" begins none.
_BEFORE_EMPHASIS = " \n\t\xa0([{\"'\u201c\u2018\xab\u2013\u2014-/*_"
_ESCAPABLE = "\\*_[]>-."


def make_parser() -> MarkdownIt:
    """Return a parser for our markdown. It keeps no state between texts."""
    parser = MarkdownIt("zero")
    parser.inline.terminator_re = _RULES_BEGIN
    parser.block.ruler.at("blockquote", _quote, {"alt": ["paragraph", "blockquote", "list"]})
    parser.block.ruler.at("hr", _line_of_marks, {"alt": ["paragraph", "blockquote", "list"]})
    parser.block.ruler.at("list", _list, {"alt": ["paragraph", "blockquote"]})
    parser.inline.ruler.at("linkify", _address)
    parser.inline.ruler.at("escape", _escape)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("link", _link)
    parser.enable(["blockquote", "hr", "list", "linkify", "newline", "escape", "emphasis", "link"])
    # The parser compiles its rules on first use, and two threads must not do that at once.
    parser.parse("*warm*")
    return parser


def _at_line(state: StateBlock, line: int, pattern: re.Pattern[str]) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return pattern.match(state.src, start, state.eMarks[line]) is not None


def _quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.level >= DEEPEST or not _at_line(state, start, _QUOTE):
        return False
    return blockquote(state, start, end, silent)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.level >= DEEPEST or not _at_line(state, start, _LIST):
        return False
    return list_block(state, start, end, silent)


def _line_of_marks(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Keep "* * *" and "---" as typed: to markdown they are a rule, to us no list either."""
    if not hr(state, start, end, silent):
        return False
    if not silent:
        rule = state.tokens.pop()
        typed = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        state.push("paragraph_open", "p", 1).map = rule.map
        inline = state.push("inline", "", 0)
        inline.content, inline.children, inline.map = typed.strip(), [], rule.map
        state.push("paragraph_close", "p", -1)
    return True


# The rules below never see `silent` set: nothing looks ahead through the inline rules, because
# _link finds its end by a regular expression. That keeps them linear and free of recursion.


def _address(state: StateInline, silent: bool) -> bool:
    """Make a bare web address a link before its underscores are taken for emphasis."""
    if state.linkLevel > 0 or state.src[state.pos] not in "hH":
        return False
    whole, address = bare_address(state.src, state.pos)
    if not whole:
        return False
    if address:
        _push_link(state, address)
        state.push("text", "", 0).content = address
        state.push("link_close", "a", -1)
    else:
        state.append_pending(whole)
    state.pos += len(address or whole)
    return True


def _escape(state: StateInline, silent: bool) -> bool:
    """Take the backslash from before a mark that would mean something; leave all others."""
    mark = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or not mark or mark not in _ESCAPABLE:
        return False
    state.append_pending(mark)
    state.pos += 2
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Note marks that may begin or end emphasis, at the edges of words only."""
    start = state.pos
    mark = state.src[start]
    if mark not in "*_":
        return False
    run = state.scanDelims(start, False)
    may_open = run.can_open and (start == 0 or state.src[start - 1] in _BEFORE_EMPHASIS)
    state.pos += run.length
    if run.length > _LONGEST_RUN or not (may_open or run.can_close):
        state.append_pending(mark * run.length)
        return True
    for _ in range(run.length):
        state.push("text", "", 0).content = mark
        place = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(ord(mark), run.length, place, -1, may_open, run.can_close)
        )
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Read [words](address). An image, and an address that is not allowed, stay as typed."""
    start, maximum = state.pos, state.posMax
    if state.src[start] != "[" or state.src[start - 1 : start] == "!" or state.linkLevel > 0:
        return False
    link = _LINK.match(state.src, start, maximum)
    if link is None or not link[1].strip() or not is_address(link[2]):
        return False
    state.pos, state.posMax = link.span(1)
    _push_link(state, link[2])
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.pos, state.posMax = link.end(), maximum
    return True


def _push_link(state: StateInline, address: str) -> None:
    state.push("link_open", "a", 1).attrs = {"href": address}
