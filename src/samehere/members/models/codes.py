"""Codes that were sent to a member who is signed in."""

from django.db import models

from samehere.members.addresses import LONGEST_ADDRESS
from samehere.members.models.people import Member


class MailedCode(models.Model):
    """A code of 6 figures that was sent to one address for one purpose. Only its hash is kept.

    A newer one of the same purpose takes the place of the older.
    """

    class Purpose(models.TextChoices):
        OLD_ADDRESS = "old_address", "to leave this address"
        NEW_ADDRESS = "new_address", "to change to this address"

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="mailed_codes")
    purpose = models.CharField(max_length=16, choices=Purpose)
    # Where it was sent, which is all it proves.
    email = models.EmailField(max_length=LONGEST_ADDRESS)
    code_hash = models.CharField(max_length=64)
    try_count = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "purpose"], name="one_code_of_a_purpose_a_member"
            ),
        ]
