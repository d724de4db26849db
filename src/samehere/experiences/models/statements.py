"""What was read in posts, and who tells it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from samehere.experiences.extraction.statements import (
    Assertion,
    Kind,
    Regimen,
    Role,
    Status,
    Tier,
    Who,
)

LONGEST_CONCEPT = 200
LONGEST_SURFACE = 200
# The text version of a statement whose post was changed and not read again yet: no text has it, so
# it is shown and counted nowhere.
WAITING = 0


class State(models.TextChoices):
    """What the author answered to the question whether it is right."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class Teller(models.Model):
    """Who an experience is counted for: once each, however often it is told.

    A member; or a name on a page that was brought in, which is one person there; or, where no
    name was kept, one post. `is_counted`: what she states plainly counts before she confirms it.
    `is_in_totals`: what counts stands in the totals as well, not in its discussion alone. Whoever
    changes what is counted for a teller holds this row's lock.
    """

    member = models.OneToOneField(
        "members.Member", null=True, on_delete=models.PROTECT, related_name="teller"
    )
    imported_author = models.OneToOneField(
        "discussions.ImportedAuthor", null=True, on_delete=models.PROTECT, related_name="teller"
    )
    post = models.OneToOneField(
        "discussions.Post", null=True, on_delete=models.PROTECT, related_name="teller"
    )
    is_counted = models.BooleanField(default=False)
    is_in_totals = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, imported_author=None, post=None)
                | Q(member=None, imported_author__isnull=False, post=None)
                | Q(member=None, imported_author=None, post__isnull=False),
                name="teller_is_one_of_three",
            ),
        ]


class PostReading(models.Model):
    """Which text of a post was read, and by which rules. No row: it has not been read."""

    post = models.OneToOneField(
        "discussions.Post", primary_key=True, on_delete=models.PROTECT, related_name="reading"
    )
    text_version = models.PositiveIntegerField()
    rules_version = models.CharField(max_length=40)
    read_at = models.DateTimeField()


class Statement(models.Model):
    """One thing read in a post: the characters [start, stop) of its plain text say it.

    They are of the post's `text_version` named here, where that is `WAITING` of the text it has
    now. Concepts are generic names in lower case;
    "" and None are *not said*, never a default. `onset_days` counts from the start of the
    treatment, `resolved_days` from the onset until it was gone; under one day is 0. `group` and
    `teller` follow from the post. A deleted post has no statements.
    """

    post = models.ForeignKey(
        "discussions.Post", on_delete=models.PROTECT, related_name="statements"
    )
    group = models.ForeignKey(
        "discussions.Group", on_delete=models.PROTECT, related_name="statements"
    )
    teller = models.ForeignKey(Teller, on_delete=models.PROTECT, related_name="statements")
    text_version = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    stop = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Kind])
    who = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Who])
    assertion = models.CharField(
        max_length=12, choices=[(one.value, one.value) for one in Assertion]
    )
    treatment = models.CharField(max_length=LONGEST_CONCEPT, blank=True)
    treatment_surface = models.CharField(max_length=LONGEST_SURFACE, blank=True)
    resolved_by = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Status])
    indication = models.CharField(max_length=LONGEST_CONCEPT, blank=True)
    regimen = models.JSONField(default=dict, blank=True)
    effect = models.CharField(max_length=LONGEST_CONCEPT, blank=True)
    effect_surface = models.CharField(max_length=LONGEST_SURFACE, blank=True)
    effect_role = models.CharField(
        max_length=12, blank=True, choices=[(one.value, one.value) for one in Role]
    )
    onset_days = models.PositiveIntegerField(null=True)
    resolved_days = models.PositiveIntegerField(null=True)
    is_ongoing = models.BooleanField(null=True)
    cause = models.CharField(max_length=12, blank=True)
    stop_reason = models.CharField(max_length=12, blank=True)
    tier = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Tier])
    score = models.FloatField()
    rule = models.CharField(max_length=60)
    state = models.CharField(max_length=12, choices=State.choices, default=State.UNCONFIRMED)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=models.F("stop")), name="statement_has_a_span"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="statement_has_a_state"
            ),
            models.CheckConstraint(
                condition=Q(state=State.UNCONFIRMED, answered_at=None)
                | (~Q(state=State.UNCONFIRMED) & Q(answered_at__isnull=False)),
                name="statement_answered_at_some_time",
            ),
            models.UniqueConstraint(
                fields=[
                    "post",
                    "text_version",
                    "start",
                    "stop",
                    "kind",
                    "who",
                    "treatment",
                    "effect",
                    "effect_role",
                    "rule",
                ],
                name="statement_read_once",
            ),
        ]
        indexes = [
            # What one teller says in one group is what is counted anew when she says more.
            models.Index(fields=["teller", "group"], name="statement_by_teller"),
        ]

    @property
    def used(self) -> Regimen:
        """The regimen with its fields by name; those not said are None."""
        return Regimen(**self.regimen)

    @staticmethod
    def regimen_as_kept(regimen: Regimen) -> dict[str, Any]:
        """Return what `regimen` holds of a regimen: the fields that were said."""
        names = Regimen.__dataclass_fields__
        found = {name: getattr(regimen, name) for name in names}
        return {name: value for name, value in found.items() if value is not None}


class StatementReport(models.Model):
    """A member says that a sentence was misread. It hides nothing; a moderator answers it.

    Unanswered while `answered_at` is null. An answer is to all open reports of a statement.
    """

    class Answer(models.TextChoices):
        DISMISSED = "dismissed", "taken out"
        LEFT = "left", "left as it is"

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="reports")
    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="+")
    reported_at = models.DateTimeField()
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    # Null while it is open, and where whoever answered has left.
    answered_by = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "member"], name="statement_reported_once_a_member"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="report_answered_at_some_time",
            ),
        ]
