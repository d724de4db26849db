"""What is sent about a post, and what is decided on it. Nothing is required here: see actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django import forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samehere.web.refusals import Refusal


class WordsForm(forms.Form):
    """Fields of words. Bare ones: a CharField would refuse a NUL, and the words with it."""

    @property
    def said(self) -> dict[str, str]:
        """The text of every field, as it was sent."""
        return {name: self.words(name) for name in self.fields}

    def words(self, name: str) -> str:
        """The text of the field of this name, "" where none was sent."""
        if not self.is_bound:
            return ""
        self.is_valid()
        return self.cleaned_data.get(name) or ""

    @staticmethod
    def faults(refusal: Refusal | None) -> Mapping[str, str]:
        """Return what is said at each field; nothing where the refusal is of no field."""
        found: Mapping[str, str] = getattr(refusal, "faults", {})
        return found


class ReportForm(WordsForm):
    """What is the matter, a note, and of somebody without an account where to answer.

    `website` is hidden from people: programs fill it in. `version` is the text version of the post
    that was on the page.
    """

    matter = forms.Field(required=False)
    note = forms.Field(required=False)
    email = forms.Field(required=False)
    name = forms.Field(required=False)
    website = forms.Field(required=False)
    key = forms.Field(required=False)
    version = forms.Field(required=False)


class DecisionForm(WordsForm):
    """What was decided, why, and what was on the page: the newest report, and the text version."""

    outcome = forms.Field(required=False)
    reason = forms.Field(required=False)
    seen = forms.Field(required=False)
    version = forms.Field(required=False)


class SuspensionForm(WordsForm):
    """For how many days somebody's account is paused, and why."""

    days = forms.Field(required=False)
    reason = forms.Field(required=False)


class AppealForm(WordsForm):
    """What somebody says is wrong about a decision."""

    text = forms.Field(required=False)


class Answered(TypedDict):
    """What the form for an answer to an appeal sends."""

    outcome: str
    answer: str
    version: str


class AnswerForm(WordsForm):
    """Whether the decision stays, why, and the text version of the post that was on the page."""

    outcome = forms.Field(required=False)
    answer = forms.Field(required=False)
    version = forms.Field(required=False)

    @property
    def given(self) -> Answered:
        """All of it, as the action takes it."""
        return Answered(
            outcome=self.words("outcome"),
            answer=self.words("answer"),
            version=self.words("version"),
        )
