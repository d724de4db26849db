"""Bringing the database up to the program, before anything else reads it."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from samehere.console import refuse

NEWER = (
    "The database in {folder} was made by a newer SameHere than this one. "
    "Start that version or a later one; this one could harm it."
)


def bring_up_to_date(folder: Path, say: Callable[[str], None]) -> None:
    """Make or migrate the database in `folder`, which must be the one of the settings.

    Cheap when there is nothing to do. Of two processes that start together one does the work and
    the other waits for it. Refuses a database that a newer version of the program has migrated.
    `say` gets a line when there is something to wait for.
    """
    with _one_at_a_time(folder / "preparing.lock", say):
        loader = MigrationLoader(connection)
        if _is_newer(loader):
            refuse(NEWER.format(folder=folder))
        if loader.graph.nodes.keys() - loader.applied_migrations.keys():
            say(f"Preparing the database in {folder} ...")
            call_command("migrate", verbosity=0, interactive=False)


def _is_newer(loader: MigrationLoader) -> bool:
    known = loader.disk_migrations or {}
    # Other people's packages may merge their old migrations; ours are never taken away.
    others = {app.label for app in apps.get_app_configs() if not app.name.startswith("samehere.")}
    return any(key not in known and key[0] not in others for key in loader.applied_migrations)


@contextmanager
def _one_at_a_time(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another SameHere to finish preparing the database ...")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield  # the lock goes when the file is closed, or with the process
