"""The word for what pages are made from besides the database."""

from pytest_django import Settings

from samehere.web.release import release


def test_it_begins_with_the_version_and_stays_the_same(settings: Settings) -> None:
    release.cache_clear()
    first = release()
    release.cache_clear()

    assert first == release()
    assert first.startswith(f"{settings.VERSION}-")


def test_a_setting_that_pages_print_changes_it(settings: Settings) -> None:
    release.cache_clear()
    before = release()

    settings.TIME_ZONE = "Europe/Paris"
    release.cache_clear()

    assert release() != before
    release.cache_clear()
