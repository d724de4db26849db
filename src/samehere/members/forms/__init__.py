"""The shape of what people type, never the rules."""

from samehere.members.forms.changing import AddressForm, BothCodesForm, PassphraseForm
from samehere.members.forms.choosing import AnswersForm, DisplayForm, NewNameForm
from samehere.members.forms.entering import (
    JoinCodeForm,
    JoinForm,
    SignInCodeForm,
    SignInForm,
    StartForm,
)
from samehere.members.forms.proving import AppForm, PasskeyNameForm, ProofForm
from samehere.members.forms.single_sign_on import ThroughForm, ThroughJoinForm

__all__ = [
    "AddressForm",
    "AnswersForm",
    "AppForm",
    "BothCodesForm",
    "DisplayForm",
    "JoinCodeForm",
    "JoinForm",
    "NewNameForm",
    "PasskeyNameForm",
    "PassphraseForm",
    "ProofForm",
    "SignInCodeForm",
    "SignInForm",
    "StartForm",
    "ThroughForm",
    "ThroughJoinForm",
]
