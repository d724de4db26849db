"""The shape of what people type, never the rules."""

from samehere.members.forms.choosing import DisplayForm, ReadingForm
from samehere.members.forms.entering import (
    JoinCodeForm,
    JoinForm,
    SignInCodeForm,
    SignInForm,
    StartForm,
)

__all__ = [
    "DisplayForm",
    "JoinCodeForm",
    "JoinForm",
    "ReadingForm",
    "SignInCodeForm",
    "SignInForm",
    "StartForm",
]
