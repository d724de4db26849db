"""Let whoever imports choose whether what the posts say about treatments is read.

What was imported before may be read, as it was. The column has a default: no row is rewritten, and
the table is locked for a moment. Undoing it loses the choices, so that all imports are read again.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0006_removed_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="importsource",
            name="may_be_read",
            field=models.BooleanField(default=True),
        ),
    ]
