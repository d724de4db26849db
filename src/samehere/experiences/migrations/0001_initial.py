"""Make the tables of what is read in posts and of what is counted. Nothing to lose yet."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("discussions", "0002_version_of_a_text"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PostReading",
            fields=[
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="discussions.post",
                    ),
                ),
                ("text_version", models.PositiveIntegerField()),
                ("rules_version", models.CharField(max_length=40)),
                ("read_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text_version", models.PositiveIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("stop", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("use", "use"),
                            ("effect", "effect"),
                            ("stop", "stop"),
                            ("advice", "advice"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("author", "author"),
                            ("addressee", "addressee"),
                            ("relative", "relative"),
                            ("other_member", "other_member"),
                            ("clinician", "clinician"),
                            ("literature", "literature"),
                            ("people", "people"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "assertion",
                    models.CharField(
                        choices=[
                            ("stated", "stated"),
                            ("negated", "negated"),
                            ("hedged", "hedged"),
                            ("hypothetical", "hypothetical"),
                            ("question", "question"),
                        ],
                        max_length=12,
                    ),
                ),
                ("treatment", models.CharField(blank=True, max_length=200)),
                ("treatment_surface", models.CharField(blank=True, max_length=200)),
                ("resolved_by", models.CharField(blank=True, max_length=20)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("taking", "taking"),
                            ("took", "took"),
                            ("prescribed", "prescribed"),
                            ("considering", "considering"),
                            ("declined", "declined"),
                            ("never", "never"),
                            ("unknown", "unknown"),
                        ],
                        max_length=12,
                    ),
                ),
                ("indication", models.CharField(blank=True, max_length=200)),
                ("regimen", models.JSONField(blank=True, default=dict)),
                ("effect", models.CharField(blank=True, max_length=200)),
                ("effect_surface", models.CharField(blank=True, max_length=200)),
                (
                    "effect_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("benefit", "benefit"),
                            ("side_effect", "side_effect"),
                            ("no_effect", "no_effect"),
                            ("worse", "worse"),
                            ("withdrawal", "withdrawal"),
                        ],
                        max_length=12,
                    ),
                ),
                ("onset_days", models.PositiveIntegerField(null=True)),
                ("resolved_days", models.PositiveIntegerField(null=True)),
                ("is_ongoing", models.BooleanField(null=True)),
                ("cause", models.CharField(blank=True, max_length=12)),
                ("stop_reason", models.CharField(blank=True, max_length=12)),
                (
                    "tier",
                    models.CharField(
                        choices=[("counted", "counted"), ("suggested", "suggested")], max_length=10
                    ),
                ),
                ("score", models.FloatField()),
                ("rule", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unconfirmed", "Unconfirmed"),
                            ("confirmed", "Confirmed"),
                            ("dismissed", "Dismissed"),
                        ],
                        default="unconfirmed",
                        max_length=12,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="discussions.group",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="discussions.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("treatment", models.CharField(max_length=200)),
                ("address", models.SlugField(max_length=60)),
                (
                    "facet",
                    models.CharField(
                        choices=[
                            ("use", "use"),
                            ("status", "status"),
                            ("frequency", "frequency"),
                            ("outcome", "outcome"),
                            ("side_effect", "side_effect"),
                            ("onset", "onset"),
                            ("gone", "gone"),
                            ("ongoing", "ongoing"),
                            ("with", "with"),
                            ("stop", "stop"),
                            ("indication", "indication"),
                        ],
                        max_length=12,
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("value", models.CharField(blank=True, max_length=200)),
                ("confirmed_count", models.PositiveIntegerField(default=0)),
                ("unconfirmed_count", models.PositiveIntegerField(default=0)),
                ("imported_count", models.PositiveIntegerField(default=0)),
                ("post_count", models.PositiveIntegerField(default=0)),
                ("changed_on", models.DateField(null=True)),
                ("earlier_count", models.PositiveIntegerField(default=0)),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tallies",
                        to="discussions.group",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Teller",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_counted", models.BooleanField(default=False)),
                (
                    "imported_author",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teller",
                        to="discussions.importedauthor",
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teller",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teller",
                        to="discussions.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TallyMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bucket",
                    models.CharField(
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("unconfirmed", "Unconfirmed"),
                            ("imported", "Imported"),
                            ("post", "Post"),
                        ],
                        max_length=12,
                    ),
                ),
                ("statement_count", models.PositiveIntegerField()),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="experiences.statement",
                    ),
                ),
                (
                    "tally",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="experiences.tally",
                    ),
                ),
                (
                    "teller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="experiences.teller",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="statement",
            name="teller",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statements",
                to="experiences.teller",
            ),
        ),
        migrations.CreateModel(
            name="StatementReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reported_at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="experiences.statement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("statement", "member"), name="statement_reported_once_a_member"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(fields=["group", "facet"], name="tally_of_a_group"),
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(fields=["address", "group"], name="tally_of_a_page"),
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(fields=["treatment"], name="tally_of_a_treatment"),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(
                condition=models.Q(("group__isnull", False)),
                fields=("group", "treatment", "facet", "subject", "value"),
                name="tally_once_a_group",
            ),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(
                condition=models.Q(("group", None)),
                fields=("treatment", "facet", "subject", "value"),
                name="tally_once_over_all_groups",
            ),
        ),
        migrations.AddConstraint(
            model_name="teller",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("imported_author", None), ("member__isnull", False), ("post", None)),
                    models.Q(("imported_author__isnull", False), ("member", None), ("post", None)),
                    models.Q(("imported_author", None), ("member", None), ("post__isnull", False)),
                    _connector="OR",
                ),
                name="teller_is_one_of_three",
            ),
        ),
        migrations.AddConstraint(
            model_name="tallymark",
            constraint=models.UniqueConstraint(
                fields=("teller", "tally"), name="tally_mark_once_a_teller"
            ),
        ),
        migrations.AddConstraint(
            model_name="tallymark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bucket__in", ["confirmed", "unconfirmed", "imported", "post"])
                ),
                name="tally_mark_is_in_a_bucket",
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["teller", "group"], name="statement_by_teller"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("stop"))), name="statement_has_a_span"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["unconfirmed", "confirmed", "dismissed"])),
                name="statement_has_a_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("state", "unconfirmed")),
                    models.Q(
                        models.Q(("state", "unconfirmed"), _negated=True),
                        ("answered_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="statement_answered_at_some_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                fields=(
                    "post",
                    "text_version",
                    "start",
                    "stop",
                    "kind",
                    "who",
                    "treatment",
                    "effect",
                    "effect_role",
                    "rule",
                ),
                name="statement_read_once",
            ),
        ),
    ]
