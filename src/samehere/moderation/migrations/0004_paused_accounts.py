"""Let pausing an account, and ending that, be decisions like those on reports.

Old rows are neither and stay as they are. On SQLite the table of decisions is copied once; it is
small. Undoing it needs that there is no such decision.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0005_held_posts"),
        ("moderation", "0003_reports_of_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_has_an_outcome",
        ),
        migrations.AddField(
            model_name="decision",
            name="suspended_until",
            field=models.DateTimeField(null=True),
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
                    ("suspended", "its owner may only read for a while"),
                    ("resumed", "its owner may write again"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "suspended"), ("suspended_until__isnull", False)),
                    models.Q(
                        models.Q(("outcome", "suspended"), _negated=True), ("suspended_until", None)
                    ),
                    _connector="OR",
                ),
                name="decision_says_until_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        ["removed", "done", "left", "withdrawn", "cleared", "suspended", "resumed"],
                    )
                ),
                name="decision_has_an_outcome",
            ),
        ),
    ]
