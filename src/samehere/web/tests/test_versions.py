"""Versions of pages: they only rise, also when many raise them at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from samehere.web import pages
from samehere.web.models import PageVersion
from samehere.web.sqlite_versions import SQLiteVersions
from samehere.web.tests.builders import statements_of
from samehere.web.versions import public_version


@pytest.mark.django_db
def test_the_front_page_has_a_version_from_the_first_migration_on() -> None:
    assert public_version("home") is not None


@pytest.mark.django_db
def test_the_table_of_the_shared_cache_is_there_without_another_command() -> None:
    assert "web_cache" in connection.introspection.table_names()


@pytest.mark.django_db
def test_bumping_raises_the_named_pages_and_no_others() -> None:
    pages.add("thread:1", is_public=True)
    pages.add("thread:2", is_public=True)
    first, second = public_version("thread:1"), public_version("thread:2")

    pages.bump(["thread:1", "thread:1", "thread:nowhere"])
    pages.bump([])

    assert first is not None
    assert public_version("thread:1") == first + 1
    assert public_version("thread:2") == second


@pytest.mark.django_db
def test_bumping_many_pages_is_one_statement() -> None:
    keys = [f"thread:{number}" for number in range(5)]
    for key in keys:
        pages.add(key, is_public=True)

    assert statements_of(lambda: pages.bump(keys)) == 1


@pytest.mark.django_db
def test_a_page_that_is_not_public_has_no_version_to_keep_copies_by() -> None:
    pages.add("group:closed", is_public=False)

    assert public_version("group:closed") is None
    assert public_version("group:nowhere") is None


@pytest.mark.django_db
def test_a_page_is_made_once() -> None:
    pages.add("thread:1", is_public=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        pages.add("thread:1", is_public=True)


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_each_raise_the_version() -> None:
    pages.add("thread:1", is_public=True)
    before = PageVersion.objects.get(key="thread:1").version

    def raise_it(_: int) -> None:
        for _step in range(5):
            pages.bump(["thread:1"])
        connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(raise_it, range(8)))

    assert PageVersion.objects.get(key="thread:1").version == before + 40


@pytest.mark.django_db(transaction=True)
def test_read_past_django_only_what_was_committed_counts() -> None:
    versions = SQLiteVersions(connection.settings_dict["NAME"])
    pages.add("thread:1", is_public=True)
    before = versions.public_version("thread:1")

    with transaction.atomic():
        pages.bump(["thread:1"])
        during = versions.public_version("thread:1")

    assert before is not None
    assert during == before
    assert versions.public_version("thread:1") == before + 1


def test_a_file_that_is_not_there_yet_has_no_versions(tmp_path: object) -> None:
    versions = SQLiteVersions(f"{tmp_path}/not yet?.sqlite3")

    assert versions.public_version("home") is None
    assert versions.public_version("home") is None


@pytest.mark.django_db
def test_a_page_that_has_a_version_keeps_it() -> None:
    pages.add("thread:1", is_public=True)
    before = public_version("thread:1")

    pages.ensure({"thread:1": True, "thread:2": True, "thread:3": False})

    assert public_version("thread:1") == before
    assert public_version("thread:2") is not None
    assert public_version("thread:3") is None
