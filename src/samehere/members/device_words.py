"""What a browser says of itself, in plain words. Pure: no database."""

from collections.abc import Iterable

UNKNOWN = "A device we don’t recognise"
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
# What each says of itself, what a browser is on, what its owner may call it. In this order: an
# Android device also says Linux, an iPhone also says Mac OS X.
_SYSTEMS = (
    ("Android", "Android", "Android phone"),
    ("iPhone", "an iPhone", "iPhone"),
    ("iPad", "an iPad", "iPad"),
    ("CrOS", "a Chromebook", "Chromebook"),
    ("Windows", "Windows", "Windows computer"),
    ("Macintosh", "a Mac", "Mac"),
    ("Linux", "Linux", "Linux computer"),
)


def device_words(user_agent: str) -> str:
    """Return words such as "Firefox on Android", made of known words alone.

    Nothing of `user_agent` itself is in them, so nobody can put a sentence on the page with it.
    """
    browser = _first(_BROWSERS, user_agent)
    system = _first(((sign, words) for sign, words, _ in _SYSTEMS), user_agent)
    if browser and system:
        return f"{browser} on {system}"
    if browser or system:
        return browser or f"A browser on {system}"
    return UNKNOWN


def name_of_device(user_agent: str) -> str:
    """Return a name such as "iPhone"; "My device" for a browser that does not say."""
    return _first(((sign, name) for sign, _, name in _SYSTEMS), user_agent) or "My device"


def _first(names: Iterable[tuple[str, str]], user_agent: str) -> str:
    return next((words for sign, words in names if sign in user_agent), "")
