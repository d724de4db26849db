"""Remember of a pause whether an operator set it: then only an operator ends it.

Old pauses are taken for an operator's where whoever set them runs the community now. Adding the
column locks the small table of decisions for an instant. Undoing it loses who could end a pause.
"""

from typing import Any

from django.db import migrations, models


def mark_operators_pauses(apps: Any, schema_editor: Any) -> None:
    """Mark the pauses set by those who run the community."""
    decisions = apps.get_model("moderation", "Decision").objects
    pauses = decisions.filter(outcome="suspended", made_by__is_operator=True)
    pauses.update(by_operator=True)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0006_appeals_nobody_can_answer")]

    operations = [
        migrations.AddField(
            model_name="decision", name="by_operator", field=models.BooleanField(default=False)
        ),
        migrations.RunPython(mark_operators_pauses, migrations.RunPython.noop),
    ]
