"""Make the table of names that were given up, and the time of each member's last change of name.

Nobody has changed a name yet. Undoing it frees the names that were given up.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0007_changing_the_address"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="name_changed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.CreateModel(
            name="FormerName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key_mark", models.CharField(db_index=True, max_length=64)),
                ("look_mark", models.CharField(db_index=True, max_length=64)),
                ("kept_until", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_names",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("member", "key_mark", "look_mark"), name="former_name_once_a_member"
                    )
                ],
            },
        ),
    ]
