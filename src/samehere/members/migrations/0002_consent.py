"""Make the table of what members chose about being read. Nothing to lose yet."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reading",
                    models.CharField(
                        choices=[
                            ("off", "nothing is read"),
                            ("ask", "read, and shown to her alone until she confirms it"),
                            ("count", "read, and counted unless she objects"),
                        ],
                        max_length=5,
                    ),
                ),
                ("text_version", models.PositiveIntegerField()),
                ("chosen_at", models.DateTimeField()),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consent",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reading__in", ["off", "ask", "count"])),
                        name="consent_is_one_of_three",
                    )
                ],
            },
        ),
    ]
