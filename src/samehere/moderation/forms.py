"""The shape of what is sent here. Rules about the words themselves are the actions'."""

from __future__ import annotations

from typing import Any

from django import forms


class WordForm(forms.Form):
    """A new word, or a change of one. Nothing is required here, so that no words are lost."""

    act = forms.Field(required=False)
    name = forms.Field(required=False)
    concept = forms.Field(required=False)
    kind = forms.Field(required=False)
    name_kind = forms.Field(required=False)
    now = forms.Field(required=False)
    scope = forms.Field(required=False)
    exact = forms.Field(required=False)
    reason = forms.Field(required=False)
    next = forms.Field(required=False)

    def words(self, name: str) -> str:
        """The text of the field of this name, as it was sent or as it starts."""
        if not self.is_bound:
            return str(self.initial.get(name, ""))
        self.is_valid()
        return self.cleaned_data.get(name) or ""

    @property
    def added(self) -> dict[str, Any]:
        """What `add_word` asks for."""
        fields = ("name", "concept", "kind", "name_kind", "scope", "reason")
        return {name: self.words(name) for name in fields} | {"is_exact": bool(self.words("exact"))}

    @property
    def name_and_concept(self) -> dict[str, str]:
        """A word with one meaning, whatever it is limited to."""
        return {name: self.words(name) for name in ("name", "concept")}

    @property
    def which(self) -> dict[str, str]:
        """Which word is to be changed: its scope is the one it had on the page."""
        fields = {"name": "name", "concept": "concept", "kind": "kind", "scope": "now"}
        return {name: self.words(field) for name, field in fields.items()}
