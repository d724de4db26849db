"""Make the tables of what members show of themselves. Nothing to lose yet."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STANDINGS = [
    ("patient", "has a condition herself"),
    ("carer", "cares for somebody"),
    ("clinician", "works in health care"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0008_former_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("standing", models.CharField(blank=True, choices=STANDINGS, max_length=10)),
                ("about", models.TextField(blank=True)),
                ("about_html", models.TextField(blank=True)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="profile",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("standing__in", ["", "patient", "carer", "clinician"])),
                        name="profile_standing_is_one_of_three",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProfileItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("condition", "Condition"), ("treatment", "Treatment")],
                        max_length=10,
                    ),
                ),
                ("concept", models.CharField(max_length=200)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="profile_items",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("member", "kind", "concept"), name="profile_item_once_a_member"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["condition", "treatment"])),
                        name="profile_item_has_a_kind",
                    ),
                ],
            },
        ),
    ]
