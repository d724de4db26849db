"""Codes and links about an account, used at the same moment by eight."""

from collections import Counter

import pytest
from django.test import Client

from samehere.members import actions, errors
from samehere.members.models import AddressChange, Member
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.changing_address import ask, change, undo_path
from samehere.members.tests.entering import code_for, wrong_code
from samehere.members.tests.test_two_at_once import EIGHT, at_once

pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "vita@example.org", "vita.new@example.org"


def change_with(member: Member, codes: dict[str, str]) -> object:
    try:
        return tuple(actions.change_address(member=member, session_key="", **codes))
    except errors.CodeOver:
        return "over"


def test_right_codes_sent_eight_times_change_the_address_once() -> None:
    member = make_member("Vita", email=OLD)
    ask(sign_in(Client(), member), NEW)
    codes = {"old_code": code_for(OLD), "new_code": code_for(NEW)}

    answers = at_once(lambda _: change_with(Member.objects.get(pk=member.pk), codes))

    assert answers == Counter({(): 1, "over": EIGHT - 1})
    assert AddressChange.objects.count() == 1


def test_wrong_codes_sent_at_once_are_three_tries_in_all() -> None:
    member = make_member("Vita", email=OLD)
    ask(sign_in(Client(), member), NEW)
    right = {"old_code": code_for(OLD), "new_code": code_for(NEW)}
    wrong = right | {"new_code": wrong_code(NEW)}

    at_once(lambda _: change_with(Member.objects.get(pk=member.pk), wrong))

    assert change_with(member, right) == "over"
    assert Member.objects.get().email == OLD


def test_a_change_is_taken_back_once() -> None:
    member = make_member("Vita", email=OLD)
    change(sign_in(Client(), member), OLD, NEW)
    path = undo_path(OLD)

    assert at_once(lambda _: Client().post(path).status_code) == {200: 1, 404: EIGHT - 1}
