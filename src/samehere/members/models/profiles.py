"""What members show of themselves. Nobody is asked for it, and nothing of it is counted."""

from django.db import models

from samehere.members.models.people import Member

LONGEST_ABOUT = 500
LONGEST_CONCEPT = 200


class Standing(models.TextChoices):
    """How a member says she comes to a condition. Nobody has checked it."""

    PATIENT = "patient", "has a condition herself"
    CARER = "carer", "cares for somebody"
    CLINICIAN = "clinician", "works in health care"


class Profile(models.Model):
    """How a member describes herself. No row, and "" in a field: she shows nothing.

    `about_html` is made from `about` when it is written. `text_version` rises with each change of
    it and of her name, so that a report says what it speaks of without keeping the words.
    """

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="profile")
    standing = models.CharField(max_length=10, choices=Standing.choices, blank=True)
    about = models.TextField(blank=True)
    about_html = models.TextField(blank=True)
    text_version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing__in=["", *Standing.values]),
                name="profile_standing_is_one_of_three",
            ),
        ]


class ProfileItem(models.Model):
    """A condition or treatment a member shows on her profile, by the name of its concept."""

    class Kind(models.TextChoices):
        """What can be shown, in the words of the vocabulary."""

        CONDITION = "condition"
        TREATMENT = "treatment"

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="profile_items")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    concept = models.CharField(max_length=LONGEST_CONCEPT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "concept"], name="profile_item_once_a_member"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["condition", "treatment"]),
                name="profile_item_has_a_kind",
            ),
        ]
