"""The shape of what people type, never the rules."""

from samehere.members.forms.choosing import DisplayForm, ReadingForm
from samehere.members.forms.entering import (
    JoinCodeForm,
    JoinForm,
    SignInCodeForm,
    SignInForm,
    StartForm,
)
from samehere.members.forms.proving import AppForm, PasskeyNameForm, ProofForm

__all__ = [
    "AppForm",
    "DisplayForm",
    "JoinCodeForm",
    "JoinForm",
    "PasskeyNameForm",
    "ProofForm",
    "ReadingForm",
    "SignInCodeForm",
    "SignInForm",
    "StartForm",
]
