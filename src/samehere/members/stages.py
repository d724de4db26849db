"""The second step of signing in, as django-allauth asks for it."""

from typing import TYPE_CHECKING

from allauth.mfa.stages import AuthenticateStage

from samehere.members.models import Member
from samehere.members.proofs import factors_used
from samehere.members.queries import factors_of, has_used_factor

if TYPE_CHECKING:
    from django.http import HttpRequest


class SecondStep(AuthenticateStage):
    """Asked after a code or a passphrase of whoever has a second step; never after a passkey."""

    def _should_handle(self, request: "HttpRequest") -> bool:
        member = self.login.user
        if not isinstance(member, Member) or not factors_of(member).is_asked:
            return False
        return not has_used_factor(member, factors_used(request.session))
