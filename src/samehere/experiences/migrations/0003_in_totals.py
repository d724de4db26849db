"""Let somebody be read and shown beside her discussion without standing in the totals.

Whoever is counted now agreed to words that named the totals, so all old rows stay in them. A
column with a constant value: no long lock. Undoing it counts everybody who is read.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("experiences", "0002_answers_to_reports"),
    ]

    operations = [
        migrations.AddField(
            model_name="teller",
            name="is_in_totals",
            field=models.BooleanField(default=True),
        ),
    ]
