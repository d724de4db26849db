"""What members allow to be done with what they write."""

from django.db import models
from django.db.models import F, Q

from samehere.members.consenting import ANSWERS, Purpose
from samehere.members.models.people import Member

LONGEST_CHOICE = 10


class Consent(models.Model):
    """One answer of a member to one question, from `chosen_at` until `ended_at`.

    Null is until now: at most one answer to each question. No row: never asked, which is the same
    as no. `text_version` is the version of the words she was asked with. Answers are never
    changed, so that it stays known what was allowed when.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    choice = models.CharField(max_length=LONGEST_CHOICE)
    text_version = models.PositiveIntegerField()
    chosen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    *(
                        Q(purpose=purpose, choice__in=sorted(answers))
                        for purpose, answers in ANSWERS.items()
                    ),
                    _connector=Q.OR,
                ),
                name="consent_is_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("chosen_at")),
                name="consent_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["member", "purpose"],
                condition=Q(ended_at=None),
                name="consent_one_answer_at_a_time",
            ),
        ]
