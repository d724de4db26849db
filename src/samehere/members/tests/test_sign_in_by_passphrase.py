"""Signing in with a passphrase: the same page, and the same answer for everybody it is not."""

import re
from threading import BoundedSemaphore
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samehere.members import actions, hashing
from samehere.members.models import Member
from samehere.members.tests.builders import an_app, make_member
from samehere.members.tests.entering import (
    SIGN_IN,
    SIGN_IN_CODE,
    ask_for_code,
    code_for,
    letters_to,
    signed_in,
    words_of,
)

pytestmark = pytest.mark.django_db

PHRASE = "a kettle on the windowsill"
VITA, HAZEL, NOBODY = "vita@example.org", "hazel@example.org", "nobod@example.org"
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*')


@pytest.fixture
def vita() -> Member:
    member = make_member("Vita", email=VITA)
    actions.set_passphrase(member=member, passphrase=PHRASE, session_key="")
    return member


def come_in(client: Client, email: str = VITA, passphrase: str = PHRASE, **typed: str) -> Any:
    return client.post(SIGN_IN, {"email": email, "passphrase": passphrase, **typed})


def test_a_member_signs_in_with_it(client: Client, vita: Member) -> None:
    client.get(SIGN_IN)
    before = client.session.session_key

    answer = come_in(client, "Vita@EXAMPLE.org", next="/d/12/")

    assert answer.headers["Location"] == "/d/12/"
    assert signed_in(client) == vita
    assert client.session.session_key not in {before, None}
    assert [letter.subject for letter in letters_to(VITA)] == ["Your account"]


def test_an_id_somebody_planted_is_of_no_use_afterwards(vita: Member) -> None:
    thief, victim = Client(), Client()
    ask_for_code(thief, NOBODY)
    victim.cookies["sessionid"] = thief.cookies["sessionid"].value

    come_in(victim)

    assert signed_in(victim) == vita
    assert signed_in(thief) is None


def test_whoever_leaves_it_empty_gets_a_code(client: Client, vita: Member) -> None:
    come_in(client, passphrase="")
    client.post(SIGN_IN_CODE, {"code": code_for(VITA)})

    assert signed_in(client) == vita


def test_a_borrowed_device_forgets_it_too(client: Client, vita: Member) -> None:
    come_in(client, borrowed="on")

    assert client.session.get_expire_at_browser_close()


def test_whoever_has_an_app_is_asked_for_it_next(client: Client, vita: Member) -> None:
    an_app(vita)

    answer = come_in(client)

    assert answer.headers["Location"].startswith("/sign-in/second-step/")
    assert signed_in(client) is None


def all_it_tells(response: Any, email: str) -> tuple[Any, ...]:
    changing = {"Content-Length", "Expires"}
    headers = {name: value for name, value in response.headers.items() if name not in changing}
    body = TOKEN.sub(r"\1", response.content.decode()).replace(email, "…")
    return response.status_code, headers, sorted(response.cookies), body


def test_the_answer_is_the_same_for_whoever_it_is_not(vita: Member) -> None:
    make_member("Hazel", email=HAZEL)
    closed = make_member("Wren", email="wrenn@example.org")
    actions.set_passphrase(member=closed, passphrase=PHRASE, session_key="")
    Member.objects.filter(pk=closed.pk).update(is_active=False)

    answers = [
        all_it_tells(come_in(Client(), email, phrase), email)
        for email, phrase in (
            (VITA, PHRASE + "."),
            (HAZEL, PHRASE),
            (NOBODY, PHRASE),
            (closed.email, PHRASE),
        )
    ]

    assert answers[0][0] == 422
    assert "don’t go together" in answers[0][3]
    assert answers.count(answers[0]) == 4


def test_the_work_is_the_same_for_whoever_it_is_not(vita: Member, monkeypatch: Any) -> None:
    make_member("Hazel", email=HAZEL)
    computed: list[int] = []
    turn = hashing._in_turn

    def counted_turn() -> Any:
        computed.append(1)
        return turn()

    monkeypatch.setattr(hashing, "_in_turn", counted_turn)

    work = []
    for email, phrase in ((VITA, PHRASE + "."), (HAZEL, PHRASE), (NOBODY, PHRASE)):
        computed.clear()
        with CaptureQueriesContext(connection) as queries:
            come_in(Client(), email, phrase)
        work.append((len(computed), [query["sql"].split(" WHERE")[0] for query in queries]))

    assert work[0][0] == work[1][0] == work[2][0] == 1
    assert len(work[0][1]) == len(work[1][1]) == len(work[2][1])


def test_the_passphrase_is_never_sent_back(client: Client, vita: Member) -> None:
    wrong = "a wrong one of hers"

    assert wrong not in words_of(come_in(client, VITA, wrong))


def test_guessing_is_slowed_down_for_one_account_wherever_it_comes_from(vita: Member) -> None:
    guesses = [
        come_in(
            Client(REMOTE_ADDR=f"203.0.113.{number}"), passphrase=f"guess number {number} or so"
        )
        for number in range(6)
    ]

    assert [answer.status_code for answer in guesses] == [422] * 5 + [429]
    assert "Wait a little" in words_of(guesses[5])
    late = Client(REMOTE_ADDR="203.0.113.99")
    assert come_in(late).status_code == 429
    # She is not locked out by it: a code still comes.
    ask_for_code(late, VITA)
    late.post(SIGN_IN_CODE, {"code": code_for(VITA)})
    assert signed_in(late) == vita


def test_guessing_is_slowed_down_for_one_net_whoever_it_is_about() -> None:
    answers = [
        come_in(Client(), f"somebody{number}@example.org", "guessed at in great numbers")
        for number in range(31)
    ]

    assert [answer.status_code for answer in answers] == [422] * 30 + [429]


def test_one_too_many_at_once_is_told_to_come_again(
    client: Client, vita: Member, monkeypatch: Any
) -> None:
    monkeypatch.setattr(hashing, "WAIT_SECONDS", 0.01)
    monkeypatch.setattr(hashing, "_turns", BoundedSemaphore(1))

    with hashing._in_turn():
        answer = come_in(client)

    assert answer.status_code == 503
    assert "Try again in a moment" in words_of(answer)
    assert PHRASE not in words_of(answer)


def test_an_older_hash_is_made_anew_and_she_is_in(client: Client, vita: Member) -> None:
    monkeypatched = pytest.MonkeyPatch()
    monkeypatched.setattr(hashing.PassphraseHasher, "time_cost", 1)
    actions.set_passphrase(member=vita, passphrase=PHRASE, session_key="")
    monkeypatched.undo()
    before = Member.objects.get(pk=vita.pk).password

    come_in(client)

    assert signed_in(client) == vita
    after = Member.objects.get(pk=vita.pk).password
    assert "t=1" in before
    assert "t=2" in after
