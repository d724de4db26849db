"""The cookie that carries a sentence such as "Deleted" to the next page."""

from django.contrib.messages.storage.cookie import CookieStorage


class BoundMessages(CookieStorage):
    """The same under a name that browsers accept by https from this host alone."""

    cookie_name = "__Host-messages"
