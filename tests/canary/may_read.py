"""Who may read which word of the world. Whatever is not here is for nobody.

`open` is a public group, `inside` one for members, `secret` one by invitation that nobody else
knows of. Whoever is *here* belongs to all three. A line holds for every way to the word: pages,
lists, files, parts of pages, messages, redirects, headers and mail.
"""

from tests.canary.words import word

HERE = frozenset({"member", "muted", "suspended", "helper", "moderator", "author", "newcomer"})
OUTSIDE = frozenset(
    {"outsider", "neighbour", "invited", "left", "removed", "moderator elsewhere", "operator"}
)
SIGNED_IN = HERE | OUTSIDE
EVERYBODY = SIGNED_IN | {"visitor"}
MODERATORS = frozenset({"moderator", "moderator elsewhere", "operator"})
NOBODY: frozenset[str] = frozenset()
RELEASES = frozenset({"newcomer", "helper", "moderator"})

TABLE = {
    # A public group.
    "open name": EVERYBODY,
    "open about": EVERYBODY,
    "open rules": EVERYBODY,
    "open title": EVERYBODY,
    "open post": EVERYBODY,
    "open import": EVERYBODY,
    # A group for members: everybody may know that it is there and what it is about.
    "inside name": EVERYBODY,
    "inside about": EVERYBODY,
    "inside rules": EVERYBODY,
    "inside title": HERE,
    "inside post": HERE,
    # A group by invitation: whoever holds one reads what it is about before she joins.
    "secret name": HERE | {"invited", "removed"},
    "secret about": HERE | {"invited"},
    "secret rules": HERE | {"invited"},
    "secret title": HERE,
    "secret post": HERE,
    "secret import": HERE,
    # What was read in the words of that group, and what these name.
    "secret drug": HERE,
    "secret drug surface": NOBODY,
    "secret effect": HERE,
    "secret effect surface": NOBODY,
    "secret indication": HERE,
    "study title": HERE,
    "study authors": HERE,
    "study journal": HERE,
    "study doi": HERE,
    # What waits, and what was refused: for its author and those who may release it.
    "held title": RELEASES,
    "held post": RELEASES,
    "refused post": frozenset({"newcomer"}),
    "refusal": RELEASES,
    "open held post": RELEASES | {"operator"},
    # What was removed, while an appeal is open: for its author and those who may answer.
    "removed title": frozenset({"author", "moderator"}),
    "removed post": frozenset({"author", "moderator"}),
    # Posts that were deleted took their words along.
    "deleted post": NOBODY,
    "deleted title": NOBODY,
    # And so did those that were changed: what they said before is kept nowhere.
    "edited post": NOBODY,
    "edited title": NOBODY,
    # Names: whoever wrote in a public group is known to everybody, others by their profiles.
    "author name": EVERYBODY,
    "lurker name": SIGNED_IN,
    "author about": SIGNED_IN,
    "lurker about": SIGNED_IN,
    "shown condition": SIGNED_IN,
    # Those who look after the groups see who belongs to them.
    "reporter name": frozenset({"moderator", "operator"}),
    # An address is its owner's; operators find it on the page of her row alone.
    "author mail": frozenset({"author", "operator"}),
    "lurker mail": frozenset({"operator"}),
    "reporter mail": frozenset({"operator"}),
    "former mail": NOBODY,
    "coming mail": frozenset({"author"}),
    "passkey": frozenset({"author"}),
    "author device": frozenset({"author"}),
    "lurker device": NOBODY,
    # Reports: of the public group operators decide too, of the others who looks after them.
    "open note": frozenset({"visitor", "moderator", "operator"}),
    "open signer": frozenset({"moderator", "operator"}),
    "open reporter mail": NOBODY,
    "open wisher mail": frozenset({"moderator", "operator"}),
    "secret note": frozenset({"moderator"}),
    "own note": frozenset({"member", "moderator"}),
    "decision": frozenset({"author", "member", "moderator"}),
    "appeal": frozenset({"author", "moderator"}),
    # Of a profile: who looks after a group its owner is in, and who runs the community.
    "profile note": frozenset({"moderator", "operator"}),
    # Of a closed group: whoever was taken out of it and wrote it, and who looks after it.
    "group note": frozenset({"removed", "moderator"}),
    "pause reason": frozenset({"suspended", "moderator", "operator"}),
    "appeal answer": frozenset({"suspended", "moderator", "operator"}),
    "profile decision": frozenset({"member", "moderator", "operator"}),
    "reason to leave": frozenset({"removed"}),
    # The vocabulary is the whole community's, and so is its history for those who look after it.
    "term": MODERATORS,
    "term reason": MODERATORS,
    "doubt": MODERATORS,
    # What the program keeps for itself.
    "mail address": NOBODY,
    "mail subject": NOBODY,
    "mail text": NOBODY,
    "source key": NOBODY,
    "source id": NOBODY,
    "one time key": NOBODY,
}

# Words of posts that were deleted or changed: they stand nowhere any more.
GONE = {"deleted post", "deleted title", "edited post", "edited title"}

# A profile is found by whoever has its address, and says what its owner shows. Everywhere else
# the name and words of somebody who wrote in closed groups alone are for those who read these.
ON_PROFILES = {"lurker name", "lurker about"}
PROFILES = {"profile", "report-profile", "mute", "unmute"}

# Whoever was taken out of a group reads out of which, and why, and there alone.
TAKEN_OUT = {"waiting", "report-group", "take-back-held"}


def may_read(viewer: str, route: str) -> set[str]:
    """Return the words this viewer may read in an answer of this route."""
    found = {word(name) for name, viewers in TABLE.items() if viewer in viewers}
    if route not in PROFILES and viewer in OUTSIDE - {"operator"}:
        found -= {word(name) for name in ON_PROFILES}
    if viewer == "removed" and route and route not in TAKEN_OUT:
        found.discard(word("secret name"))
    return found
