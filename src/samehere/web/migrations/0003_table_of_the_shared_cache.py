"""Make the table of Django's database cache, so that nobody has to run `createcachetable`.

It holds the counts of tries that limit the guessing of codes, for all processes together.
Django's own command makes it and leaves one that is there already alone. Undoing this drops the
table; limits then start counting anew.
"""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "web_cache"


def make_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("web", "0002_version_of_the_front_page")]

    operations = [
        migrations.RunPython(make_table, migrations.RunPython.noop),
        migrations.RunSQL(migrations.RunSQL.noop, f"DROP TABLE {TABLE}"),
    ]
