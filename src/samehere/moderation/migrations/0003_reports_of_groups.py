"""Let reports and decisions be about something in a group, which its reporter cannot point to.

All old rows are about a post or a profile and stay so. On SQLite both tables are copied once; they
are small. Undoing it needs that there is no report and no decision about a group.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0005_held_posts"),
        ("moderation", "0002_reports_of_profiles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_is_of_post_or_profile",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="report_is_of_post_or_profile",
        ),
        migrations.AddField(
            model_name="decision",
            name="group",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to="discussions.group",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="group",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="discussions.group",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("group", None), ("post__isnull", False), ("profile_of", None)),
                    models.Q(("group", None), ("post", None), ("profile_of__isnull", False)),
                    models.Q(("group__isnull", False), ("post", None), ("profile_of", None)),
                    _connector="OR",
                ),
                name="decision_is_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decision", None), ("member__isnull", False)),
                fields=("member", "group", "matter"),
                name="open_report_of_group_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("group", None), ("post__isnull", False), ("profile_of", None)),
                    models.Q(("group", None), ("post", None), ("profile_of__isnull", False)),
                    models.Q(("group__isnull", False), ("post", None), ("profile_of", None)),
                    _connector="OR",
                ),
                name="report_is_of_one_thing",
            ),
        ),
    ]
