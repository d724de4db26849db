"""Keep what was answered to reports of misread sentences, when and by whom.

Old reports stay open. Adds three empty columns; on SQLite the table is written anew, which takes
as long as there are reports. Undoing it forgets the answers; what was taken out stays taken out.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("experiences", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="statementreport",
            name="answer",
            field=models.CharField(
                blank=True,
                choices=[("dismissed", "taken out"), ("left", "left as it is")],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="statementreport",
            name="answered_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="statementreport",
            name="answered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="statementreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                    models.Q(
                        models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="report_answered_at_some_time",
            ),
        ),
    ]
