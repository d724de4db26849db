"""Let all sessions of a member be ended at once, and each be shown to her as a device.

Sessions there are stay: a generation of 0 is what they were made with, and their devices are kept
with the next request of each. Adds a column with a default to the members, which SQLite does by
writing the table anew, under the write lock. Undoing it forgets the devices, and sessions that were
ended at once would be good again, so end those by deleting them before.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0005_each_thing_asked_by_itself"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="session_generation",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("session_key", models.CharField(max_length=40, unique=True)),
                ("words", models.CharField(max_length=60)),
                ("signed_in_on", models.DateField()),
                ("last_used_on", models.DateField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="devices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
