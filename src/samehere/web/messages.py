"""The cookie that carries a sentence such as "Deleted" to the next page."""

from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class BoundCookie(CookieStorage):
    """Django's cookie under a name that browsers take by https, from this host alone."""

    cookie_name = "__Host-messages"


class BoundMessages(FallbackStorage):
    """Django's own way, with that cookie.

    Not the cookie alone: it would be taken back in answers to visitors who never had one, and a
    page with a cookie is not kept.
    """

    storage_classes = (BoundCookie, SessionStorage)
