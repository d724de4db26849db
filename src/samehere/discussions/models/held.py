"""Posts that wait for somebody who looks after the group."""

from django.db import models
from django.db.models import Q

from samehere.discussions.models.groups import Group
from samehere.discussions.models.threads import Post, Thread


class HeldPost(models.Model):
    """What a member has written and nobody but she and those who look after the group may read.

    It is no `Post` and has no number: that comes with its release, which publishes it like any
    other. `thread` None: it would start a discussion called `title`; else it answers post number
    `to`. Released, its words are those of `post` alone; refused, they stay for its author to copy.
    """

    class State(models.TextChoices):
        """What has become of it."""

        WAITING = "waiting"
        RELEASED = "released"
        REFUSED = "refused"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="held_posts")
    thread = models.ForeignKey(
        Thread, null=True, on_delete=models.CASCADE, related_name="held_posts"
    )
    title = models.CharField(max_length=150, blank=True)
    to = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(
        "members.Member", on_delete=models.CASCADE, related_name="held_posts"
    )
    source = models.TextField(blank=True)
    html = models.TextField(blank=True)
    written_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None)
                | Q(state="released", decided_at__isnull=False, source="", html="", title="")
                | (Q(state="refused", decided_at__isnull=False) & ~Q(reason="")),
                name="held_post_is_decided_or_waits",
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting")
                | (Q(thread__isnull=False, title=""))
                | (Q(thread=None) & ~Q(title="")),
                name="held_post_starts_or_answers",
            ),
        ]
        indexes = [models.Index(fields=["group", "state", "id"], name="held_post_in_a_group")]
