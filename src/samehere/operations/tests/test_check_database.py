"""The check-up of the database: what is missing, late, or counted wrong is found."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from pytest_django import Settings

from samehere.console import State
from samehere.discussions.tests.builders import a_thread
from samehere.operations.checks import database as checks

pytestmark = pytest.mark.django_db


def test_a_new_database_is_whole_and_fits() -> None:
    assert checks.check_whole().state is State.FINE
    assert checks.check_migrations().state is State.FINE
    assert checks.check_clock().state is State.FINE


def test_a_change_that_was_not_made_is_found() -> None:
    MigrationRecorder(connection).record_unapplied("discussions", "0001_initial")

    found = checks.check_migrations()

    assert found.state is State.WRONG
    assert "1 changes" not in found.words
    assert "discussions 0001_initial" in found.words


def test_a_clock_behind_the_database_is_found() -> None:
    ahead = timezone.now() + timedelta(days=1)
    MigrationRecorder(connection).migration_qs.filter(app="web").update(applied=ahead)

    assert checks.check_clock().state is State.WRONG


def test_a_clock_behind_the_files_is_found(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    (tmp_path / "samehere.sqlite3").touch()
    assert checks.check_clock().state is State.FINE
    ahead = (timezone.now() + timedelta(days=1)).timestamp()
    os.utime(tmp_path / "samehere.sqlite3", (ahead, ahead))

    found = checks.check_clock()

    assert found.state is State.WRONG
    assert "before samehere.sqlite3 was written" in found.words


def test_counts_are_counted_and_not_mended() -> None:
    thread = a_thread()
    assert checks.check_counts().state is State.FINE
    # Past the program, as somebody with a tool for databases might.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE discussions_thread SET reply_count = 7")

    found = checks.check_counts()

    assert found.state is State.WRONG
    assert "samehere recount" in found.words
    thread.refresh_from_db()
    assert thread.reply_count == 7
