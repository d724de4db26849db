"""What people type who come from the charity's provider: a name, and what may be read."""

from typing import Any

from django.core.exceptions import ValidationError

from samehere.members import actions, queries
from samehere.members.errors import AddressTaken, NameTaken
from samehere.members.forms.entering import JoinForm, answers_in, asked_fields
from samehere.members.forms.fields import AdvisedForm, NameField
from samehere.members.models import Member
from samehere.members.single_sign_on.provider import Known


class ThroughForm(AdvisedForm):
    """Joining with an address the provider vouches for, so that none is typed."""

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.fields = {"username": NameField(label="Name"), **asked_fields()}

    def clean_username(self) -> str:
        """Return the name, if nobody has it."""
        name: str = self.cleaned_data["username"]
        if queries.is_name_taken(name):
            raise ValidationError(str(NameTaken()))
        return name

    def clean(self) -> dict[str, Any]:
        """Say what speaks against the name."""
        cleaned = super().clean() or {}
        self.advise("username", email=self.known.email)
        return cleaned

    def make_member(self) -> Member | None:
        """Make the account, or add the error where name or address was taken a moment ago."""
        try:
            return actions.join_through(
                name=self.cleaned_data["username"],
                email=self.known.email,
                is_confirmed=True,
                answers=answers_in(self.cleaned_data),
                provider=self.known.provider,
                uid=self.known.uid,
            )
        except (NameTaken, AddressTaken) as refusal:
            self.add_error("username", str(refusal))
        return None


class ThroughJoinForm(JoinForm):
    """Joining with an address nobody vouches for: it is typed, and confirmed by a code."""

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known

    def save(self, request: Any) -> Member:
        """Make the account; it is entered once the address is confirmed."""
        return actions.join_through(
            name=self.cleaned_data["username"],
            email=self.cleaned_data["email"],
            is_confirmed=False,
            answers=answers_in(self.cleaned_data),
            provider=self.known.provider,
            uid=self.known.uid,
        )
