"""Let a decision say that a removed post was put back.

No row is changed; on SQLite the table of decisions, a small one, is copied under the write lock.
Undoing it fails while there is such a decision: the older rule does not know it.
"""

from django.db import migrations, models
from django.db.models import Q

_OUTCOMES = [
    ("removed", "the post was removed"),
    ("done", "something else was done"),
    ("left", "the post stays as it is"),
    ("withdrawn", "its author deleted it"),
    ("cleared", "what the profile said was taken away"),
    ("suspended", "its owner may only read for a while"),
    ("resumed", "its owner may write again"),
    ("restored", "the post was put back"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0006_removed_texts"),
        ("moderation", "0007_pauses_by_operators"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="decision", name="decision_has_an_outcome"),
        migrations.AlterField(
            model_name="decision",
            name="outcome",
            field=models.CharField(choices=_OUTCOMES, max_length=10),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=Q(outcome__in=[value for value, _ in _OUTCOMES]),
                name="decision_has_an_outcome",
            ),
        ),
    ]
