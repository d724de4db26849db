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


class AnswerForm(forms.Form):
    """An answer to one thing she is asked, by its purpose."""

    def __init__(self, data: Mapping[str, str] | None, *, purpose: str) -> None:
        super().__init__(data)
        self.purpose = purpose
        question = QUESTIONS.get(Purpose(purpose))
        if question:
            self.fields[purpose] = QuestionField(question, required=True)
        else:
            answers = ANSWERS[Purpose(purpose)]
            self.fields[purpose] = forms.ChoiceField(choices=[(one, one) for one in answers])

    @property
    def choice(self) -> str:
        """The answer, of a form that is valid."""
        return str(self.cleaned_data[self.purpose])


def sent_form(sent: Mapping[str, str]) -> AnswerForm | None:
    """Return the form of the one question that was answered; None: none, or more than one."""
    answered = [purpose for purpose in Purpose if purpose in sent]
    return AnswerForm(sent, purpose=answered[0]) if len(answered) == 1 else None


def question_forms(answers: Mapping[str, Answer], sent: AnswerForm | None) -> list[AnswerForm]:
    """Return a form for each question with her answer as it stands, or as it was sent in vain."""
    found = []
    for purpose, question in QUESTIONS.items():
        standing = answers.get(purpose)
        choice = standing.choice if standing else str(question.choices[0][0])
        is_sent = sent is not None and sent.purpose == purpose
        found.append(sent if sent and is_sent else AnswerForm({purpose: choice}, purpose=purpose))
    return found


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
