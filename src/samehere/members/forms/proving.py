"""What people type, or their device sends, to prove who they are and to add what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.sessions.backends.base import SessionBase

from samehere.members import actions
from samehere.members.errors import CodeNotRight, PassphraseNotRight
from samehere.members.forms.fields import LineField
from samehere.members.mailed_proofs import check_proof
from samehere.members.models import Member
from samehere.members.queries import Factors
from samehere.web.refusals import Refusal

LONGEST_NAME = 40
LONGEST_CODE = 60
LONGEST_PASSPHRASE = 1000


class TypedCodeField(LineField):
    """Figures from an app or a mail, or a recovery code."""

    default_error_messages = {"required": "Type the code."}

    def __init__(self, label: str = "Code") -> None:
        super().__init__(label=label, max_length=LONGEST_CODE)


class AppForm(forms.Form):
    """The figures an app shows for a new secret."""

    code = TypedCodeField("The 6 figures the app shows")


class PasskeyNameForm(forms.Form):
    """What a member calls a passkey of hers."""

    name = LineField(
        label="Name of the passkey",
        max_length=LONGEST_NAME,
        error_messages={
            "required": "Give it a name, such as “my phone”.",
            "max_length": f"A name has at most {LONGEST_NAME} characters.",
        },
    )


@dataclass(frozen=True)
class Ways:
    """By which ways somebody may prove who she is."""

    passkey: bool
    code: bool
    passphrase: bool
    mail: bool


def ways_in_step(factors: Factors) -> Ways:
    """Return the ways of the second step of signing in."""
    return Ways(
        passkey=bool(factors.passkeys),
        code=factors.app_added_at is not None or bool(factors.codes_left),
        passphrase=False,
        mail=False,
    )


def ways_again(member: Member, factors: Factors) -> Ways:
    """Return the ways of proving it again: those that signing in would end with."""
    if factors.is_asked:
        return ways_in_step(factors)
    return Ways(
        passkey=bool(factors.passkeys),
        code=False,
        passphrase=member.has_passphrase,
        mail=True,
    )


class ProofForm(forms.Form):
    """One proof, by one of the `ways`. When it is valid it is used up; `factor_id` says by what.

    `way` is the button that was pressed: passkey, code, passphrase or mail.
    """

    way = forms.CharField(required=False, max_length=20)
    code = TypedCodeField()
    passphrase = forms.CharField(
        label="Passphrase", required=False, max_length=LONGEST_PASSPHRASE, strip=False
    )
    credential = forms.CharField(required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        member: Member,
        ways: Ways,
        session: SessionBase,
        challenge: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data)
        self.fields["code"].required = False
        self.factor_id: int | None = None
        self._member, self._ways, self._session = member, ways, session
        self._challenge = challenge

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            way = given["way"]
            if way not in {"passkey", "code", "passphrase", "mail"} or not getattr(self._ways, way):
                way = "passkey" if self._ways.passkey else "code"
            try:
                self._prove(way, given)
            except Refusal as refusal:
                self.add_error(_FIELDS[way], str(refusal))
        return given

    def _prove(self, way: str, given: Mapping[str, str]) -> None:
        if way == "passkey":
            _, self.factor_id = actions.use_passkey(
                challenge=self._challenge, text=given["credential"], member=self._member
            )
        elif way == "passphrase":
            if not self._member.check_password(given["passphrase"]):
                raise PassphraseNotRight
        elif way == "mail":
            check_proof(self._session, given["code"])
        elif self._ways.code:
            self.factor_id = actions.use_code(member=self._member, typed=given["code"])
        else:
            raise CodeNotRight


_FIELDS = {"passkey": "credential", "code": "code", "passphrase": "passphrase", "mail": "code"}
