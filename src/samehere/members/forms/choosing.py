"""What a member chooses about her words."""

from django import forms

from samehere.members.forms.fields import ReadingField
from samehere.web.display import Letters, TextSize, Theme

_PICK_ONE = {"required": "Pick one of these.", "invalid_choice": "Pick one of these."}


class ReadingForm(forms.Form):
    """The same question by itself."""

    reading = ReadingField(required=True)


class DisplayForm(forms.Form):
    """How pages look for her."""

    theme = forms.ChoiceField(label="Colours", choices=Theme.choices, error_messages=_PICK_ONE)
    text_size = forms.ChoiceField(
        label="Text size", choices=TextSize.choices, error_messages=_PICK_ONE
    )
    letters = forms.ChoiceField(label="Letters", choices=Letters.choices, error_messages=_PICK_ONE)
    has_plain_titles = forms.BooleanField(label="Every tab says only SameHere", required=False)
