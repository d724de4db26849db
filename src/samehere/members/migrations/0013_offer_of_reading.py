"""Keep that a member does not want to hear again that her posts could be read.

Old members: none has said so yet. A column with a default; undoing it forgets who has.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0012_why_somebody_is_paused"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="is_offered_reading",
            field=models.BooleanField(default=True, editable=False),
        ),
    ]
