"""What is counted: a cell for each number a page can print, and a mark for each teller in it."""

from django.db import models
from django.db.models import Q

from samehere.experiences.facts import Facet
from samehere.experiences.models.statements import LONGEST_CONCEPT, Statement, Teller

LONGEST_VALUE = 200
LONGEST_ADDRESS = 60


class Bucket(models.TextChoices):
    """What sort of word is counted; each teller stands in one bucket of a cell."""

    CONFIRMED = "confirmed"  # a member, by a statement she confirmed
    UNCONFIRMED = "unconfirmed"  # a member, by what software read
    IMPORTED = "imported"  # a name on a page that was brought in
    POST = "post"  # one post whose author's name was not kept


class Tally(models.Model):
    """How many tellers say one thing about a treatment: (facet, subject, value).

    `group` None counts over all public groups, each teller once. `facts.Facet` says what each
    facet holds. `address` is the treatment as it stands in addresses. A cell that has become
    empty stays, with zeros. `earlier_count` is how many people (posts without a name apart)
    there were before the first change of the day `changed_on`: on that day it is the snapshot the
    strict rule of small numbers is drawn from.
    """

    group = models.ForeignKey(
        "discussions.Group", null=True, on_delete=models.PROTECT, related_name="tallies"
    )
    treatment = models.CharField(max_length=LONGEST_CONCEPT)
    address = models.SlugField(max_length=LONGEST_ADDRESS)
    facet = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Facet])
    subject = models.CharField(max_length=LONGEST_CONCEPT, blank=True)
    value = models.CharField(max_length=LONGEST_VALUE, blank=True)
    confirmed_count = models.PositiveIntegerField(default=0)
    unconfirmed_count = models.PositiveIntegerField(default=0)
    imported_count = models.PositiveIntegerField(default=0)
    post_count = models.PositiveIntegerField(default=0)
    changed_on = models.DateField(null=True)
    earlier_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "treatment", "facet", "subject", "value"],
                condition=Q(group__isnull=False),
                name="tally_once_a_group",
            ),
            models.UniqueConstraint(
                fields=["treatment", "facet", "subject", "value"],
                condition=Q(group=None),
                name="tally_once_over_all_groups",
            ),
        ]
        indexes = [
            models.Index(fields=["group", "facet"], name="tally_of_a_group"),
            models.Index(fields=["address", "group"], name="tally_of_a_page"),
            models.Index(fields=["treatment"], name="tally_of_a_treatment"),
        ]


class TallyMark(models.Model):
    """One stroke: a teller in a cell, with the latest sentence that puts her there.

    `statement_count` is how many sentences say it; she is counted once.
    """

    tally = models.ForeignKey(Tally, on_delete=models.CASCADE, related_name="marks")
    teller = models.ForeignKey(Teller, on_delete=models.PROTECT, related_name="marks")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="marks")
    bucket = models.CharField(max_length=12, choices=Bucket.choices)
    statement_count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            # Teller first: what is counted anew is one teller's marks.
            models.UniqueConstraint(fields=["teller", "tally"], name="tally_mark_once_a_teller"),
            models.CheckConstraint(
                condition=Q(bucket__in=Bucket.values), name="tally_mark_is_in_a_bucket"
            ),
        ]
