"""Make the tables of publications and of the posts that mention them. Nothing to lose yet."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("discussions", "0002_version_of_a_text"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(choices=[("doi", "DOI"), ("pmid", "PMID")], max_length=4),
                ),
                ("value", models.CharField(max_length=200)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("authors", models.CharField(blank=True, max_length=200)),
                ("journal", models.CharField(blank=True, max_length=200)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("looked_up_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("scheme", "value"), name="reference_kept_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="discussions.post",
                    ),
                ),
                (
                    "reference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="evidence.reference",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CitedTreatment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("treatment", models.CharField(max_length=200)),
                (
                    "citation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="treatments",
                        to="evidence.citation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("treatment", "citation"), name="cited_treatment_once_a_citation"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.UniqueConstraint(
                fields=("post", "reference"), name="cited_once_a_post"
            ),
        ),
    ]
