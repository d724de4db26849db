"""Keep an answer to each question by itself, and the answers before it.

Whoever chose *ask* or *count* was told that what is read becomes numbers, so her answer stands for
the totals too, with the version and the time it was given. Whoever writes already has published
under the terms, but was never asked by itself: no row, so she is asked at her next post. When
the terms were accepted becomes a row of the same kind. The table of members is written anew,
under the write lock. Undoing keeps the choice about reading alone.
"""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

ANSWER = (
    Q(purpose="terms", choice__in=["yes"])
    | Q(purpose="writing", choice__in=["no", "yes"])
    | Q(purpose="reading", choice__in=["ask", "count", "off"])
    | Q(purpose="totals", choice__in=["no", "yes"])
)


def keep_answers(apps: Any, editor: Any) -> None:
    member, consent = apps.get_model("members", "Member"), apps.get_model("members", "Consent")
    told = consent.objects.filter(purpose="reading", choice__in=["ask", "count"])
    consent.objects.bulk_create(
        [
            consent(
                member_id=answer.member_id,
                purpose="totals",
                choice="yes",
                text_version=answer.text_version,
                chosen_at=answer.chosen_at,
            )
            for answer in told
        ],
        batch_size=200,
    )
    accepted = member.objects.exclude(terms_accepted_at=None)
    consent.objects.bulk_create(
        [
            consent(
                member_id=pk, purpose="terms", choice="yes", text_version=1, chosen_at=accepted_at
            )
            for pk, accepted_at in accepted.values_list("pk", "terms_accepted_at")
        ],
        batch_size=200,
    )


def keep_reading_alone(apps: Any, editor: Any) -> None:
    member, consent = apps.get_model("members", "Member"), apps.get_model("members", "Consent")
    for answer in consent.objects.filter(purpose="terms", ended_at=None):
        member.objects.filter(pk=answer.member_id).update(terms_accepted_at=answer.chosen_at)
    consent.objects.exclude(purpose="reading", ended_at=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0004_look_of_names"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="consent", name="consent_is_one_of_three"),
        migrations.RenameField(model_name="consent", old_name="reading", new_name="choice"),
        migrations.AlterField(
            model_name="consent",
            name="choice",
            field=models.CharField(max_length=10),
        ),
        migrations.AddField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                max_length=10,
                default="reading",
                choices=[
                    ("terms", "the terms and the house rules"),
                    ("writing", "publishing what you write of your health"),
                    ("reading", "reading treatments out of your posts"),
                    ("totals", "counting you in totals"),
                ],
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="consent",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="consent",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="consents",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(keep_answers, keep_reading_alone),
        migrations.RemoveField(model_name="member", name="terms_accepted_at"),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(condition=ANSWER, name="consent_is_an_answer"),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("chosen_at")),
                name="consent_ends_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                fields=["member", "purpose"],
                condition=Q(ended_at=None),
                name="consent_one_answer_at_a_time",
            ),
        ),
    ]
