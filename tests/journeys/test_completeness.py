"""A page that is added is looked over as well. Needs no browser."""

from tests.addresses import all_routes
from tests.journeys.every_page import NO_PAGE_OF_THEIR_OWN, PAGES


def test_no_page_was_forgotten() -> None:
    # The tables for operators are Django's; test_tables.py looks them over.
    others = ("account/", "operator/")
    offered = {route.name for route in all_routes() if not route.text.startswith(others)}

    assert {place.route for place in PAGES.values()} - {""} == offered - NO_PAGE_OF_THEIR_OWN
