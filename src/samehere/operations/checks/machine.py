"""Is what it runs on still looked after?"""

import sqlite3
import sys
from datetime import date

import django
from django.utils import timezone

from samehere.console import Finding, fine, note, wrong

# The last day of security fixes. Source: PEP 664, 693, 719, 745, 790 (Python), the table of
# supported versions on djangoproject.com (Django), each as of 2026.
PYTHON_ENDS = {
    (3, 11): date(2027, 10, 31),
    (3, 12): date(2028, 10, 31),
    (3, 13): date(2029, 10, 31),
    (3, 14): date(2030, 10, 31),
    (3, 15): date(2031, 10, 31),
}
DJANGO_ENDS = {(5, 2): date(2028, 4, 30)}


def check_python() -> Finding:
    """Find out whether this Python still gets security fixes."""
    version = sys.version.split()[0]
    return supported(f"Python {version}", PYTHON_ENDS.get(sys.version_info[:2]), _today())


def check_django() -> Finding:
    """Find out whether this Django still gets security fixes."""
    return supported(
        f"Django {django.get_version()}", DJANGO_ENDS.get(django.VERSION[:2]), _today()
    )


def say_sqlite() -> Finding:
    """Say which SQLite keeps the database: it comes with the system's Python."""
    return note(f"The database is kept by SQLite {sqlite3.sqlite_version}.")


def supported(what: str, until: date | None, today: date) -> Finding:
    """Find out whether `what` still gets security fixes; None: nobody here knows until when."""
    if until is None:
        return note(f"It runs on {what}, whose end of support is not known here.")
    if today > until:
        return wrong(
            f"It runs on {what}, which has had no security fixes since {until:%-d %B %Y}. "
            "Update SameHere, or start it with a newer Python."
        )
    return fine(f"It runs on {what}, which gets security fixes until {until:%-d %B %Y}.")


def _today() -> date:
    return timezone.now().date()
