"""Ways through the pages for joining and signing in, and the mails they send."""

import html
import re
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.test import Client

from samehere.members.models import Member

JOIN = "/join/"
CODE_PAGE = "/join/code/"
SIGN_IN = "/sign-in/"
SIGN_IN_CODE = "/sign-in/code/"


@dataclass(frozen=True)
class Letter:
    """A mail as its reader sees it."""

    subject: str
    text: str


def letters_to(email: str) -> list[Letter]:
    """Return the mails queued for this address, oldest first."""
    queued = apps.get_model("outbox", "Mail")._default_manager.filter(to=email).order_by("pk")
    return [Letter(*row) for row in queued.values_list("subject", "text")]


def code_for(email: str) -> str:
    """Return the code in the newest mail to this address."""
    found = re.search(r"^\d{6}$", letters_to(email)[-1].text, re.MULTILINE)
    assert found is not None
    return found.group()


def wrong_code(email: str) -> str:
    """Return 6 figures that are not the code."""
    return f"{(int(code_for(email)) + 1) % 1_000_000:06}"


def ask_to_join(client: Client, address: str = JOIN, **typed: Any) -> Any:
    """Send the form for joining; what is not given is right, advice on the name overruled."""
    right = {"name": "Beverly", "email": "beverly@example.org", "keep": "Beverly", "terms": "on"}
    given = right | typed
    given["username"] = given.get("username", given["name"])
    return client.post(address, given)


def ask_for_code(client: Client, email: str, address: str = SIGN_IN, **typed: str) -> Any:
    """Send the form for signing in."""
    return client.post(address, {"email": email, **typed})


def signed_in(client: Client) -> Member | None:
    """Return who is signed in."""
    request = HttpRequest()
    request.session = client.session
    user = get_user(request)
    return user if isinstance(user, Member) else None


def words_of(response: Any) -> str:
    """Return the page as a person reads it: marks unescaped."""
    return html.unescape(response.content.decode())
