"""What members answer without words: like, same here, follow."""

from django.db import models

from samehere.discussions.models.threads import Post, Thread


class Like(models.Model):
    """Thanks for a post."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="likes")
    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="likes")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            # Member first: the overlay asks for one member's likes among the posts of a page.
            models.UniqueConstraint(fields=["member", "post"], name="like_once_a_member"),
        ]


class SameHere(models.Model):
    """Me too: the member has what the post describes."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="same_heres")
    member = models.ForeignKey(
        "members.Member", on_delete=models.CASCADE, related_name="same_heres"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "post"], name="same_here_once_a_member"),
        ]


class Follow(models.Model):
    """A member wants to be told about a discussion."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="follows")
    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="follows")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "thread"], name="follow_once_a_member"),
        ]
