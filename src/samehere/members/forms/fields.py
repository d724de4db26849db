"""What people type into more than one form. The rules are in `names` and `addresses`."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from samehere.markup import clean_line
from samehere.members import queries
from samehere.members.addresses import clean_address
from samehere.members.advice import advice_on, with_ideas
from samehere.members.consenting import Question
from samehere.members.names import clean_name, name_key
from samehere.web.refusals import Refusal


class LineField(forms.CharField):
    """One line of text, cleaned like everything from outside."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class NameField(LineField):
    """A name to write under."""

    default_error_messages = {"required": "Choose a name. It can be anything but your own."}

    def clean(self, value: Any) -> str:
        try:
            return clean_name(super().clean(value))
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal


class AdvisedForm(forms.Form):
    """A form in which somebody chooses a name: advice stands in the way once, then gives way.

    `advised` is the name she was advised against, "" where she was not: the page then offers to
    keep it all the same, and `keep` comes back with that very name.
    """

    advised = ""

    def advise(self, field: str, *, email: str) -> None:
        """Add what speaks against the name in `field`, unless she said to keep it."""
        name = self.cleaned_data.get(field, "")
        advice = advice_on(name, email=email) if name else ""
        if not advice:
            return
        self.advised = name
        if name_key(self.data.get("keep", "")) != name_key(name):
            self.add_error(field, with_ideas(advice, queries.free_names(2)))


class AddressField(LineField):
    """An e-mail address."""

    default_error_messages = {"required": "We need an address to send the code to."}

    def clean(self, value: Any) -> str:
        try:
            return clean_address(super().clean(value))
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal


class CodeField(LineField):
    """The figures from the mail; spaces and dashes between them do not matter."""

    default_error_messages = {"required": "Type the 6 figures from our email."}


class PassphraseField(forms.CharField):
    """A passphrase as it was typed: spaces belong to it. Whether it will do, the action says."""

    widget = forms.PasswordInput

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)


class QuestionField(forms.ChoiceField):
    """One of the questions what may be done with her words; unanswered is no."""

    def __init__(self, question: Question, *, required: bool = False) -> None:
        self.question = question
        choices = [(value, words) for value, words, _ in question.choices]
        super().__init__(label=question.words, choices=choices, required=required)

    @property
    def no(self) -> str:
        """The answer that allows nothing."""
        return str(self.question.choices[0][0])

    def clean(self, value: Any) -> str:
        return str(super().clean(value)) or self.no
