"""What somebody signs in with besides the code sent by mail."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from samehere.members.errors import PasskeyNotFound
from samehere.members.models import Member
from samehere.members.passkeys import Passkey
from samehere.members.queries.powers import needs_second_factor

_Type = Authenticator.Type


@dataclass(frozen=True, slots=True)
class PasskeyRow:
    """A passkey as its member sees it."""

    id: int
    name: str
    added_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """What somebody has. `codes_left` None: she never made recovery codes.

    `is_required`: the community asks a second factor of her. `is_asked`: signing in asks for a
    second step.
    """

    passkeys: list[PasskeyRow]
    app_added_at: datetime | None
    codes_left: int | None
    is_required: bool

    @property
    def is_asked(self) -> bool:
        return self.app_added_at is not None or bool(self.passkeys and self.is_required)

    @property
    def has_any(self) -> bool:
        return self.app_added_at is not None or bool(self.passkeys)


def factors_of(member: Member) -> Factors:
    """Return what the member has, passkeys oldest first. At most two queries."""
    rows = list(_rows(member))
    apps = [row for row in rows if row.type == _Type.TOTP]
    codes = [row for row in rows if row.type == _Type.RECOVERY_CODES]
    return Factors(
        passkeys=[_passkey_row(row) for row in rows if row.type == _Type.WEBAUTHN],
        app_added_at=apps[0].created_at if apps else None,
        codes_left=len(codes[0].data["marks"]) if codes else None,
        is_required=needs_second_factor(member),
    )


def passkey_of(*, member: Member, passkey_id: int) -> PasskeyRow:
    """Return one passkey of the member. One query.

    Raises:
        PasskeyNotFound: no such passkey, or somebody else's.
    """
    found = _rows(member).filter(pk=passkey_id, type=_Type.WEBAUTHN).first()
    if found is None:
        raise PasskeyNotFound
    return _passkey_row(found)


def public_halves(member: Member) -> dict[int, Passkey]:
    """Return what answers of the member's passkeys are checked by, by id. One query."""
    rows = _rows(member).filter(type=_Type.WEBAUTHN)
    return {row.pk: Passkey(row.data["public"], row.data["counter"]) for row in rows}


def has_app(member: Member) -> bool:
    """Whether the member has set up an authenticator app. One query."""
    return _rows(member).filter(type=_Type.TOTP).exists()


def _rows(member: Member) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user_id=member.pk).order_by("created_at", "pk")


def _passkey_row(row: Authenticator) -> PasskeyRow:
    return PasskeyRow(row.pk, row.data["name"], row.created_at, row.last_used_at)
