"""Made-up names for the people in an old discussion. Pure."""

import hmac
from collections.abc import Iterable
from dataclasses import replace

from samehere.archives.format import ArchivedThread

_COLORS = """
    Amber Ashen Azure Brisk Bright Calm Clear Cosy Crisp Dappled Dusky Early Fair Fleet Gentle
    Golden Hazel Hushed Ivory Jade Kind Late Light Lilac Mellow Misty Mossy Olive Pale Pearl Quiet
    Rosy Russet Silver Slow Soft Still Sunny Tawny Velvet
"""
_FIRST = _COLORS.split()
_CREATURES = """
    Alder Aspen Aster Birch Bramble Cedar Clover Cowslip Elder Fern Finch Foxglove Hawthorn Heather
    Heron Iris Juniper Kestrel Lark Laurel Linden Linnet Maple Martin Meadow Otter Pine Plover Poppy
    Robin Rowan Sedge Sorrel Sparrow Swift Teasel Thistle Willow Wren Yarrow
"""
_SECOND = _CREATURES.split()
_NUMBERS = 9_000


def hide_names(thread: ArchivedThread, *, secret: bytes) -> ArchivedThread:
    """Return `thread` with every author's name replaced by a made-up one.

    The same name becomes the same made-up one in all pages of a discussion, and another one in
    every other discussion. Without `secret` nobody can try out who it was. Names that people
    wrote in their texts stay.
    """
    authors = {post.author for post in thread.posts if post.author}
    made_up = made_up_names(authors, secret=secret + thread.keys[0].encode())
    posts = [
        replace(post, author=made_up[post.author] if post.author else None) for post in thread.posts
    ]
    hidden = f"Names: {len(made_up):,} replaced by made-up ones; names inside the texts stay."
    return replace(thread, posts=tuple(posts), warnings=(*thread.warnings, hidden))


def made_up_names(names: Iterable[str], *, secret: bytes) -> dict[str, str]:
    """Return a made-up name for each of `names`, no two alike."""
    numbers = {name: _number(secret, name) for name in names}
    made_up: dict[str, str] = {}
    taken: set[str] = set()
    for name, number in sorted(numbers.items(), key=lambda item: (item[1], item[0])):
        step = 0
        while (choice := _name(number + step)) in taken:
            step += 1
        taken.add(choice)
        made_up[name] = choice
    return made_up


def _number(secret: bytes, name: str) -> int:
    return int.from_bytes(hmac.digest(secret, name.encode(), "sha256")[:8], "big")


def _name(number: int) -> str:
    number, serial = divmod(number, _NUMBERS)
    number, first = divmod(number, len(_FIRST))
    return f"{_FIRST[first]} {_SECOND[number % len(_SECOND)]} {serial + 1_000}"
