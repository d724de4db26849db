"""What a member chooses about her words."""

from django import forms

from samehere.members.forms.fields import ReadingField


class ReadingForm(forms.Form):
    """The same question by itself."""

    reading = ReadingField(required=True)
