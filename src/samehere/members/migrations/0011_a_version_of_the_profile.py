"""Give profiles a version, so that a report can say of which text it speaks without keeping it.

Every profile begins at 0; nothing was reported yet. It rewrites the table of profiles, which is
small. Undoing it drops the numbers: reports of profiles then say no more whether the words changed.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0010_mutes")]

    operations = [
        migrations.AddField(
            model_name="profile",
            name="text_version",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
