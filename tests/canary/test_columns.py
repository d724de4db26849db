"""The world holds a word in every column that can hold text, so that a new one is not forgotten."""

import pytest
from django.apps import apps
from django.db import models

from tests.canary.columns import COLUMNS, columns_with_words
from tests.canary.may_read import GONE, TABLE
from tests.canary.words import word, words_in

_TEXT = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)


def text_columns() -> dict[str, set[str]]:
    """Return the columns that can hold text, by model, without those with choices."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        for column in model._meta.local_fields:
            if isinstance(column, _TEXT) and not column.choices:
                found.setdefault(model._meta.label, set()).add(column.name)
    return found


def kept_in(model: str, column: str) -> set[str]:
    """Return the words that stand in a column now."""
    rows = apps.get_model(model)._default_manager.values_list(column, flat=True)
    return {found for value in rows for found in words_in(str(value))}


def test_of_every_column_with_text_is_said_what_stands_in_it() -> None:
    assert {model: set(columns) for model, columns in COLUMNS.items()} == text_columns()


@pytest.mark.django_db
@pytest.mark.usefixtures("world")
def test_every_word_stands_where_it_is_said_to_stand() -> None:
    missing = [
        (model, column, place)
        for model, column, place in columns_with_words()
        if word(place) not in kept_in(model, column)
    ]

    assert missing == []


@pytest.mark.django_db
@pytest.mark.usefixtures("world")
def test_who_may_read_it_is_said_of_every_word_and_what_is_deleted_stands_nowhere() -> None:
    kept = {found for model, column, _ in columns_with_words() for found in kept_in(model, column)}

    assert kept == {word(name) for name in TABLE if name not in GONE}
