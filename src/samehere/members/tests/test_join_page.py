"""Joining by name, address and a code from a mail."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from samehere.members.models import Member
from samehere.members.queries import answers_of, reading_choice
from samehere.members.tests.builders import make_member
from samehere.members.tests.entering import (
    CODE_PAGE,
    JOIN,
    ask_to_join,
    code_for,
    letters_to,
    signed_in,
    words_of,
    wrong_code,
)

pytestmark = pytest.mark.django_db


def test_somebody_joins_and_is_signed_in(client: Client) -> None:
    page = ask_to_join(client, name=" Beverly  H ", email="Beverly@Example.org")
    assert page.headers["Location"] == CODE_PAGE
    assert signed_in(client) is None

    last = client.post(CODE_PAGE, {"code": code_for("beverly@example.org")})

    assert last.headers["Location"] == "/you/passkeys/add/?new=yes&next=%2F"
    beverly = Member.objects.get()
    assert signed_in(client) == beverly
    assert (beverly.name, beverly.email) == ("Beverly H", "beverly@example.org")
    assert "terms" in answers_of(beverly)
    assert not beverly.has_usable_password()
    assert EmailAddress.objects.filter(user=beverly, verified=True, primary=True).count() == 1


def test_the_mail_tells_a_locked_screen_nothing(client: Client) -> None:
    ask_to_join(client)

    letter = letters_to("beverly@example.org")[-1]
    assert letter.subject == "Your code"
    assert "&#" not in letter.text
    assert "20 minutes" in letter.text


def test_spaces_and_dashes_in_a_code_do_not_matter(client: Client) -> None:
    ask_to_join(client)
    code = code_for("beverly@example.org")

    client.post(CODE_PAGE, {"code": f" {code[:3]}-{code[3:]} "})

    assert signed_in(client) is not None


def test_nothing_is_usable_before_the_code(client: Client) -> None:
    ask_to_join(client)

    for code in ("", wrong_code("beverly@example.org")):
        page = client.post(CODE_PAGE, {"code": code})
        assert page.status_code == 422

    assert signed_in(client) is None
    assert not EmailAddress.objects.get().verified


def test_the_third_wrong_code_ends_it(client: Client) -> None:
    ask_to_join(client)
    right, wrong = code_for("beverly@example.org"), wrong_code("beverly@example.org")

    pages = [client.post(CODE_PAGE, {"code": wrong}) for _ in range(3)]

    assert "That isn’t the right code" in words_of(pages[0])
    assert "That code no longer works" in words_of(pages[2])
    assert 'href="/join/"' in pages[2].text
    assert {page.status_code for page in pages} == {422}
    client.post(CODE_PAGE, {"code": right})
    assert signed_in(client) is None


def test_another_code_can_be_had_twice(client: Client) -> None:
    ask_to_join(client)
    first = code_for("beverly@example.org")

    assert "Send another code" in words_of(client.get(CODE_PAGE))
    client.post(CODE_PAGE, {"action": "resend"})
    assert len(letters_to("beverly@example.org")) == 2
    client.post(CODE_PAGE, {"action": "resend"})
    assert "Send another code" not in words_of(client.get(CODE_PAGE))

    last = code_for("beverly@example.org")
    if first != last:
        assert client.post(CODE_PAGE, {"code": first}).status_code == 422
    client.post(CODE_PAGE, {"code": last})
    assert signed_in(client) is not None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"username": ""}, "Choose a name"),
        ({"username": "beverly.hartley62"}, "This looks like a real name with a year"),
        ({"username": "beverly@example.org"}, "This looks like an email address"),
        ({"username": "Moderator"}, "somebody who runs the site"),
        ({"username": "h\u200bA-zel"}, "already writes under this name"),
        ({"username": "x" * 100_000}, "at most 40 characters"),
        ({"username": "haz\x00el<"}, "starts with a letter or figure"),
        ({"email": ""}, "We need an address"),
        ({"email": "beverly"}, "look like an email address"),
        ({"email": "b" * 300 + "@example.org"}, "look like an email address"),
        ({"terms": ""}, "Tick this to join"),
    ],
)
def test_what_is_refused_comes_back_with_its_words(
    client: Client, typed: dict[str, str], sentence: str
) -> None:
    make_member("Hazel")

    page = ask_to_join(client, **typed)

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert Member.objects.count() == 1
    assert letters_to("beverly@example.org") == []


def test_several_faults_are_listed_on_top(client: Client) -> None:
    page = client.post(JOIN, {})

    assert page.status_code == 422
    assert 'href="#f-username"' in words_of(page)
    assert 'href="#f-terms"' in words_of(page)


def test_doubled_fields_count_once(client: Client) -> None:
    page = client.post(
        JOIN,
        {"username": ["Vita", "Beverly"], "email": "wren@example.org", "terms": ["on", "on"]},
    )

    assert page.headers["Location"] == CODE_PAGE
    assert Member.objects.get().name == "Beverly"


def test_a_wrong_address_is_mended_by_joining_again(client: Client) -> None:
    ask_to_join(client, email="berverly@example.org")
    assert "Choose a name" in words_of(client.get(JOIN))

    ask_to_join(client, email="beverly@example.org")
    client.post(CODE_PAGE, {"code": code_for("beverly@example.org")})

    assert signed_in(client) == Member.objects.get(email="beverly@example.org")
    assert Member.objects.count() == 1


def test_whoever_asked_last_for_a_name_gets_it(client: Client) -> None:
    other = Client()
    ask_to_join(client, email="first@example.org")
    ask_to_join(other, email="second@example.org")

    late = client.post(CODE_PAGE, {"code": code_for("first@example.org")})
    assert late.status_code == 422

    other.post(CODE_PAGE, {"code": code_for("second@example.org")})
    assert signed_in(other) == Member.objects.get()


def test_somebody_signed_in_is_sent_home(client: Client) -> None:
    client.force_login(make_member())

    assert client.get(JOIN).headers["Location"] == "/"
    assert client.get(f"{JOIN}?next=/d/1/").headers["Location"] == "/d/1/"
    assert client.get(CODE_PAGE).headers["Location"] == "/"


def test_the_code_page_without_a_code_leads_back(client: Client) -> None:
    assert client.get(CODE_PAGE).headers["Location"] == "/sign-in/"


@pytest.mark.parametrize(("answer", "kept"), [("", "off"), ("ask", "ask"), ("count", "count")])
def test_what_may_be_read_is_asked_and_unanswered_is_no(
    client: Client, answer: str, kept: str
) -> None:
    fields = {"username": "Beverly", "email": "wren@example.org", "terms": "on"}

    client.post(JOIN, {**fields, "reading": answer} if answer else fields)

    assert reading_choice(Member.objects.get()) == kept


def test_an_answer_that_is_none_of_three_is_refused(client: Client) -> None:
    fields = {"username": "Beverly", "email": "wren@example.org", "terms": "on"}

    assert client.post(JOIN, {**fields, "reading": "always"}).status_code == 422
    assert not Member.objects.exists()


@pytest.mark.parametrize("ticked", [[], ["writing"], ["totals"], ["writing", "totals"]])
def test_each_tick_is_an_answer_of_its_own_and_none_is_set_before(
    client: Client, ticked: list[str]
) -> None:
    page = client.get(JOIN).text
    assert not re.search(r'name="(writing|totals)"[^>]*checked', page)

    ask_to_join(client, **dict.fromkeys(ticked, "yes"))

    answers = answers_of(Member.objects.get())
    assert [name for name in ("writing", "totals") if answers[name].choice == "yes"] == ticked
    assert answers["reading"].choice == "off"
