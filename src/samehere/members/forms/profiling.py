"""What a member types about herself."""

from django import forms

from samehere.members.models import ProfileItem, Standing

NOT_SAID = ""
STANDINGS = [
    (NOT_SAID, "I’d rather not say"),
    (Standing.PATIENT, "I have a condition myself"),
    (Standing.CARER, "I care for somebody"),
    (Standing.CLINICIAN, "I work in health care"),
]


class DescribeForm(forms.Form):
    """How she comes to a condition, and some words of hers. Both may be left empty."""

    standing = forms.ChoiceField(
        label="How you come to be here",
        choices=STANDINGS,
        required=False,
        error_messages={"invalid_choice": "Pick one of these."},
    )
    about = forms.CharField(label="A few words about you", required=False, strip=False)


class ItemForm(forms.Form):
    """A condition or treatment to show, or to take away."""

    kind = forms.ChoiceField(choices=ProfileItem.Kind.choices)
    words = forms.CharField(required=False, strip=False)
