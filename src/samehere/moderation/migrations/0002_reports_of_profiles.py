"""Let reports and decisions be about a member's profile as well as about a post.

All old rows are about posts and stay so. On SQLite both tables are copied once; they are small.
Undoing it needs that there is no report and no decision about a profile: the post would be missing.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0005_held_posts"),
        ("moderation", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_has_an_outcome",
        ),
        migrations.AddField(
            model_name="decision",
            name="profile_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="profile_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports_of_profile",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("removed", "the post was removed"),
                    ("done", "something else was done"),
                    ("left", "the post stays as it is"),
                    ("withdrawn", "its author deleted it"),
                    ("cleared", "what the profile said was taken away"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="post",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to="discussions.post",
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="post",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="discussions.post",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome__in", ["removed", "done", "left", "withdrawn", "cleared"])
                ),
                name="decision_has_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("post", None), ("profile_of__isnull", False)),
                    models.Q(("post__isnull", False), ("profile_of", None)),
                    _connector="OR",
                ),
                name="decision_is_of_post_or_profile",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decision", None), ("member__isnull", False)),
                fields=("member", "profile_of", "matter"),
                name="open_report_of_profile_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("post", None), ("profile_of__isnull", False)),
                    models.Q(("post__isnull", False), ("profile_of", None)),
                    _connector="OR",
                ),
                name="report_is_of_post_or_profile",
            ),
        ),
    ]
