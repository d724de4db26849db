"""What a member chooses about her words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from samehere.members.consenting import ANSWERS, QUESTIONS, Purpose
from samehere.members.forms.fields import AdvisedForm, NameField, QuestionField
from samehere.web.display import Letters, TextSize, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samehere.members.queries import Answer

_PICK_ONE = {"required": "Pick one of these.", "invalid_choice": "Pick one of these."}


class AnswersForm(forms.Form):
    """What she answers to the things she is asked: to all of them, or to some.

    `sent` None: nothing yet. What was not sent has the answer that stands, in `answers`.
    """

    def __init__(self, sent: Mapping[str, str] | None, *, answers: Mapping[str, Answer]) -> None:
        given: dict[str, str] = {
            purpose: sent[purpose] for purpose in Purpose if sent and purpose in sent
        }
        super().__init__({**_standing(answers), **given})
        self._given = list(given)
        for purpose, question in QUESTIONS.items():
            self.fields[purpose] = QuestionField(question, required=True)
        accepted = [(one, one) for one in ANSWERS[Purpose.TERMS]]
        self.fields[Purpose.TERMS] = forms.ChoiceField(choices=accepted, required=False)

    @property
    def questions(self) -> list[forms.BoundField]:
        """The fields to be drawn as questions, in their order."""
        return [self[purpose] for purpose in QUESTIONS]

    @property
    def choices(self) -> dict[str, str]:
        """What was answered, by purpose; {} where nothing was, or something that is no answer."""
        return {one: self.cleaned_data[one] for one in self._given} if self.is_valid() else {}


def _standing(answers: Mapping[str, Answer]) -> dict[str, str]:
    return {
        purpose: answers[purpose].choice if purpose in answers else str(question.choices[0][0])
        for purpose, question in QUESTIONS.items()
    }


class DisplayForm(forms.Form):
    """How pages look for her."""

    theme = forms.ChoiceField(label="Colours", choices=Theme.choices, error_messages=_PICK_ONE)
    text_size = forms.ChoiceField(
        label="Text size", choices=TextSize.choices, error_messages=_PICK_ONE
    )
    letters = forms.ChoiceField(label="Letters", choices=Letters.choices, error_messages=_PICK_ONE)
    has_plain_titles = forms.BooleanField(label="Every tab says only SameHere", required=False)


class NewNameForm(AdvisedForm):
    """Another name to write under. `email` is the member's, which the name should not repeat."""

    name = NameField(label="Name")

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.advise("name", email=self._email)
        return cleaned
