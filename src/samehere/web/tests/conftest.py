"""Every test of this room runs with the room's own addresses, templates and cached routes."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from samehere.web import routes
from samehere.web.tests.builders import STORIES

TEMPLATES_FOLDER = Path(__file__).parent / "jinja2"
STORY_ROUTE = routes.CachedRoute(
    pattern=re.compile(r"/story/([0-9]{1,9})/"),
    key=lambda match: f"story:{match[1]}",
    queries=frozenset({"after"}),
)


@pytest.fixture(autouse=True)
def _stories(settings: Settings) -> Iterator[None]:
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [TEMPLATES_FOLDER]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "samehere.web.tests.urls"
    before = list(routes._routes)
    routes.register([STORY_ROUTE])
    yield
    routes.register(before)
    STORIES.clear()
