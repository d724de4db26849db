"""What templates may ask for: addresses, dates, numbers, icons."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.urls import NoReverseMatch, reverse
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from pytest_django import Settings

from samehere.web import drawing
from samehere.web.documents import DOCUMENTS
from samehere.web.drawing import Drawing, draw, in_force
from samehere.web.templates import date, day, join_link, number, plural, sign_in_link, sprite, url

IDS = st.integers(min_value=0, max_value=2**63)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 replies"), (1, "1 reply"), (1284, "1,284 replies")]
)
def test_counts_come_with_the_right_word(count: int, words: str) -> None:
    assert plural(count, "reply", "replies") == words


def test_most_words_only_take_an_s() -> None:
    assert plural(2, "member") == "2 members"
    assert number(1284) == "1,284"


def test_a_date_is_absolute_and_in_the_time_zone_of_the_community(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/London"
    moment = datetime(2025, 7, 3, 23, 5, tzinfo=UTC)

    assert str(date(moment)) == '<time datetime="2025-07-03T23:05:00Z">4 July 2025, 00:05</time>'
    assert str(day(moment)) == '<time datetime="2025-07-03T23:05:00Z">4 July 2025</time>'


def test_the_same_moment_is_written_the_same_whatever_zone_it_came_in() -> None:
    moment = datetime(2025, 10, 3, 14, 5, tzinfo=UTC)

    assert date(moment.astimezone(timezone(timedelta(hours=5)))) == date(moment)


def test_a_date_nobody_knows_says_so() -> None:
    assert str(date(None)) == str(day(None)) == "date not known"


@given(IDS, IDS)
def test_the_quick_way_to_an_address_gives_what_django_gives(first: int, second: int) -> None:
    assert url("story", first) == reverse("story", args=[first])
    assert url("story-of", first, second) == reverse("story-of", args=[first, second])


def test_addresses_with_words_and_names_work_too() -> None:
    assert url("named", "lichen-sclerosus") == "/named/lichen-sclerosus/"
    assert url("story", number=3) == "/story/3/"
    with pytest.raises(NoReverseMatch):
        url("no-such-page", 1)


def test_signing_in_comes_back_to_this_page() -> None:
    with in_force(Drawing("/d/12/?after=3.4")):
        assert sign_in_link("#post-3") == "/sign-in/?next=/d/12/%3Fafter%3D3.4%23post-3"
        assert join_link("#post-3") == "/join/?next=/d/12/%3Fafter%3D3.4%23post-3"


def test_where_coming_back_makes_no_sense_signing_in_has_no_next() -> None:
    with in_force(Drawing()):
        assert sign_in_link("#post-3") == "/sign-in/"


def test_a_page_holds_the_symbols_of_the_icons_it_uses_and_no_others() -> None:
    with in_force(Drawing()):
        drawing.use_icon("reply")
        drawing.use_icon("reply")
        drawing.use_icon("bell")
        symbols = str(sprite())

    assert symbols.count("<symbol") == 2
    assert 'id="i-bell"' in symbols
    assert 'id="i-reply"' in symbols


def test_an_icon_that_is_not_drawn_is_a_fault() -> None:
    with pytest.raises(KeyError):
        drawing.use_icon("unicorn")


def test_a_name_that_is_not_there_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        draw(Drawing(), "web_tests/story.html", {"title": "No words"})


def test_what_members_wrote_is_escaped() -> None:
    story = {"title": "<b>", "words": '"><script>', "replies": 0}

    page = draw(Drawing(), "web_tests/story.html", story)

    assert "<b>" not in page
    assert "<script>" not in page


def test_two_pages_drawn_one_inside_the_other_do_not_mix() -> None:
    with in_force(Drawing("/outer/")):
        draw(Drawing("/inner/"), "web/disclaimer.html", {"document": DOCUMENTS["disclaimer"]})

        assert sign_in_link().endswith("next=/outer/")
