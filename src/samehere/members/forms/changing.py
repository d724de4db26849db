"""What a member changes about how she signs in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from samehere.members import actions
from samehere.members.errors import CodeNotRight, PassphraseRefused
from samehere.members.forms.fields import AddressField, CodeField, PassphraseField
from samehere.members.models import Member


class PassphraseForm(forms.Form):
    """A new passphrase, typed or made."""

    passphrase = PassphraseField(
        label="Your new passphrase",
        error_messages={"required": "Type a passphrase, or press “Make me one”."},
    )

    def set_passphrase(self, member: Member, session_key: str) -> bool:
        """Keep it, or add the error that says why it will not do."""
        if not self.is_valid():
            return False
        try:
            actions.set_passphrase(
                member=member,
                passphrase=self.cleaned_data["passphrase"],
                session_key=session_key,
            )
        except PassphraseRefused as refusal:
            self.add_error("passphrase", str(refusal))
            return False
        return True


class AddressForm(forms.Form):
    """The address she changes to."""

    email = AddressField(label="Your new email address")

    def __init__(self, *args: Any, member: Member, **options: Any) -> None:
        super().__init__(*args, **options)
        self._member = member

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email == self._member.email:
            raise ValidationError("That is your address already.")
        return email


class BothCodesForm(forms.Form):
    """The code that was sent to the old address, and the one that was sent to the new."""

    old_code = CodeField()
    new_code = CodeField()

    def change_address(self, member: Member, session_key: str) -> bool:
        """Change the address, or add the errors of the codes that are wrong.

        Raises:
            CodeOver: one of the codes is no longer good.
        """
        if not self.is_valid():
            return False
        wrong = actions.change_address(member=member, session_key=session_key, **self.cleaned_data)
        for name in wrong:
            self.add_error(name, str(CodeNotRight()))
        return not wrong
