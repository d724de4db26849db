"""Make the table of who has muted whom, with a mark at members who have. Nothing to lose yet."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0009_profiles"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="has_mutes",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.CreateModel(
            name="Mute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mutes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "muted",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="muted_by",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("member", "muted"), name="mute_once_a_pair"),
                    models.CheckConstraint(
                        condition=models.Q(("member", models.F("muted")), _negated=True),
                        name="mute_is_of_somebody_else",
                    ),
                ],
            },
        ),
    ]
