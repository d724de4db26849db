"""What members allow to be done with what they write."""

from django.db import models

from samehere.members.consenting import Reading
from samehere.members.models.people import Member


class Consent(models.Model):
    """What a member chose when asked whether software may read her posts.

    No row: never asked, which is the same as *off*. `text_version` is the version of the words
    she was asked with (`members.consenting.TEXT_VERSION`).
    """

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="consent")
    reading = models.CharField(max_length=5, choices=Reading.choices)
    text_version = models.PositiveIntegerField()
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reading__in=Reading.values), name="consent_is_one_of_three"
            ),
        ]
