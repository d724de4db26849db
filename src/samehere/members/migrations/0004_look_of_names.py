"""Keep with each name how it looks, so that no two names can be taken for each other.

Where names of before look alike, whoever joined first has the look, and the look of each other
gets her number behind a sign that no look holds: they keep their names, and a newcomer can take
neither. Reads and writes every member once, and builds one index, under the write lock. Undoing
it loses nothing that cannot be worked out again.
"""

from typing import Any

from django.db import migrations, models

from samehere.members.lookalikes import look_of


def work_out_looks(apps: Any, schema_editor: Any) -> None:
    """Give each member the look of her name, the oldest first."""
    members = apps.get_model("members", "Member").objects
    given: set[str] = set()
    for pk, name in members.order_by("joined_at", "pk").values_list("pk", "name"):
        look = look_of(name)
        look = f"{look}~{pk}" if look in given else look
        given.add(look)
        members.filter(pk=pk).update(name_look=look)


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0003_how_pages_look"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="name_look",
            field=models.CharField(editable=False, max_length=600, null=True),
        ),
        migrations.RunPython(work_out_looks, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="member",
            name="name_look",
            field=models.CharField(editable=False, max_length=600, unique=True),
        ),
    ]
