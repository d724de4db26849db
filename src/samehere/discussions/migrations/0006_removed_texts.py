"""Keep what a moderator removes for as long as its author may object.

A new table beside the posts, empty: what was removed before is gone and stays gone. Nothing that
counts or prints posts can meet it. Locks nothing that is in use. Undoing it loses the words that
are kept then, so that no appeal brings them back.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("discussions", "0005_held_posts")]

    operations = [
        migrations.CreateModel(
            name="RemovedText",
            fields=[
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="removed_text",
                        serialize=False,
                        to="discussions.post",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=150)),
                ("source", models.TextField()),
                ("kept_until", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["kept_until"], name="removed_text_run_out")],
                "constraints": [
                    models.CheckConstraint(condition=~Q(source=""), name="removed_text_has_words")
                ],
            },
        ),
    ]
