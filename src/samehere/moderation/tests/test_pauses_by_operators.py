"""A pause that an operator has set: a moderator neither ends, shortens nor replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_group, a_membership
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import appeal, suspend
from samehere.moderation.models import Appeal, Decision
from samehere.moderation.tests.builders import LIST, a_moderator, told_by_mail

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

WHY = "You threatened her."


def paused_by_an_operator() -> tuple[Member, Client, Member]:
    """Return a member, a moderator of her group, signed in, and the operator who paused her."""
    group = a_group()
    karen, alder = make_member("Karen"), make_member("Alder", is_operator=True)
    a_membership(group, karen)
    moderator = sign_in(Client(), a_moderator(group, "Heron"))
    suspend(member=alder, public_id=karen.public_id, days="30", reason=WHY)
    karen.refresh_from_db()
    return karen, moderator, alder


def test_a_moderator_can_neither_end_it_nor_put_a_shorter_one_in_its_place() -> None:
    karen, moderator, _ = paused_by_an_operator()
    page, until = f"/members/{karen.public_id}/", karen.suspended_until

    ended = moderator.post(f"{page}resume/", {"reason": "She is sorry."})
    shortened = moderator.post(f"{page}suspend/", {"days": "1", "reason": "She is sorry."})
    seen = moderator.get(f"{page}suspend/")

    assert (ended.status_code, shortened.status_code, seen.status_code) == (403, 403, 403)
    assert "only they can end or change" in seen.text
    karen.refresh_from_db()
    assert (karen.suspended_until, karen.suspension_reason) == (until, WHY)


def test_another_operator_ends_it() -> None:
    karen, _, _ = paused_by_an_operator()
    second = sign_in(Client(), make_member(is_operator=True))

    answer = second.post(f"/members/{karen.public_id}/resume/", {"reason": "She is sorry."})

    assert answer.status_code == 302
    karen.refresh_from_db()
    assert not karen.is_suspended()


def test_it_stays_an_operators_when_she_has_left() -> None:
    karen, moderator, alder = paused_by_an_operator()
    alder.delete()

    answer = moderator.post(f"/members/{karen.public_id}/resume/", {"reason": "She is sorry."})

    assert answer.status_code == 403


def test_what_an_operator_paused_before_hinders_no_moderator_later() -> None:
    karen, moderator, alder = paused_by_an_operator()
    page = f"/members/{karen.public_id}/"
    sign_in(Client(), alder).post(f"{page}resume/", {"reason": "She is sorry."})

    assert moderator.post(f"{page}suspend/", {"days": "1", "reason": WHY}).status_code == 302
    assert moderator.post(f"{page}resume/", {"reason": "Enough."}).status_code == 302


def test_an_appeal_of_it_is_answered_by_operators_alone() -> None:
    karen, moderator, alder = paused_by_an_operator()
    appeal(member=karen, decision_id=Decision.objects.get().pk, text="I did not.")
    page = f"/moderation/appeals/{Appeal.objects.get().pk}/"
    sent = {"outcome": "changed", "answer": "She did not."}

    assert told_by_mail()[-1].to == alder.email
    assert page not in moderator.get(LIST).text
    assert moderator.post(page, sent).status_code == 404
    assert sign_in(Client(), alder).post(page, sent).status_code == 302

    karen.refresh_from_db()
    assert not karen.is_suspended()
