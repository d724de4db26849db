"""What belongs to one person alone, and what the program keeps for itself."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.utils import timezone

from samehere.discussions.models import OneTimeKey
from samehere.discussions.tests.builders import posts_by
from samehere.members.actions import describe_member, keep_device, mute, show_item
from samehere.members.models import AddressChange, MailedCode
from samehere.members.tests.builders import sign_in
from samehere.members.tests.soft_keys import Device, add_passkey
from samehere.moderation.actions import doubt_word
from samehere.outbox.actions import queue_mail
from samehere.vocabulary.actions import add_term
from tests.canary.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samehere.members.models import Member

Examples = dict[str, str]


def leave_belongings(
    people: Mapping[str, Member],
    cases: Mapping[str, Examples],
    own: dict[str, dict[str, Examples]],
) -> None:
    """Give the author and the lurker what members have, and let words be doubted."""
    author, lurker = people["author"], people["lurker"]
    _change_words(people, cases)
    for name, member in {"author": author, "lurker": lurker}.items():
        describe_member(member=member, standing="carer", about=f"With {word(f'{name} about')}.")
        _sign_in_somewhere(member, word(f"{name} device"))
    show_item(member=author, kind="condition", words=word("shown condition"))
    mute(member=author, public_id=people["muted"].public_id)
    add_passkey(sign_in(Client(), author), Device(), name=word("passkey"))
    passkey = Authenticator.objects.get(user=author)
    own.setdefault("author", {})["passkey"] = {"passkey_id": str(passkey.pk)}
    cases["secret"]["passkey_id"] = str(passkey.pk)
    _change_address(author)
    post = posts_by(author)[0]
    OneTimeKey.objects.filter(post=post).update(key=word("one time key"))


def leave_mail() -> None:
    """Queue a mail that waits."""
    queue_mail(
        to=f"{word('mail address')}@example.org",
        subject=word("mail subject"),
        text=word("mail text"),
    )


def _change_words(people: Mapping[str, Member], cases: Mapping[str, Examples]) -> None:
    """Add a term with a reason, and doubt it on a page of the secret group."""
    add_term(
        name=word("term"),
        concept=word("shown condition"),
        kind="condition",
        made_by=people["moderator"].public_id,
        reason=word("term reason"),
    )
    for name in ("open", "secret"):
        doubt_word(
            member=people["lurker" if name == "secret" else "author"],
            name=word("term"),
            concept=word("shown condition"),
            meant=word("doubt"),
            seen_at=f"/g/{cases[name]['slug']}/?from={cases[name]['thread_id']}",
        )


def _sign_in_somewhere(member: Member, words: str) -> None:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["words"] = word("session")
    session.create()
    keep_device(member=member, session_key=session.session_key, words=words)


def _change_address(member: Member) -> None:
    """Let a change of her address be undone still, and another one wait for its codes."""
    AddressChange.objects.create(
        member=member,
        old_email=f"{word('former mail')}@example.org",
        undo_hash="0" * 64,
        undo_until=timezone.now() + timedelta(days=1),
    )
    for purpose in MailedCode.Purpose:
        MailedCode.objects.create(
            member=member,
            purpose=purpose,
            email=f"{word('coming mail')}@example.org",
            code_hash="0" * 64,
            expires_at=timezone.now() + timedelta(minutes=5),
        )
