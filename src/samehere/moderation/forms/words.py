"""What is sent about a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from samehere.moderation.errors import ReasonTooLong, WordIncomplete
from samehere.vocabulary import errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samehere.web.refusals import Refusal

_FIELDS: dict[type | None, str] = {
    errors.TermTooLong: "name",
    errors.TermTooShort: "name",
    errors.TermStartsOddly: "name",
    errors.EverydayWord: "name",
    errors.TermExists: "name",
    errors.TermOfManyLines: "name",
    errors.MarkedLetters: "name",
    errors.NoTreatment: "name",
    errors.NoSign: "name",
    errors.KnownOtherwise: "name",
    errors.OtherKind: "kind",
    errors.UnknownKind: "kind",
    errors.UnknownScope: "scope",
    ReasonTooLong: "reason",
}


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
    both = forms.Field(required=False)
    reason = forms.Field(required=False)
    next = forms.Field(required=False)

    def words(self, name: str) -> str:
        """The text of the field of this name, as it was sent or as it starts."""
        if not self.is_bound:
            return str(self.initial.get(name, ""))
        self.is_valid()
        return self.cleaned_data.get(name) or ""

    @staticmethod
    def faults(refusal: Refusal | None) -> Mapping[str, str]:
        """Return what is said at each field of a new word; at none where it is of no field."""
        if isinstance(refusal, WordIncomplete):
            return refusal.faults
        return {_FIELDS[type(refusal)]: str(refusal)} if type(refusal) in _FIELDS else {}

    @property
    def added(self) -> dict[str, Any]:
        """What `add_word` asks for."""
        fields = ("name", "concept", "kind", "name_kind", "scope", "reason")
        return {name: self.words(name) for name in fields} | {
            "is_exact": bool(self.words("exact")),
            "means_both": bool(self.words("both")),
        }

    @property
    def name_and_concept(self) -> dict[str, str]:
        """A word with one meaning, whatever it is limited to."""
        return {name: self.words(name) for name in ("name", "concept")}

    @property
    def which(self) -> dict[str, str]:
        """Which word is to be changed: its scope is the one it had on the page."""
        fields = {"name": "name", "concept": "concept", "kind": "kind", "scope": "now"}
        return {name: self.words(field) for name, field in fields.items()}
