"""What people type to join and to sign in."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    RequestLoginCodeForm,
    SignupForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from samehere.members import actions, queries
from samehere.members.consenting import QUESTIONS
from samehere.members.errors import AddressTaken, NameTaken
from samehere.members.forms.fields import (
    AddressField,
    AdvisedForm,
    CodeField,
    NameField,
    PassphraseField,
    QuestionField,
)
from samehere.members.models import Member


def asked_fields() -> dict[str, forms.Field]:
    """Return the questions about her words and the tick, as everybody who joins is asked them."""
    return {
        **{str(purpose): QuestionField(asked) for purpose, asked in QUESTIONS.items()},
        "terms": forms.BooleanField(
            label="I’m 18 or over, and I accept the house rules and the terms",
            error_messages={"required": "Tick this to join."},
        ),
    }


def answers_in(cleaned: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers to the questions, by their purpose."""
    return {purpose: cleaned[purpose] for purpose in QUESTIONS}


class JoinForm(AdvisedForm, SignupForm):
    """Name, e-mail, the questions about her words, one tick."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "username": NameField(label="Name"),
            "email": AddressField(label="Email"),
            **asked_fields(),
        }

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"]
        if queries.is_name_taken(name):
            raise ValidationError(str(NameTaken()))
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.advise("username", email=cleaned.get("email", ""))
        return cleaned

    def validate_unique_email(self, value: str) -> str:
        # Not an error: an owner of the address gets a mail, everybody else the same page.
        self.account_already_exists = queries.has_account(value)
        return value

    def try_save(self, request: HttpRequest) -> tuple[Member | None, HttpResponse | None]:
        """Make the account, or send the owner of a known address a mail.

        Where somebody took the name a moment ago, the form has the error and the response is
        a mark for the view that it should be shown again.
        """
        try:
            member, response = super().try_save(request)
        except AddressTaken:
            self.account_already_exists = True
            member, response = super().try_save(request)
        except NameTaken as refusal:
            self.add_error("username", str(refusal))
            return None, HttpResponse(status=refusal.status)
        return member, response

    def save(self, request: HttpRequest) -> Member:
        return actions.join(
            name=self.cleaned_data["username"],
            email=self.cleaned_data["email"],
            answers=answers_in(self.cleaned_data),
        )


class SignInForm(RequestLoginCodeForm):
    """The address, and a passphrase or nothing: then a code is sent.

    Whether anybody has the address, the page does not say.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "email": AddressField(label="Email"),
            "passphrase": PassphraseField(label="Passphrase", required=False),
            "borrowed": forms.BooleanField(label="This isn’t my device", required=False),
        }

    def clean_email(self) -> str:
        # The tries of a passphrase are counted by the view, not as codes that were sent.
        if self.data.get("passphrase"):
            return str(self.cleaned_data["email"])
        return str(super().clean_email())


class SignInCodeForm(ConfirmLoginCodeForm):
    """The code that signs somebody in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"code": CodeField(label="Code")}


class JoinCodeForm(ConfirmEmailVerificationCodeForm):
    """The code that confirms a new member's address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"code": CodeField(label="Code")}

    def clean_code(self) -> str:
        # Nobody: the address had an account before, or somebody else asked for the name since.
        if self.user is None:
            raise get_adapter().validation_error("incorrect_code")
        return str(super().clean_code())


class StartForm(forms.Form):
    """The operator's own account, made by whoever holds the link of the first start."""

    name = NameField(label="Name")
    email = AddressField(label="Email")

    def make_operator(self, token: str) -> Member | None:
        """Make the account, or add the error where name or address is taken."""
        try:
            return actions.make_operator(token=token, **self.cleaned_data)
        except AddressTaken as refusal:
            self.add_error("email", str(refusal))
        except NameTaken as refusal:
            self.add_error("name", str(refusal))
        return None
