"""Pages of this room. Thin: django-allauth has the steps of entering, `forms` what is typed."""

from samehere.members.views.display import display
from samehere.members.views.entering import (
    JoinCodeView,
    JoinView,
    SignInCodeView,
    SignInView,
    SignOutView,
    not_offered,
    too_many_tries,
)
from samehere.members.views.links import sign_in_link, start_link
from samehere.members.views.yours import signing_in, you

__all__ = [
    "JoinCodeView",
    "JoinView",
    "SignInCodeView",
    "SignInView",
    "SignOutView",
    "display",
    "not_offered",
    "sign_in_link",
    "signing_in",
    "start_link",
    "too_many_tries",
    "you",
]
