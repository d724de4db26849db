"""Give the front page its version; every other page gets one from the action that makes it.

Touches one row. Undoing it removes that row, and the front page is then drawn anew each time.
"""

import time

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def add_row(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    versions = apps.get_model("web", "PageVersion")._default_manager
    started = time.time_ns() // 1000
    versions.get_or_create(key="home", defaults={"version": started, "is_public": True})


def remove_row(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("web", "PageVersion")._default_manager.filter(key="home").delete()


class Migration(migrations.Migration):
    dependencies = [("web", "0001_initial")]

    operations = [migrations.RunPython(add_row, remove_row)]
