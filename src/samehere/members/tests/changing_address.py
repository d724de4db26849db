"""The way through the pages for changing an address."""

import re
from typing import Any

from django.test import Client

from samehere.members.tests.entering import code_for, letters_to

ASK, CODES = "/you/email/", "/you/email/codes/"


def ask(client: Client, new: str) -> Any:
    """Ask to change to this address."""
    return client.post(ASK, {"email": new})


def type_codes(client: Client, old: str, new: str, **typed: str) -> Any:
    """Type both codes; what is not given is right."""
    codes = {"old_code": code_for(old), "new_code": code_for(new)}
    return client.post(CODES, codes | typed)


def change(client: Client, old: str, new: str) -> Any:
    """Change the address from `old` to `new`, all the way."""
    ask(client, new)
    return type_codes(client, old, new)


def undo_path(email: str) -> str:
    """Return the path of the link in the newest mail to this address."""
    found = re.search(r"https?://[^/\s]+(/you/email/back/\S+/)", letters_to(email)[-1].text)
    assert found is not None
    return found[1]
