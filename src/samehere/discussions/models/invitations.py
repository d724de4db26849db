"""Who may come into a group that is not public, and who had to leave it."""

from django.db import models
from django.db.models import Q

from samehere.discussions.models.groups import Group


class Invitation(models.Model):
    """A link that lets those who hold it into a group. Only the hash of its token is kept.

    It works while `uses_left` is not 0 and `expires_at` has not come; taken back, it is deleted.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    uses_left = models.PositiveIntegerField()


class Removal(models.Model):
    """A moderator took a member out of a group. She comes back by an invitation made afterwards.

    It goes when she does come back.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="removals")
    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="removals")
    removed_by = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    removed_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "group"], name="removal_once_a_member"),
            models.CheckConstraint(condition=~Q(reason=""), name="removal_has_a_reason"),
        ]
