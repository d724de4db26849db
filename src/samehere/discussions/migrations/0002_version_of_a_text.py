"""Give each post the version of its text, so that what was read in it is known to be of this text.

Every post there is has its first version: nobody could edit one yet. The table is written anew
once, under the write lock. Undoing it drops the column, and with it which text was read.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussions", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="post",
            name="text_version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
