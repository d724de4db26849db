"""How people of the small community get in. Django is set up before any of it is called."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samehere.members.models import Member

APP_KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def in_letters(number: int) -> str:
    """Return two letters for a number: what makes a name another one."""
    # A name with a number in it may look like one with a year of birth.
    return chr(ord("A") + number // 26) + chr(ord("a") + number % 26)


def guarded(number: int) -> "Member":
    """Make a member with a passkey, an app and recovery codes."""
    from samehere.members.actions import add_passkey, make_member, make_recovery_codes
    from samehere.members.passkeys import Passkey
    from samehere.members.tests.builders import an_app

    name = f"Careful {in_letters(number)}"
    member = make_member(name=name, email=f"careful{number}@example.org")
    add_passkey(member=member, name="my phone", passkey=Passkey("", 0))
    an_app(member, secret=APP_KEY)
    make_recovery_codes(member=member)
    return member


def ways_in(member: "Member") -> tuple[str, str, str]:
    """Return her name, a link that signs her in once, and the key of a session of hers.

    An operator gets an app, and has used it in the session.
    """
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from samehere.members.actions import make_sign_in_link
    from samehere.members.proofs import note_proof
    from samehere.members.tests.builders import an_app

    session = SessionStore()
    if member.is_operator:
        note_proof(session, factor_id=an_app(member, secret=APP_KEY))
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.create()
    return member.name, make_sign_in_link(member=member), session.session_key or ""
