"""The versions of the texts that members agree to or rely on.

Whoever changes what one of them says adds a version here, newest last: its day, and what changed
in a few words. A test compares each text with the version it was given.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Version:
    """A text as it stood from a day on."""

    since: date
    changes: str


@dataclass(frozen=True)
class Document:
    """A text with its versions, oldest first; there is at least one."""

    versions: tuple[Version, ...]

    @property
    def version(self) -> int:
        """The number of the newest version; the first is 1."""
        return len(self.versions)

    @property
    def since(self) -> date:
        """The day of the newest version."""
        return self.versions[-1].since


_BEGINNING = Version(date(2026, 11, 22), "The first version.")
_PEOPLE = date(2026, 11, 26)

DOCUMENTS = {
    "rules": Document((_BEGINNING,)),
    "terms": Document(
        (_BEGINNING, Version(_PEOPLE, "Says that you are asked before your words are published."))
    ),
    "privacy": Document(
        (
            _BEGINNING,
            Version(_PEOPLE, "Says what you are asked, one by one, and what is kept of it."),
            Version(_PEOPLE, "Says what is kept of passkeys, apps and recovery codes."),
            Version(_PEOPLE, "Says who reads closed groups, and what is kept of posts that wait."),
            Version(_PEOPLE, "Says what is kept of pauses and of objecting to a decision."),
            Version(_PEOPLE, "Says how long that is where whoever reported objects."),
            Version(
                _PEOPLE, "Says for how long the words of a removed post are kept, and for whom."
            ),
            Version(
                _PEOPLE, "Says that nothing is kept of what a post said before it was changed."
            ),
        )
    ),
    "disclaimer": Document((_BEGINNING,)),
    "method": Document(
        (
            _BEGINNING,
            Version(_PEOPLE, "Says that the totals count who agreed to being counted."),
            Version(
                _PEOPLE, "Says what a rest opens, and that who takes it again has not stopped."
            ),
        )
    ),
}
