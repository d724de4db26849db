"""Keep what members say against a term: that on some page it did not mean what it was taken for.

A new table, no old rows, no lock. Undoing it drops what was said.
"""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("vocabulary", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="TermDoubt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("key", models.CharField(max_length=400)),
                ("concept", models.CharField(max_length=200)),
                ("meant", models.CharField(blank=True, max_length=200)),
                ("seen_at", models.CharField(blank=True, max_length=200)),
                ("said_by", models.CharField(max_length=12)),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "concept", "said_by"), name="term_doubted_once_a_member"
                    )
                ],
            },
        ),
    ]
