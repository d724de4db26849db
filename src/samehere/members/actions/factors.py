"""Adding, using and removing what somebody signs in with besides the code sent by mail."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from samehere import outbox
from samehere.members import errors, passkeys
from samehere.members.actions.sessions import end_sessions
from samehere.members.models import Member
from samehere.members.one_time_codes import as_typed, new_recovery_codes, step_of
from samehere.members.queries import factors as queries
from samehere.members.queries.powers import FACTORS
from samehere.members.sealing import is_marked, mark_of, seal, unseal

MOST_PASSKEYS = 20
_Type = Authenticator.Type


@transaction.atomic
def add_passkey(*, member: Member, name: str, passkey: passkeys.Passkey) -> int:
    """Keep the passkey under this name, tell the member by mail, and return its id.

    Raises:
        TooManyPasskeys: she has 20.
        PasskeyNotRight: she has this one.
    """
    own = queries.public_halves(_locked(member))
    if len(own) >= MOST_PASSKEYS:
        raise errors.TooManyPasskeys(MOST_PASSKEYS)
    if passkey.public in {one.public for one in own.values()}:
        raise errors.PasskeyNotRight
    made = Authenticator.objects.create(
        user=member,
        type=_Type.WEBAUTHN,
        data={"name": name, "public": passkey.public, "counter": passkey.counter},
    )
    _tell(member, f"A passkey was added: {name}.")
    return int(made.pk)


@transaction.atomic
def rename_passkey(*, member: Member, passkey_id: int, name: str) -> None:
    """Give the passkey another name.

    Raises:
        PasskeyNotFound: no such passkey, or somebody else's.
    """
    queries.passkey_of(member=_locked(member), passkey_id=passkey_id)
    row = Authenticator.objects.get(pk=passkey_id)
    Authenticator.objects.filter(pk=passkey_id).update(data=row.data | {"name": name})


@transaction.atomic
def remove_passkey(*, member: Member, passkey_id: int) -> str:
    """Forget the passkey, tell the member by mail, and return the name it had.

    Raises:
        PasskeyNotFound: no such passkey, or somebody else's.
    """
    name = queries.passkey_of(member=_locked(member), passkey_id=passkey_id).name
    Authenticator.objects.filter(pk=passkey_id).delete()
    _forget_codes_without_use(member)
    _tell(member, f"A passkey was removed: {name}.")
    return name


@transaction.atomic
def use_passkey(
    *, challenge: Mapping[str, Any] | None, text: str, member: Member | None = None
) -> tuple[Member, int]:
    """Return whose passkey gave this answer, and its id. `member`: nobody else's will do.

    Raises:
        PasskeyNotRight: see `passkeys.check_answer`.
    """
    answer = passkeys.read_answer(challenge, text)
    holder = Member.objects.select_for_update().filter(public_id=answer.holder).first()
    if holder is None or (member is not None and member.pk != holder.pk):
        raise errors.PasskeyNotRight
    passkey_id = passkeys.check_answer(challenge, answer, queries.public_halves(holder))
    _note_use(passkey_id, counter=answer.counter)
    return holder, passkey_id


@transaction.atomic
def add_app(*, member: Member, secret: str, typed: str, now: datetime | None = None) -> int:
    """Set the authenticator app up, tell the member by mail, and return its id.

    Raises:
        AppAlreadySetUp: she has one.
        CodeNotRight: the app does not show what was typed.
    """
    if queries.has_app(_locked(member)):
        raise errors.AppAlreadySetUp
    now = now or timezone.now()
    step = step_of(secret, as_typed(typed), now=now.timestamp())
    if step is None:
        raise errors.CodeNotRight
    data = {"secret": seal(secret), "last_step": step}
    made = Authenticator.objects.create(user=member, type=_Type.TOTP, data=data, last_used_at=now)
    _tell(member, "An authenticator app was set up.")
    return int(made.pk)


@transaction.atomic
def remove_app(*, member: Member) -> None:
    """Turn the authenticator app off and tell the member by mail. Without one: nothing."""
    own = Authenticator.objects.filter(user_id=_locked(member).pk, type=_Type.TOTP)
    if own.delete()[0]:
        _forget_codes_without_use(member)
        _tell(member, "Your authenticator app was turned off.")


@transaction.atomic
def use_code(*, member: Member, typed: str, now: datetime | None = None) -> int:
    """Use up a code of the app, or a recovery code, and return the id of what it is from.

    Raises:
        CodeNotRight: no code of hers, or used before.
    """
    code, now = as_typed(typed), now or timezone.now()
    # Locked: of two who send the same code at once, the second finds it used.
    rows = Authenticator.objects.filter(user_id=_locked(member).pk)
    for row in rows:
        if row.type == _Type.TOTP and (step := _step(row, code, now)) is not None:
            _note_use(row.pk, last_step=step)
            return int(row.pk)
        if row.type == _Type.RECOVERY_CODES:
            left = [mark for mark in row.data["marks"] if not is_marked(code, mark)]
            if len(left) < len(row.data["marks"]):
                _note_use(row.pk, marks=left)
                _tell(member, f"A recovery code was used. You have {len(left)} left.")
                return int(row.pk)
    raise errors.CodeNotRight


@transaction.atomic
def make_recovery_codes(*, member: Member) -> list[str]:
    """Make ten recovery codes in place of all earlier ones, and return them: never again.

    Raises:
        NothingToRecover: she has neither passkey nor app.
    """
    own = Authenticator.objects.filter(user_id=_locked(member).pk)
    if not own.filter(type__in=FACTORS).exists():
        raise errors.NothingToRecover
    own.filter(type=_Type.RECOVERY_CODES).delete()
    codes = new_recovery_codes()
    data = {"marks": [mark_of(as_typed(code)) for code in codes]}
    Authenticator.objects.create(user=member, type=_Type.RECOVERY_CODES, data=data)
    _tell(member, "Recovery codes were made. Older ones no longer work.")
    return codes


@transaction.atomic
def forget_second_factors(*, member: Member) -> int:
    """Forget all passkeys, app and codes, and end her sessions; return how many there were.

    She is told by mail.

    For whoever runs the server, when a member has lost all of them.
    """
    count, _ = Authenticator.objects.filter(user_id=_locked(member).pk).delete()
    if count:
        # Whoever holds the lost device may be signed in on it.
        end_sessions(member=member)
        _tell(member, "Passkeys, authenticator app and recovery codes were removed.")
    return count


def _locked(member: Member) -> Member:
    return Member.objects.select_for_update().get(pk=member.pk)


def _step(row: Authenticator, code: str, now: datetime) -> int | None:
    secret = unseal(row.data["secret"])
    if secret is None:
        return None
    return step_of(secret, code, now=now.timestamp(), after=row.data["last_step"])


def _note_use(pk: int, **changed: Any) -> None:
    data = Authenticator.objects.get(pk=pk).data | changed
    Authenticator.objects.filter(pk=pk).update(data=data, last_used_at=timezone.now())


def _forget_codes_without_use(member: Member) -> None:
    own = Authenticator.objects.filter(user_id=member.pk)
    if not own.filter(type__in=FACTORS).exists():
        own.delete()


def _tell(member: Member, what: str) -> None:
    words = {"what": what, "address": settings.ADDRESS}
    text = render_to_string("account/email/factor_changed.txt", words)
    subject = "Something changed in your account"
    outbox.queue_mail(to=member.email, subject=subject, text=text.strip() + "\n")
