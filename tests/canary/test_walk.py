"""Nobody reads, by whatever address, what is not for her, or learns that it is there (P8).

Every viewer asks for every address, to read and to write: in groups she belongs to, in those she
does not, and where nothing is. What stands in `may_read` is what she finds, no less and no more.
"""

import pytest

from tests.addresses import all_routes
from tests.canary.may_read import EVERYBODY, may_read
from tests.canary.walk import Found, reader_of, walk
from tests.canary.words import word
from tests.canary.world import World

# Whose secrets are printed to whom: a link to whoever holds it, and opens it.
HELD_BY = {"invited": {"invitation"}}


def too_much(world: World, viewer: str, found: Found) -> list[object]:
    """Return what an answer or a mail holds that its reader may not know."""
    words = found.words - may_read(viewer, found.route)
    tokens = found.tokens - HELD_BY.get(viewer, set())
    mailed = {
        to: rest
        for to, words in found.mailed.items()
        if (rest := words - may_read(reader_of(world, to), "mail"))
    }
    return [what for what in (words, tokens, mailed) if what]


@pytest.mark.django_db
@pytest.mark.parametrize("viewer", sorted(EVERYBODY))
def test_a_viewer_finds_what_is_for_her_and_nothing_else(world: World, viewer: str) -> None:
    found = list(walk(world, viewer, all_routes()))

    leaks = [(one.request, what) for one in found if (what := too_much(world, viewer, one))]
    broken = [one.request for one in found if one.status >= 500]
    written = [(one.request, one.written) for one in found if one.written]
    assert (leaks, broken, written) == ([], [], [])
    assert len(found) > 500
    read = {name for one in found for name in one.words}
    assert read >= may_read(viewer, "")


@pytest.mark.django_db
def test_the_viewers_are_those_of_the_table(world: World) -> None:
    assert set(world.viewers) == EVERYBODY


@pytest.mark.django_db
@pytest.mark.urls("tests.canary.planted")
def test_a_new_address_that_shows_too_much_is_found(world: World) -> None:
    new = [route for route in all_routes() if route.name == "planted"]

    (leak,) = [one for one in walk(world, "visitor", new) if one.request.startswith("GET")]

    assert word("secret title") in leak.words
    assert leak.written


@pytest.mark.django_db
@pytest.mark.urls("tests.canary.planted")
def test_a_new_address_without_an_example_is_refused(world: World) -> None:
    new = [route for route in all_routes() if route.name == "planted-further"]

    with pytest.raises(AssertionError, match="unheard_of"):
        list(walk(world, "visitor", new))
