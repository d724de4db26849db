"""Keep with a paused account why it is, so that every refusal can say it without a query.

Nobody's is known of the old pauses, which were made past the program; they stay without. It
rewrites the table of members. Undoing it drops the reasons; the decisions keep them.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0011_a_version_of_the_profile"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="suspension_reason",
            field=models.TextField(blank=True),
        ),
    ]
