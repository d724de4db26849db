"""Is the database whole and does it fit the program? And does the clock fit the database?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from samehere.console import Finding, amount, fine, wrong
from samehere.operations.recounts import recount

# Two machines never agree to the second, and a file system may round up.
CLOCKS_DIFFER = timedelta(minutes=2)
SHOWN = 3


def check_whole() -> Finding:
    """Find out whether the file of the database is damaged. Reads all of it once."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA quick_check({SHOWN})")
        found = [str(row[0]) for row in cursor.fetchall()]
    if found != ["ok"]:
        return wrong(
            f"The database is damaged: {'; '.join(found)}. Stop the community, keep the files as "
            "they are, and go back to your newest copy."
        )
    return fine("The database is whole.")


def check_migrations() -> Finding:
    """Find out whether the database has been brought up to this program."""
    loader = MigrationLoader(connection)
    missing = sorted(loader.graph.nodes.keys() - loader.applied_migrations.keys())
    if missing:
        names = ", ".join(f"{app} {name}" for app, name in missing[:SHOWN])
        return wrong(
            f"The database is older than the program: it lacks {amount(len(missing), 'change')} "
            f"({names}{' and others' if len(missing) > SHOWN else ''}). The next start makes them."
        )
    return fine("The database fits the program.")


def check_clock() -> Finding:
    """Find out whether the clock has been put back: then times of posts and codes are wrong."""
    now = timezone.now()
    if ahead := [name for name, at in _known_moments() if at > now + CLOCKS_DIFFER]:
        return wrong(
            f"The clock says {now:%-d %B %Y, %H:%M} (UTC), which is before {ahead[0]}. Set it "
            "right and let the system keep it right: codes and sessions run out by it."
        )
    return fine(f"The clock says {now:%-d %B %Y, %H:%M} (UTC), later than all that was written.")


def check_counts() -> Finding:
    """Find out whether a stored count differs from what it counts; changes nothing."""
    found = {name: rows for name, rows in recount(mend=False) if rows}
    if found:
        names = ", ".join(f"{name} ({rows:,})" for name, rows in found.items())
        return wrong(f"Some counts are wrong: {names}. samehere recount mends them.")
    return fine("All counts are right.")


def _known_moments() -> Iterator[tuple[str, datetime]]:
    for path in Path(settings.DATA_DIR).iterdir():
        yield f"{path.name} was written", datetime.fromtimestamp(path.lstat().st_mtime, UTC)
    applied = MigrationRecorder(connection).migration_qs.order_by("-applied").first()
    if applied is not None:
        yield "the database was brought up to the program", applied.applied
