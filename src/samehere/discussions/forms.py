"""The shape of what is sent here. Rules about the words themselves are the actions'."""

from django import forms


class ComposerForm(forms.Form):
    """A reply: which post it answers, the words, the form's one-time key, and what was pressed."""

    to = forms.IntegerField(min_value=0, max_value=10**9, required=False)
    body = forms.CharField(required=False, strip=False)
    key = forms.CharField(required=False, max_length=64)
    go = forms.CharField(required=False, max_length=10)


class StartForm(ComposerForm):
    """A new discussion: a title besides."""

    title = forms.CharField(required=False, strip=False, max_length=2_000)
