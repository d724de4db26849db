"""What a community adds to the shipped vocabulary. New tables, so nothing is locked."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stamp", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Concept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("treatment", "treatment"),
                            ("condition", "condition"),
                            ("sign", "sign"),
                            ("site", "site"),
                        ],
                        max_length=16,
                    ),
                ),
                ("is_shipped", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("name", "kind"), name="concept_once_a_kind"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="concept_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("key", models.CharField(editable=False, max_length=400)),
                (
                    "name_kind",
                    models.CharField(
                        choices=[
                            ("generic", "generic"),
                            ("brand", "brand"),
                            ("misspelling", "misspelling"),
                            ("nickname", "nickname"),
                            ("abbreviation", "abbreviation"),
                            ("lay", "lay"),
                        ],
                        max_length=16,
                    ),
                ),
                ("is_exact", models.BooleanField(default=False)),
                ("language", models.CharField(default="en", max_length=8)),
                (
                    "origin",
                    models.CharField(
                        choices=[("community", "added here"), ("shipped", "of the program")],
                        default="community",
                        max_length=16,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "in use"), ("retired", "no longer found")],
                        default="active",
                        max_length=16,
                    ),
                ),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="vocabulary.concept",
                    ),
                ),
                (
                    "scope",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms_limited_to",
                        to="vocabulary.concept",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TermChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("added", "added"),
                            ("adopted", "taken over from the shipped list"),
                            ("scoped", "limited"),
                            ("retired", "retired"),
                            ("restored", "put back"),
                        ],
                        max_length=16,
                    ),
                ),
                ("made_by", models.CharField(blank=True, max_length=12)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="vocabulary.term",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="term",
            index=models.Index(fields=["key"], name="term_by_key"),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(
                fields=("key", "concept", "scope"), name="term_once_a_concept_and_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(
                condition=models.Q(("scope__isnull", True)),
                fields=("key", "concept"),
                name="term_once_a_concept_without_scope",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("key", ""), _negated=True), name="term_has_a_key"
            ),
        ),
    ]
