"""What moderators removed, for as long as its author may object."""

from django.db import models
from django.db.models import Q

from samehere.discussions.models.threads import Post


class RemovedText(models.Model):
    """The words of a post that was removed: for its author, and for who answers her appeal.

    They stand beside the post, which has none, so that nothing that counts or prints posts can
    meet them. `title` is the discussion's, where the post opened it. There is one only while the
    words may come back; after `kept_until` they are kept for an open appeal alone.
    """

    post = models.OneToOneField(
        Post, primary_key=True, on_delete=models.CASCADE, related_name="removed_text"
    )
    title = models.CharField(max_length=150, blank=True)
    source = models.TextField()
    kept_until = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="removed_text_has_words"),
        ]
        indexes = [models.Index(fields=["kept_until"], name="removed_text_run_out")]
