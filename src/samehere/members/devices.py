"""A plain name for a device, from what its browser says of itself. Pure."""

# The first that is found counts: an iPhone says Mac OS as well, an Android says Linux.
_DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android phone"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows computer"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux computer"),
)


def name_of_device(user_agent: str) -> str:
    """Return a name such as "iPhone"; "My device" for a browser that does not say."""
    return next((name for sign, name in _DEVICES if sign in user_agent), "My device")
