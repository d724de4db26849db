"""Keep at a member that a report of danger waits for her, so that each page can say so.

Old members: none is marked; the worker marks them within the hour. A column with a default; undoing
it loses nothing but the mark.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0013_offer_of_reading"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="has_danger_waiting",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
