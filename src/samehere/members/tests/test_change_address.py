"""Changing the address of an account: confirmed at both, told to nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from samehere.members import actions
from samehere.members.models import MailedCode, Member
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.changing_address import ASK, CODES, ask, change, type_codes
from samehere.members.tests.entering import (
    SIGN_IN_CODE,
    ask_for_code,
    code_for,
    letters_to,
    signed_in,
    words_of,
    wrong_code,
)

pytestmark = pytest.mark.django_db

OLD, NEW, HAZEL = "vita@example.org", "vita.new@example.org", "hazel@example.org"


@pytest.fixture
def vita() -> Member:
    return make_member("Vita", email=OLD)


@pytest.fixture
def inside(client: Client, vita: Member) -> Client:
    return sign_in(client, vita)


def address_of(member: Member) -> str:
    member.refresh_from_db()
    assert list(EmailAddress.objects.filter(user=member).values_list("email", flat=True)) == [
        member.email
    ]
    return member.email


def test_both_addresses_confirm_and_it_is_changed(inside: Client, vita: Member) -> None:
    assert ask(inside, " Vita.New@EXAMPLE.org ").headers["Location"] == CODES
    page = words_of(inside.get(CODES))
    assert f"Code sent to {OLD}" in page
    assert f"Code sent to {NEW}" in page

    answer = type_codes(inside, OLD, NEW)

    assert answer.headers["Location"] == "/you/signing-in/"
    assert address_of(vita) == NEW
    assert "Your address is changed." in words_of(inside.get("/you/signing-in/"))
    assert signed_in(inside) == vita


def test_neither_mail_names_the_other_address_and_no_subject_tells(inside: Client) -> None:
    change(inside, OLD, NEW)

    assert NEW not in "".join(letter.text for letter in letters_to(OLD))
    assert OLD not in "".join(letter.text for letter in letters_to(NEW))
    subjects = {letter.subject for email in (OLD, NEW) for letter in letters_to(email)}
    assert subjects == {"Your code", "Your account"}


@pytest.mark.parametrize(
    ("wrong", "right"), [("old_code", "new_code"), ("new_code", "old_code"), ("", "")]
)
def test_one_right_code_is_not_enough(inside: Client, vita: Member, wrong: str, right: str) -> None:
    ask(inside, NEW)
    both = {"old_code": wrong_code(OLD), "new_code": wrong_code(NEW)}
    if right:
        both[right] = code_for(OLD if right == "old_code" else NEW)

    answer = inside.post(CODES, both)

    assert answer.status_code == 422
    assert words_of(answer).count("That isn’t the right code") >= 1
    assert address_of(vita) == OLD
    assert type_codes(inside, OLD, NEW).status_code == 302
    assert address_of(vita) == NEW


def test_the_two_codes_do_not_stand_for_each_other(inside: Client, vita: Member) -> None:
    ask(inside, NEW)

    inside.post(CODES, {"old_code": code_for(NEW), "new_code": code_for(OLD)})

    assert address_of(vita) == OLD


def test_the_third_wrong_try_ends_both(inside: Client, vita: Member) -> None:
    ask(inside, NEW)
    wrong = {"new_code": wrong_code(NEW)}

    answers = [type_codes(inside, OLD, NEW, **wrong) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [422] * 3
    assert "That code no longer works" in words_of(answers[2])
    assert type_codes(inside, OLD, NEW).status_code == 422
    assert address_of(vita) == OLD


def test_codes_are_over_after_twenty_minutes(inside: Client, vita: Member) -> None:
    ask(inside, NEW)
    for code in MailedCode.objects.all():
        MailedCode.objects.filter(pk=code.pk).update(
            expires_at=code.expires_at - timedelta(minutes=20)
        )

    assert "That code no longer works" in words_of(type_codes(inside, OLD, NEW))
    assert inside.get(CODES).headers["Location"] == ASK
    assert address_of(vita) == OLD


def test_codes_work_once(inside: Client, vita: Member) -> None:
    change(inside, OLD, NEW)
    codes = {"old_code": code_for(NEW), "new_code": code_for(NEW)}

    assert inside.post(CODES, codes).status_code == 422
    assert not MailedCode.objects.exists()


def test_codes_are_the_members_own(inside: Client, vita: Member) -> None:
    heron = make_member("Heron", email="heron@example.org")
    thief = sign_in(Client(), heron)
    ask(inside, NEW)
    ask(thief, "herons.new@example.org")

    answer = thief.post(CODES, {"old_code": code_for(OLD), "new_code": code_for(NEW)})

    assert answer.status_code == 422
    assert address_of(heron) == "heron@example.org"
    assert address_of(vita) == OLD


def test_only_the_newest_codes_of_two_tabs_work(inside: Client, vita: Member) -> None:
    ask(inside, NEW)
    first = {"old_code": code_for(OLD), "new_code": code_for(NEW)}
    ask(inside, "other@example.org")

    assert inside.post(CODES, first).status_code == 422
    assert "other@example.org" in words_of(inside.get(CODES))
    assert type_codes(inside, OLD, "other@example.org").status_code == 302
    assert address_of(vita) == "other@example.org"


def test_every_other_session_ends_at_once(inside: Client, vita: Member) -> None:
    elsewhere = sign_in(Client(), vita)

    change(inside, OLD, NEW)

    assert signed_in(elsewhere) is None
    assert signed_in(inside) == vita


def test_a_code_for_signing_in_sent_to_the_old_address_lets_nobody_in(
    inside: Client, vita: Member
) -> None:
    reader_of_old_mail = Client()
    ask_for_code(reader_of_old_mail, OLD)
    code = code_for(OLD)

    change(inside, OLD, NEW)

    assert reader_of_old_mail.post(SIGN_IN_CODE, {"code": code}).status_code == 422
    assert signed_in(reader_of_old_mail) is None


def test_from_then_on_codes_go_to_the_new_address(inside: Client, vita: Member) -> None:
    change(inside, OLD, NEW)
    before, again = len(letters_to(OLD)), Client()

    ask_for_code(again, NEW)
    again.post(SIGN_IN_CODE, {"code": code_for(NEW)})
    ask_for_code(Client(), OLD)

    assert signed_in(again) == vita
    assert len(letters_to(OLD)) == before + 1
    assert "No account has this" in letters_to(OLD)[-1].text


def test_a_taken_address_gives_the_same_answer_and_its_owner_a_mail(vita: Member) -> None:
    make_member("Hazel", email=HAZEL)
    seen = []
    for name, wanted in (("First", HAZEL), ("Second", NEW)):
        client = sign_in(Client(), make_member(name, email=f"{name.lower()}@example.org"))
        answer = ask(client, wanted)
        tried = client.post(CODES, {"old_code": "000000", "new_code": "x"})
        seen.append((answer.status_code, answer.headers["Location"], tried.status_code))

    assert seen[0] == seen[1]
    assert "There is an account with it already" in letters_to(HAZEL)[-1].text
    assert "code on the page" in letters_to(NEW)[-1].text


def test_nobody_gets_a_taken_address(inside: Client, vita: Member) -> None:
    hazel = make_member("Hazel", email=HAZEL)
    ask(inside, HAZEL)

    for number in range(0, 1_000_000, 400_000):
        inside.post(CODES, {"old_code": code_for(OLD), "new_code": f"{number:06}"})

    assert address_of(vita) == OLD
    assert address_of(hazel) == HAZEL


def test_an_address_taken_while_the_codes_are_out_is_not_changed_to(
    inside: Client, vita: Member
) -> None:
    ask(inside, NEW)
    codes = {"old_code": code_for(OLD), "new_code": code_for(NEW)}
    make_member("Hazel", email=NEW)

    answer = inside.post(CODES, codes)

    assert answer.status_code == 422
    assert "That code no longer works" in words_of(answer)
    assert address_of(vita) == OLD


def test_an_address_somebody_only_asked_to_join_with_is_free(inside: Client, vita: Member) -> None:
    actions.join(name="Wren", email=NEW, answers={})

    change(inside, OLD, NEW)

    assert address_of(vita) == NEW


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "We need an address"),
        ("vita", "look like an email address"),
        ("vita@example.org\nBcc: hazel@example.org", "look like an email address"),
        ("a@" + "b" * 300 + ".org", "look like an email address"),
        (" VITA@example.org", "That is your address already."),
    ],
)
def test_what_is_no_other_address_comes_back(inside: Client, typed: str, sentence: str) -> None:
    answer = ask(inside, typed)

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert letters_to(OLD) == []


def test_mails_for_changing_run_out(inside: Client) -> None:
    answers = [ask(inside, f"new{number}@example.org") for number in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]


def test_an_open_session_alone_is_not_enough(client: Client, vita: Member) -> None:
    sign_in(client, vita, has_proof=False)

    assert ask(client, NEW).headers["Location"].startswith("/you/is-it-you/")
    assert letters_to(NEW) == []


def test_a_visitor_is_asked_to_sign_in_first(client: Client) -> None:
    assert client.get(ASK).headers["Location"] == "/sign-in/?next=/you/email/"
    assert client.get(CODES).headers["Location"] == ASK
    answer: Any = client.post(CODES, {"old_code": "1", "new_code": "2"})
    assert answer.status_code == 403
