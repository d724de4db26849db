"""Changing words on pages: what is done, what is refused, and who is named in the history."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.tests.builders import a_thread
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.tests.test_words_page import a_moderator, looking_after
from samehere.vocabulary.queries import last_changes, own_words
from samehere.vocabulary.tests.builders import make_term, named

pytestmark = pytest.mark.django_db

ADD, ONE = "/moderation/words/add/", "/moderation/words/one/"
GOO = {
    "name": "magic goo",
    "concept": "Protopic",
    "kind": "treatment",
    "name_kind": "nickname",
    "reason": "everybody here says so",
}
CLOB = {"name": "clob", "concept": "clobetasol", "kind": "treatment", "now": "", "reason": "noise"}


def test_an_added_word_is_found_and_says_who_added_it() -> None:
    client = looking_after()

    answer = client.post(ADD, GOO, follow=True)

    assert answer.redirect_chain == [("/moderation/words/", 302)]
    assert named("the magic goo") == ["tacrolimus"]
    html = client.get(ONE, {"name": "magic goo", "concept": "tacrolimus"}).text
    assert "by Heron" in html
    assert "everybody here says so" in html


def test_a_new_idea_can_be_added() -> None:
    looking_after().post(ADD, GOO | {"name": "aunt's balm", "concept": "nettle balm of my aunt"})

    assert named("aunt's balm") == ["nettle balm of my aunt"]


def test_a_word_can_hold_for_one_condition_only() -> None:
    looking_after().post(ADD, GOO | {"scope": "Lichen sclerosus"})

    assert named("magic goo") == []
    assert named("magic goo", "lichen sclerosus") == ["tacrolimus"]


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"name": "relief"}, 422, "“relief” is an everyday word"),
        ({"name": "g" * 10_000}, 422, "at most 200 characters"),
        ({"name": ""}, 422, "Say which word it is"),
        ({"name": "g"}, 422, "at least two letters"),
        ({"name": "protopic"}, 409, "is a term for tacrolimus already"),
        ({"concept": ""}, 422, "Say what it means"),
        ({"kind": ""}, 422, "Pick what it is"),
        ({"kind": "potion"}, 422, "is none of these kinds"),
        ({"scope": "greenishness"}, 422, "is not a condition"),
        ({"reason": " "}, 422, "Say in a few words why"),
        ({"reason": "x" * 501}, 422, "can have 500 characters"),
    ],
)
def test_what_is_refused_says_why_and_keeps_the_words(
    sent: dict[str, str], status: int, words: str
) -> None:
    answer = looking_after().post(ADD, GOO | sent)

    assert answer.status_code == status
    assert words in answer.text
    if "reason" not in sent:
        assert 'value="everybody here says so"' in answer.text
    assert own_words() == ([], 0)


def test_a_word_of_the_program_is_taken_out_and_put_back() -> None:
    client = looking_after()
    assert "as it came with the program" in client.get(ONE, CLOB).text

    answer = client.post(ONE, CLOB | {"act": "retire"}, follow=True)
    assert "It is found no more." in answer.text
    assert named("the clob") == []

    client.post(ONE, CLOB | {"act": "restore", "reason": "it was right"})
    assert named("the clob") == ["clobetasol"]
    acts = [last.change.act for last in last_changes()]
    assert acts == ["restored", "retired", "adopted"]


def test_looking_at_a_word_changes_nothing() -> None:
    looking_after().get(ONE, CLOB)

    assert own_words() == ([], 0)


def test_a_word_is_limited_and_let_loose() -> None:
    client = looking_after()

    client.post(ONE, CLOB | {"act": "limit", "scope": "eczema"})
    assert named("the clob") == []
    assert named("the clob", "eczema") == ["clobetasol"]

    client.post(ONE, CLOB | {"act": "limit", "now": "eczema", "scope": ""})
    assert named("the clob") == ["clobetasol"]


def test_a_page_that_is_behind_the_times_changes_nothing() -> None:
    client = looking_after()
    client.post(ONE, CLOB | {"act": "limit", "scope": "eczema"})

    assert client.post(ONE, CLOB | {"act": "limit", "scope": "psoriasis"}).status_code == 404
    assert named("the clob", "eczema") == ["clobetasol"]


def test_a_refused_change_keeps_the_words_in_the_form_they_came_from() -> None:
    answer = looking_after().post(ONE, CLOB | {"act": "limit", "scope": "greenishness"})

    assert answer.status_code == 422
    assert 'value="greenishness"' in answer.text
    assert 'value="noise"' in answer.text
    assert own_words() == ([], 0)


@pytest.mark.parametrize("which", [{}, {"name": "clob"}, {"name": "no word", "concept": "none"}])
def test_a_word_nobody_knows_has_no_page(which: dict[str, str]) -> None:
    client = looking_after()

    assert client.get(ONE, which).status_code == 404
    assert client.post(ONE, which | {"reason": "why"}).status_code == 404


def test_others_change_nothing() -> None:
    make_term("magic goo")
    before = own_words(), last_changes()
    member = sign_in(Client(), make_member())

    for client in (Client(), member):
        assert client.post(ADD, GOO | {"name": "other goo"}).status_code == 403
        which = {"name": "magic goo", "concept": "tacrolimus", "kind": "treatment", "now": ""}
        assert client.post(ONE, which | {"reason": "no"}).status_code == 403

    assert (own_words(), last_changes()) == before


def test_a_paused_moderator_changes_nothing() -> None:
    member = a_moderator()
    member.suspended_until = timezone.now() + timedelta(days=3)
    member.save(update_fields=["suspended_until"])

    assert looking_after(member).post(ADD, GOO).status_code == 403
    assert own_words() == ([], 0)


def test_a_word_with_several_meanings_in_several_places_shows_each() -> None:
    which = {"name": "the pill", "concept": "combined contraceptive pill"}

    html = looking_after().get(ONE, which).text

    assert "only where it is about endometriosis" in html
    assert html.count('name="now"') > 1


def test_words_cannot_become_markup() -> None:
    client = looking_after()

    client.post(ADD, GOO | {"name": "goo <b>x</b>", "reason": "<script>alert(1)</script>"})

    html = client.get("/moderation/words/").text
    assert "<b>x" not in html
    assert "<script>alert" not in html


def test_all_that_is_missing_is_said_at_once_at_its_field() -> None:
    html = looking_after().post(ADD, {"name_kind": "lay"}).text

    for field in ("name", "concept", "kind", "reason"):
        assert f'<a href="#f-{field}">' in html
        assert f'id="f-{field}-error"' in html
    assert html.count('aria-invalid="true"') == 4


def test_the_one_thing_that_is_missing_is_named() -> None:
    html = looking_after().post(ADD, GOO | {"reason": ""}).text

    assert "Some things are still missing." in html
    assert '<li><a href="#f-reason">Say in a few words why' in html


def test_a_word_as_the_form_starts_can_be_tapped_in_posts() -> None:
    client = looking_after()
    form = client.get(ADD).text
    start = re.search(r'<select[^>]*name="name_kind"[^>]*>\s*<option value="(\w+)"', form)
    assert start is not None
    assert "a card says what it is" in form

    client.post(ADD, GOO | {"name_kind": start[1]})

    thread = a_thread(text="I rub in magic goo at night.")
    html = Client().get(f"/d/{thread.pk}/").text
    assert '<button type="button" class="term" popovertarget="g-tacrolimus">magic goo' in html


@pytest.mark.parametrize("name", ["better", "itch", "the tube"])
def test_no_tick_makes_a_treatment_of_what_people_feel(name: str) -> None:
    html = looking_after().post(ADD, GOO | {"name": name, "both": "yes"}).text

    assert "would be found" in html
    assert own_words() == ([], 0)


def test_a_nickname_of_an_everyday_word_is_added_for_one_condition() -> None:
    looking_after().post(ADD, GOO | {"name": "the tube", "scope": "Lichen sclerosus"})

    assert named("I like the tube", "lichen sclerosus") == ["tacrolimus"]
    assert named("I like the tube") == []


def test_a_known_name_gets_a_second_meaning_only_when_both_are_meant() -> None:
    client, sent = looking_after(), GOO | {"name": "Protopic", "concept": "clobetasol"}

    html = client.post(ADD, sent).text
    assert "“Protopic” is a name for tacrolimus already. Does it mean both?" in html
    assert 'name="both"' in html
    assert own_words() == ([], 0)

    assert client.post(ADD, sent | {"both": "yes"}).status_code == 302
    assert own_words()[1] == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"concept": "clobetasol", "kind": "condition"}, "is known already, as a treatment"),
        ({"name": "zalg\u0335o"}, "without signs over or through its letters"),
    ],
)
def test_another_kind_and_marked_letters_are_refused(sent: dict[str, str], words: str) -> None:
    assert words in looking_after().post(ADD, GOO | sent).text
    assert own_words() == ([], 0)
