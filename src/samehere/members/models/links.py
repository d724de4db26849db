"""One-time links that let somebody in without a code."""

from django.db import models
from django.utils import timezone

from samehere.members.models.people import Member


class SignInLink(models.Model):
    """A link that lets its holder in once. Only the hash of its token is kept."""

    class Purpose(models.TextChoices):
        SIGN_IN = "sign_in", "sign in as a member"
        MAKE_OPERATOR = "make_operator", "make the operator's account"

    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=16, choices=Purpose)
    member = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.CASCADE, related_name="sign_in_links"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purpose="sign_in", member__isnull=False)
                | models.Q(purpose="make_operator", member__isnull=True),
                name="link_names_a_member_to_sign_in_only",
            ),
        ]
