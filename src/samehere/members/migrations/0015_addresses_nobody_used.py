"""Keep of an address an operator gave that nobody has signed in by it yet.

Old members: none is marked; their addresses count as theirs, as before. A column with a default;
undoing it forgets which addresses may be mistyped.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0014_danger_waits"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="is_address_unused",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
