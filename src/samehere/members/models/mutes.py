"""Whom members have hidden from themselves."""

from django.db import models
from django.db.models import F, Q

from samehere.members.models.people import Member


class Mute(models.Model):
    """A member sees less of another. Nobody but she knows; it goes with either of the two."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="mutes")
    muted = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="muted_by")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "muted"], name="mute_once_a_pair"),
            models.CheckConstraint(
                condition=~Q(member=F("muted")), name="mute_is_of_somebody_else"
            ),
        ]
