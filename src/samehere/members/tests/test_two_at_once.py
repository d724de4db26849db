"""At the same moment: a name has one owner, a link lets one person in, tries are counted."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from samehere.members import actions, errors, queries
from samehere.members.models import Member
from samehere.members.one_time_codes import PERIOD_SECONDS, code_at
from samehere.members.tests.builders import APP_KEY, an_app, make_member
from samehere.members.tests.entering import (
    CODE_PAGE,
    SIGN_IN_CODE,
    ask_for_code,
    ask_to_join,
    code_for,
    letters_to,
    signed_in,
    words_of,
)

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT = 8


def at_once(act: Callable[[int], object]) -> Counter[object]:
    """Return how often each answer came when eight threads act at the same moment."""
    barrier = Barrier(EIGHT)

    def run(number: int) -> object:
        try:
            barrier.wait(timeout=20)
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(EIGHT) as pool:
        return Counter(pool.map(run, range(EIGHT)))


@contextmanager
def a_member_after_the_check(name: str, *, email: str) -> Iterator[None]:
    """Let somebody else be quicker: right after the form has asked whether the name is free."""
    made: list[Member] = []

    def be_quicker(execute: Any, sql: str, *arguments: Any) -> Any:
        answer = execute(sql, *arguments)
        if '"members_member"."name_key" = ' in sql and not made:
            made.append(make_member(name, email=email))
        return answer

    with connection.execute_wrapper(be_quicker):
        yield
    assert made


def test_eight_who_want_one_name_are_one_member_and_seven_sentences() -> None:
    def join(number: int) -> object:
        try:
            return actions.make_member(name="Beverly", email=f"b{number}@example.org").name
        except errors.NameTaken as refusal:
            return type(refusal)

    assert at_once(join) == {"Beverly": 1, errors.NameTaken: EIGHT - 1}
    assert Member.objects.count() == 1


def test_eight_who_ask_to_join_at_once_leave_one_who_can_finish() -> None:
    clients = [Client() for _ in range(EIGHT)]

    def join(number: int) -> object:
        return ask_to_join(clients[number], email=f"asks{number}@example.org").status_code

    # 429: where many ask at the same moment, the limit is busy, and counts as reached.
    assert set(at_once(join)) <= {302, 429}
    for number, client in enumerate(clients):
        if letters_to(f"asks{number}@example.org"):
            client.post(CODE_PAGE, {"code": code_for(f"asks{number}@example.org")})
    assert [signed_in(client) is not None for client in clients].count(True) == 1


def test_a_link_pressed_eight_times_at_once_lets_one_in() -> None:
    path = actions.make_sign_in_link(member=make_member())

    assert at_once(lambda _: Client().post(path).status_code) == {302: 1, 404: EIGHT - 1}


def test_the_operators_link_makes_one_operator() -> None:
    path = actions.make_operator_link()

    def start(number: int) -> object:
        typed = {"name": f"Vita{number}", "email": f"v{number}@example.org"}
        return Client().post(path, typed).status_code

    assert at_once(start) == {302: 1, 404: EIGHT - 1}
    assert Member.objects.filter(is_operator=True).count() == 1


def test_tries_sent_at_once_bring_the_limit_nearer_all_the_same() -> None:
    client = Client()
    ask_for_code(client, "guessed@example.org")
    cookies = client.cookies

    def guess(number: int) -> object:
        guesser = Client()
        guesser.cookies = cookies
        return [guesser.post(SIGN_IN_CODE, {"code": f"{number}"}).status_code for _ in "12"][-1]

    answers = at_once(guess)
    # Twelve are allowed in all, so twelve more are too many however those at once were counted.
    later = [guess(number) for number in range(6)]

    assert set(answers) <= {422, 429}
    assert later[-1] == 429


def test_a_name_taken_while_the_form_is_on_its_way_comes_back_as_a_sentence(
    client: Client,
) -> None:
    with a_member_after_the_check("BEVERLY", email="quicker@example.org"):
        page = ask_to_join(client)

    assert page.status_code == 422
    assert "Someone already writes under this name" in words_of(page)
    assert list(Member.objects.values_list("email", flat=True)) == ["quicker@example.org"]


def test_an_address_taken_while_the_form_is_on_its_way_is_told_to_its_owner_only(
    client: Client,
) -> None:
    with a_member_after_the_check("Vita", email="twice@example.org"):
        page = ask_to_join(client, email="twice@example.org")

    assert page.headers["Location"] == CODE_PAGE
    assert "You have an account already" in letters_to("twice@example.org")[-1].text
    assert Member.objects.get().name == "Vita"


def test_eight_who_change_to_one_name_are_one_and_seven_who_keep_theirs() -> None:
    people = [make_member(f"Wader {letter}") for letter in "abcdefgh"]

    def change(number: int) -> object:
        try:
            actions.change_name(member=people[number], name="Dunlin")
        except errors.NameTaken as refusal:
            return type(refusal)
        return "changed"

    assert at_once(change) == {"changed": 1, errors.NameTaken: EIGHT - 1}
    names = Member.objects.values_list("name", flat=True)
    assert sorted(name == "Dunlin" for name in names) == [False] * 7 + [True]


def test_eight_changes_at_once_by_one_member_are_one() -> None:
    wren = make_member("Wren")

    def change(number: int) -> object:
        try:
            actions.change_name(member=wren, name=f"Dunlin {'abcdefgh'[number]}")
        except errors.NameChangedLately as refusal:
            return type(refusal)
        return "changed"

    assert at_once(change) == {"changed": 1, errors.NameChangedLately: EIGHT - 1}


def test_the_same_code_of_an_app_is_taken_once() -> None:
    member = make_member()
    an_app(member)
    code = code_at(APP_KEY, int(timezone.now().timestamp()) // PERIOD_SECONDS)

    assert at_once(lambda _: use(member, code)) == {True: 1, False: 7}


def test_the_same_recovery_code_is_taken_once() -> None:
    member = make_member()
    an_app(member)
    codes = actions.make_recovery_codes(member=member)

    assert at_once(lambda _: use(member, codes[0])) == {True: 1, False: 7}
    assert at_once(lambda number: use(member, codes[1 + number])) == {True: 8}
    assert queries.factors_of(member).codes_left == 1


def test_two_apps_at_once_are_one() -> None:
    member = make_member()
    code = code_at(APP_KEY, int(timezone.now().timestamp()) // PERIOD_SECONDS)

    def set_up(number: int) -> bool:
        try:
            actions.add_app(member=member, secret=APP_KEY, typed=code)
        except errors.AppAlreadySetUp:
            return False
        return True

    assert at_once(set_up) == {True: 1, False: 7}


def use(member: Member, code: str) -> bool:
    """Return whether the code was taken."""
    try:
        actions.use_code(member=member, typed=code)
    except errors.CodeNotRight:
        return False
    return True
