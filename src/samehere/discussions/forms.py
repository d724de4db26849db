"""The shape of what is sent here. Rules about the words themselves are the actions'."""

from typing import Any, TypedDict

from django import forms

_LARGEST_NUMBER = 10**9
_NO_POST = _LARGEST_NUMBER + 1


class Sent(TypedDict):
    """What every composer sends, as the actions take it."""

    text: str
    key: str
    agrees: bool


class ComposerForm(forms.Form):
    """A reply: the number of the post it answers, the words, a one-time key, what was pressed.

    Nothing in it is required and nothing refused: what is missing or makes no sense reads as
    empty, so that the words are never lost over a broken field.
    """

    to = forms.IntegerField(min_value=0, max_value=_LARGEST_NUMBER, required=False)
    # A bare Field: a CharField would refuse a NUL, and the words with it.
    body = forms.Field(required=False)
    key = forms.RegexField(r"\A[A-Za-z0-9_-]{16,64}\Z", required=False)
    go = forms.CharField(required=False)
    agrees = forms.BooleanField(required=False)

    @property
    def answered(self) -> int:
        """The number of the post answered; 0, the opening post, where none was given.

        What is no number at all reads as that of a post nobody can find.
        """
        number: int | None = self._read("to")
        return _NO_POST if "to" in self.errors else number or 0

    @property
    def words(self) -> str:
        """The text as it was sent."""
        return self._read("body") or ""

    @property
    def one_time_key(self) -> str:
        """The form's one-time key, or "" where it has none that this site could have made."""
        return self._read("key") or ""

    @property
    def sent(self) -> Sent:
        """The words, the key, and whether she ticked that they may be published."""
        agrees = bool(self._read("agrees"))
        return Sent(text=self.words, key=self.one_time_key, agrees=agrees)

    def wants(self, button: str) -> bool:
        """Return whether this button was pressed."""
        return bool(self._read("go") == button)

    def _read(self, name: str) -> Any:
        if not self.is_bound:
            return None
        self.is_valid()
        return self.cleaned_data.get(name)


class StartForm(ComposerForm):
    """A new discussion: a title besides."""

    title = forms.Field(required=False)

    @property
    def title_words(self) -> str:
        """The title as it was sent."""
        return self._read("title") or ""


class Changed(TypedDict):
    """What the form for one's own post sends besides a title, as `edit_post` takes it."""

    text: str
    version: int
    agrees: bool


class EditForm(StartForm):
    """One's own post: the text version the form was made from besides, and no key."""

    version = forms.IntegerField(min_value=0, max_value=_LARGEST_NUMBER, required=False)

    @property
    def version_seen(self) -> int:
        """The text version of the words in the box; 0, which no post has, where none was given."""
        return self._read("version") or 0

    @property
    def changed(self) -> Changed:
        """The words, what they were made from, and whether she ticked that they be published."""
        agrees = bool(self._read("agrees"))
        return Changed(text=self.words, version=self.version_seen, agrees=agrees)


class GroupForm(forms.Form):
    """What a group is called, what it is about, its rules, one a line, and who may read it.

    `is_sure`: whoever closes it knows what that means.
    """

    name = forms.Field(required=False)
    about = forms.Field(required=False)
    rules = forms.Field(required=False)
    visibility = forms.Field(required=False)
    holds_first_posts = forms.BooleanField(required=False)
    is_sure = forms.BooleanField(required=False)

    def is_ticked(self, name: str) -> bool:
        """Return whether the box of this name is ticked, as it was sent or as it stands now."""
        return bool(self.words(name))

    def words(self, name: str) -> str:
        """The text of the field of this name, as it was sent or as it stands now."""
        if not self.is_bound:
            return str(self.initial.get(name) or "")
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")


class JoinForm(forms.Form):
    """Joining a members-only group: that one agrees to what holds there."""

    agrees = forms.BooleanField(required=False)

    @property
    def is_agreed(self) -> bool:
        """Whether the box was ticked."""
        self.is_valid()
        return bool(self.cleaned_data.get("agrees"))


class InvitationForm(forms.Form):
    """An invitation to make: for how many people and days. What is no number reads as 0."""

    uses = forms.IntegerField(required=False)
    days = forms.IntegerField(required=False)

    def number(self, name: str) -> int:
        """The number in the field of this name."""
        self.is_valid()
        return self.cleaned_data.get(name) or 0


class DecisionForm(forms.Form):
    """What somebody who looks after a group decides about a member: a role, or a reason."""

    role = forms.Field(required=False)
    reason = forms.Field(required=False)

    def words(self, name: str) -> str:
        """The text of the field of this name, as it was sent."""
        if not self.is_bound:
            return ""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
