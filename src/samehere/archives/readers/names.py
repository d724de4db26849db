"""Names and titles as pages print them."""

from samehere.markup import clean_line, shortened

LONGEST_TITLE = 150
_LONGEST_NAME = 120
# What old sites print for many people at once. One person under such a name would be a lie.
_NOBODY = frozenset(
    {
        "anonymous",
        "anonymous user",
        "deleted",
        "deleted member",
        "deleted user",
        "former member",
        "guest",
        "hidden",
        "unknown",
        "unknown user",
        "user deleted",
        "[deleted]",
    }
)


def name_in(words: str) -> str | None:
    """Return the author's name in `words`, or None: no name, or one that many share."""
    name = clean_line(words).removeprefix("@").strip()
    if not name or name.casefold() in _NOBODY:
        return None
    return name if len(name) <= _LONGEST_NAME else shortened(name, _LONGEST_NAME)
