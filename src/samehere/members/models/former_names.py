"""Names members wrote under before."""

from django.db import models

from samehere.members.models.people import Member


class FormerName(models.Model):
    """A name a member has given up: nobody else gets it for a time, so that nobody passes for her.

    The name itself is not kept, only marks that tell whether another is the same or looks like it.
    It goes with its member.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="former_names")
    key_mark = models.CharField(max_length=64, db_index=True)
    look_mark = models.CharField(max_length=64, db_index=True)
    kept_until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "key_mark", "look_mark"], name="former_name_once_a_member"
            ),
        ]
