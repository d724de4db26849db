"""What people type into more than one form. The rules are in `names` and `addresses`."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from samehere.markup import clean_line
from samehere.members.addresses import clean_address
from samehere.members.consenting import CHOICES, EXPLANATION, QUESTION, Reading
from samehere.members.names import clean_name
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


class ReadingField(forms.ChoiceField):
    """May software read what somebody writes? One of three; unanswered is no."""

    explanation = EXPLANATION
    rows = CHOICES

    def __init__(self, *, required: bool = False) -> None:
        choices = [(value, words) for value, words, _ in CHOICES]
        super().__init__(label=QUESTION, choices=choices, required=required)

    def clean(self, value: Any) -> str:
        return str(super().clean(value)) or Reading.OFF
