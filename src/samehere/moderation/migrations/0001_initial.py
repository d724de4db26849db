"""The tables for reports of posts, decisions on them, and whom a mail has told.

They are new and empty: no row is changed and nothing is locked for longer than an instant. Undoing
it drops every report and every decision.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("discussions", "0003_removed_posts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("removed", "the post was removed"),
                            ("done", "something else was done"),
                            ("left", "the post stays as it is"),
                            ("withdrawn", "its author deleted it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="discussions.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ModeratorTold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("told_at", models.DateTimeField()),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=12, unique=True)),
                ("text_version", models.PositiveIntegerField()),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("danger", "danger"),
                            ("harm", "harm"),
                            ("private", "private"),
                            ("rude", "rude"),
                            ("mine", "mine"),
                            ("about_me", "about_me"),
                            ("law", "law"),
                            ("other", "other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("address", models.CharField(blank=True, max_length=254)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("net", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="reports",
                        to="moderation.decision",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="discussions.post",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["removed", "done", "left", "withdrawn"])),
                name="decision_has_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", "withdrawn"),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="decision_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("decision", None)), fields=["sent_at"], name="report_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("address", ""), _negated=True),
                fields=["address", "sent_at"],
                name="report_by_address",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("net", ""), _negated=True),
                fields=["net", "sent_at"],
                name="report_by_net",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decision", None), ("member__isnull", False)),
                fields=("member", "post", "matter"),
                name="open_report_once_a_member",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "matter__in",
                        ["danger", "harm", "private", "rude", "mine", "about_me", "law", "other"],
                    )
                ),
                name="report_says_what_is_the_matter",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("member", None),
                    models.Q(("address", ""), ("name", ""), ("net", "")),
                    _connector="OR",
                ),
                name="report_is_by_a_member_or_from_an_address",
            ),
        ),
    ]
