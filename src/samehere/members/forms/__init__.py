"""The shape of what people type, never the rules."""

from samehere.members.forms.choosing import ReadingForm
from samehere.members.forms.entering import (
    JoinCodeForm,
    JoinForm,
    SignInCodeForm,
    SignInForm,
    StartForm,
)

__all__ = [
    "JoinCodeForm",
    "JoinForm",
    "ReadingForm",
    "SignInCodeForm",
    "SignInForm",
    "StartForm",
]
