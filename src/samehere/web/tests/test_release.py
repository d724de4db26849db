"""The word for what pages are made from besides the database."""

import pytest
from pytest_django import Settings

from samehere.web.release import release


def test_it_begins_with_the_version_and_stays_the_same(settings: Settings) -> None:
    release.cache_clear()
    first = release()
    release.cache_clear()

    assert first == release()
    assert first.startswith(f"{settings.VERSION}-")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIME_ZONE", "Europe/Paris"),
        ("NAMES_SHOWN", "american"),
        ("SMALLEST_COUNT_SHOWN", 9),
        ("CONTACT", "mailto:help@example.org"),
    ],
)
def test_a_setting_that_pages_print_changes_it(
    settings: Settings, name: str, value: object
) -> None:
    release.cache_clear()
    before = release()

    setattr(settings, name, value)
    release.cache_clear()

    assert release() != before
    release.cache_clear()
