"""Groups around a condition, and who belongs to them."""

from django.db import models


class Visibility(models.TextChoices):
    """Who may read a group: everybody, its members, or its members while nobody else knows of it.

    Whoever wants to belongs to the first two; to the third one is invited.
    """

    PUBLIC = "public"
    MEMBERS = "members"
    INVITATION = "invitation"

    @property
    def privacy(self) -> int:
        """How far a group is closed, from 0."""
        return list(Visibility).index(self)


class Role(models.TextChoices):
    """What a member may do in one group beyond writing; a helper releases held posts and pins."""

    MEMBER = "member"
    HELPER = "helper"
    MODERATOR = "moderator"


class Group(models.Model):
    """A group around a condition: who belongs to it and what is discussed there.

    `holds_first_posts`: what a member writes waits until one post of hers has been released.
    `name_key` is the name as it is compared: two groups may not differ by case alone.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    name_key = models.CharField(max_length=160, unique=True)
    about = models.TextField(blank=True)
    rules = models.TextField(blank=True)
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    holds_first_posts = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    member_count = models.PositiveIntegerField(default=0)
    thread_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values), name="group_has_a_visibility"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="group_has_a_name"),
        ]

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.visibility == Visibility.PUBLIC


class Membership(models.Model):
    """One member in one group, with a role there."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(
        "members.Member", on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    joined_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="membership_once_a_member"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="membership_has_a_role"
            ),
        ]
