"""The shape of what people type, never the rules."""

from samehere.members.forms.choosing import (
    AnswerForm,
    DisplayForm,
    question_forms,
    sent_form,
)
from samehere.members.forms.entering import (
    JoinCodeForm,
    JoinForm,
    SignInCodeForm,
    SignInForm,
    StartForm,
)
from samehere.members.forms.proving import AppForm, PasskeyNameForm, ProofForm

__all__ = [
    "AnswerForm",
    "AppForm",
    "DisplayForm",
    "JoinCodeForm",
    "JoinForm",
    "PasskeyNameForm",
    "ProofForm",
    "SignInCodeForm",
    "SignInForm",
    "StartForm",
    "question_forms",
    "sent_form",
]
