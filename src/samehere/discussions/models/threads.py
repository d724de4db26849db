"""Discussions and the posts in them."""

from django.db import models
from django.db.models import Q

from samehere.discussions.models.groups import Group
from samehere.discussions.models.imports import ImportedAuthor, ImportSource
from samehere.markup import SourceFormat


class Thread(models.Model):
    """A conversation under a title; on pages it is called a discussion.

    `activity` orders lists: milliseconds since 1970 of the newest post, or of the import where
    times are unknown. It is never shown; `last_post.posted_at` is. `next_number` only rises, so
    a number is never used twice. The stated counts are those of the page a thread was imported
    from (None: not stated) and are never counted again here. `deleted_at` is set when no post
    with words is left.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="threads")
    title = models.CharField(max_length=150)
    activity = models.BigIntegerField()
    next_number = models.PositiveIntegerField(default=0)
    last_post = models.ForeignKey(
        "discussions.Post", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reply_count = models.PositiveIntegerField(default=0)
    follower_count = models.PositiveIntegerField(default=0)
    stated_like_count = models.PositiveIntegerField(null=True)
    stated_reply_count = models.PositiveIntegerField(null=True)
    stated_follower_count = models.PositiveIntegerField(null=True)
    import_source = models.ForeignKey(
        ImportSource, null=True, on_delete=models.PROTECT, related_name="threads"
    )
    closed_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="thread_has_a_title"),
        ]
        indexes = [
            # The list of a group, and the front page's over all groups, newest activity first.
            models.Index(fields=["group", "-activity", "-id"], name="thread_by_activity_in_group"),
            models.Index(fields=["-activity", "-id"], name="thread_by_activity"),
        ]


class Post(models.Model):
    """One message. The opening post has number 0; `parent` is the post a reply answers.

    `branch` is the number of the first-level reply a post stands under (0 for the opening), so
    (branch, number) is the order of reading. `html` and `plain_text` are made from `source` when
    it is written; every character range anywhere is of `plain_text`, and holds for one
    `text_version` alone: whoever changes the text raises it. `posted_at` None: not known.
    Exactly one of `author` and `imported_author` may be set; neither: the name was not kept.
    `text_hash` and `source_id` are how a second import recognises what the first one placed.
    A deleted post keeps its place and loses its words; so does one that a moderator removed.
    `edited_at` and `edit_count` are what pages say of edits, which is less than `text_version`
    tells: a slip that was mended at once stands in neither.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answers")
    branch = models.PositiveIntegerField()
    author = models.ForeignKey(
        "members.Member", null=True, on_delete=models.PROTECT, related_name="posts"
    )
    imported_author = models.ForeignKey(
        ImportedAuthor, null=True, on_delete=models.PROTECT, related_name="posts"
    )
    source_format = models.CharField(
        max_length=10, choices=[(item.value, item.value) for item in SourceFormat]
    )
    source = models.TextField(blank=True)
    html = models.TextField(blank=True)
    plain_text = models.TextField(blank=True)
    text_version = models.PositiveIntegerField(default=1)
    posted_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    edit_count = models.PositiveIntegerField(default=0)
    is_removed = models.BooleanField(default=False)
    like_count = models.PositiveIntegerField(default=0)
    same_here_count = models.PositiveIntegerField(default=0)
    stated_like_count = models.PositiveIntegerField(null=True)
    text_hash = models.CharField(max_length=64, blank=True)
    source_id = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="post_number_once_a_thread"),
            models.CheckConstraint(
                condition=Q(number=0, parent=None, branch=0)
                | Q(
                    number__gt=0, parent__isnull=False, branch__gt=0, branch__lte=models.F("number")
                ),
                name="post_answers_another_unless_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(author=None) | Q(imported_author=None), name="post_has_one_author"
            ),
            models.CheckConstraint(
                condition=Q(deleted_at=None) | Q(source="", html="", plain_text=""),
                name="post_deleted_has_no_words",
            ),
            models.CheckConstraint(
                condition=Q(is_removed=False) | Q(deleted_at__isnull=False),
                name="post_removed_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(edited_at=None, edit_count=0)
                | Q(edited_at__isnull=False, edit_count__gt=0),
                name="post_edited_at_some_time",
            ),
        ]
        indexes = [
            models.Index(fields=["thread", "branch", "number"], name="post_in_reading_order"),
        ]


class OneTimeKey(models.Model):
    """The key of a form that was sent: a double click or a reload finds the post it made.

    `digest` is the fingerprint of everything the form said, so that the same key with other words
    is not taken for the same form. It stays when the post is deleted, and names no word of it.
    Where the post was held, `held` is set until its release.
    """

    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    post = models.ForeignKey(Post, null=True, on_delete=models.CASCADE, related_name="+")
    held = models.ForeignKey(
        "discussions.HeldPost", null=True, on_delete=models.CASCADE, related_name="+"
    )
    used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "key"], name="one_time_key_used_once"),
            models.CheckConstraint(
                condition=Q(post=None, held__isnull=False) | Q(post__isnull=False, held=None),
                name="one_time_key_made_one_thing",
            ),
        ]
