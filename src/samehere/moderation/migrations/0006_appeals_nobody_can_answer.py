"""Let the program close an appeal that nobody is left to answer.

No row is changed; on SQLite the table of appeals, a small one, is copied under the write lock.
Undoing it fails while an appeal is closed in this way: the older rule does not know it.
"""

from django.db import migrations, models
from django.db.models import Q

_OUTCOMES = [
    ("upheld", "the decision stays"),
    ("changed", "the decision was changed"),
    ("closed", "nobody was left to look at it"),
]
_OPEN = Q(outcome="", answer="", answered_at=None, answered_by=None)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0005_appeals")]

    operations = [
        migrations.RemoveConstraint(model_name="appeal", name="appeal_is_open_or_answered"),
        migrations.AlterField(
            model_name="appeal",
            name="outcome",
            field=models.CharField(blank=True, choices=_OUTCOMES, max_length=10),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=_OPEN
                | (
                    Q(outcome__in=["upheld", "changed", "closed"], answered_at__isnull=False)
                    & ~Q(answer="")
                ),
                name="appeal_is_open_or_answered",
            ),
        ),
    ]
