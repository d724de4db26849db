"""Advice on a name: said once, with names that are free, and overruled by whoever wants to."""

import re

import pytest
from django.test import Client

from samehere.members.advice import HAS_YEAR, IN_ADDRESS, LOOKS_REAL, advice_on
from samehere.members.ideas import all_words
from samehere.members.models import Member
from samehere.members.queries import free_names
from samehere.members.tests.builders import make_member

JOIN = "/join/"
REAL = "beverly.hartley62"
FORM = {"username": REAL, "email": "wren@example.org", "terms": "on"}


@pytest.mark.parametrize(
    "name",
    [REAL, "Beverly Hartley 1962", "BeverlyHartley62", "mary_ann_smith_2001", "62 Beverly Hartley"],
)
def test_a_real_name_with_a_year_is_advised_against(name: str) -> None:
    assert advice_on(name) == LOOKS_REAL


@pytest.mark.parametrize("name", ["Margaret1961", "1961 wren", "heron_2003"])
def test_a_year_somebody_may_be_born_in_is_advised_against(name: str) -> None:
    assert advice_on(name) == HAS_YEAR


@pytest.mark.parametrize(
    "name", ["Heron62", "Heron 19612", "Wren 2026", "Heron 7", "MaryAnn", "hazel oak", "Wren"]
)
def test_a_plain_name_is_not(name: str) -> None:
    assert advice_on(name, email="somebody@example.org") == ""


@pytest.mark.parametrize("email", ["wren.oak@example.org", "WrenOak@x.org", "wrenoak+a@x.org"])
def test_how_her_address_begins_is_advised_against(email: str) -> None:
    assert advice_on("Wren Oak", email=email) == IN_ADDRESS


@pytest.mark.django_db
def test_the_advice_names_two_that_are_free_and_nothing_is_made() -> None:
    answer = Client().post(JOIN, FORM)

    page = answer.content.decode()
    assert answer.status_code == 422
    found = re.search(f"{LOOKS_REAL} Try “([^”]+)”, or “([^”]+)”", page)
    assert found
    assert found[1] != found[2]
    assert f'name="keep" value="{REAL}"' in page
    assert not Member.objects.exists()


@pytest.mark.django_db
def test_whoever_says_so_keeps_the_name_all_the_same() -> None:
    answer = Client().post(JOIN, {**FORM, "keep": REAL})

    assert answer.status_code == 302
    assert Member.objects.get().name == REAL


@pytest.mark.django_db
def test_keeping_one_name_is_not_keeping_another() -> None:
    answer = Client().post(JOIN, {**FORM, "keep": "hartley.beverly61"})

    assert answer.status_code == 422
    assert not Member.objects.exists()


@pytest.mark.django_db
def test_what_was_kept_stays_ticked_while_something_else_is_wrong() -> None:
    page = Client().post(JOIN, {**FORM, "keep": REAL, "terms": ""}).content.decode()

    assert LOOKS_REAL not in page
    assert f'name="keep" value="{REAL}" checked' in page


@pytest.mark.django_db
@pytest.mark.parametrize("keep", ["x" * 100_000, "\x00", "<script>alert(1)</script>", ["a", "b"]])
def test_nonsense_in_its_place_keeps_nothing(keep: str) -> None:
    answer = Client().post(JOIN, {**FORM, "keep": keep})

    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.django_db
def test_a_visitor_without_an_idea_gets_a_name_and_keeps_her_way_back() -> None:
    page = Client().get(f"{JOIN}?next=/d/5/").content.decode()
    assert 'href="?idea=1&amp;next=%2Fd%2F5%2F"' in page

    page = Client().get(f"{JOIN}?idea=1&next=/d/5/").content.decode()
    found = re.search('name="username" type="text" value="([^"]+)"', page)
    assert found
    assert set(found[1].split()) <= set(all_words())


@pytest.mark.django_db
def test_no_name_that_somebody_has_is_offered() -> None:
    for word in all_words():
        make_member(word)

    offered = free_names(10)

    assert len(offered) == 10
    assert all(" " in name for name in offered)
