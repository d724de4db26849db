"""Where somebody may be in danger, every page says so to those who look after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import give_role
from samehere.discussions.tests.builders import a_group, a_membership, a_thread, opening_of
from samehere.discussions.tests.counting import queries_for
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import mark_danger
from samehere.moderation.tests.builders import (
    LIST,
    a_choice,
    a_moderator,
    a_profile_report,
    a_report,
    page_of,
    told_by_mail,
)

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

MARK = "head-mark"


def sees_it(member: Member, *, thread_id: int) -> bool:
    """Return whether a kept page and a form both have the mark, with the way to the list."""
    client = sign_in(Client(), member)
    found = [client.get(address).text for address in (f"/d/{thread_id}/", "/you/display/")]
    marked = [MARK in html for html in found]
    assert len(set(marked)) == 1
    assert all(f'head-mark" href="{LIST}"' in html for html in found if MARK in html)
    return marked[0]


def test_those_who_look_after_the_group_see_it_on_every_page_until_it_is_answered() -> None:
    group = a_group()
    thread = a_thread(group=group)
    people = {"moderator": a_moderator(group), "operator": make_member(is_operator=True)}
    others = [make_member(), a_moderator(a_group())]

    report = a_report(opening_of(thread), "danger", by=make_member())
    told_by_mail()

    assert all(sees_it(one, thread_id=thread.pk) for one in people.values())
    assert not any(sees_it(one, thread_id=thread.pk) for one in others)
    assert MARK not in Client().get(f"/d/{thread.pk}/").text

    sign_in(Client(), people["moderator"]).post(page_of(report), a_choice(report))
    assert not any(sees_it(one, thread_id=thread.pk) for one in people.values())


def test_other_reports_are_no_danger() -> None:
    group = a_group()
    thread = a_thread(group=group)
    moderator = a_moderator(group)

    a_report(opening_of(thread), "rude", by=make_member())
    told_by_mail()

    assert not sees_it(moderator, thread_id=thread.pk)


def test_of_a_closed_group_who_runs_the_server_and_is_not_in_it_sees_nothing() -> None:
    group = a_group(visibility="members")
    moderator, inside = a_moderator(group), make_member(is_operator=True)
    a_membership(group, inside)
    outside, elsewhere = make_member(is_operator=True), a_thread()

    a_report(opening_of(a_thread(group=group, by=moderator)), "danger", by=moderator)
    told_by_mail()

    assert sees_it(moderator, thread_id=elsewhere.pk)
    assert sees_it(inside, thread_id=elsewhere.pk)
    assert not sees_it(outside, thread_id=elsewhere.pk)


def test_of_a_profile_moderators_of_her_groups_see_it_and_never_she_herself() -> None:
    group, thread = a_group(), a_thread()
    owner, moderator = a_moderator(group), a_moderator(group)

    a_profile_report(owner, "danger", by=make_member())
    told_by_mail()

    assert sees_it(moderator, thread_id=thread.pk)
    assert not sees_it(owner, thread_id=thread.pk)


def test_who_comes_to_look_after_the_group_sees_it_and_who_does_no_more_does_not() -> None:
    group = a_group()
    thread = a_thread(group=group)
    first, second = a_moderator(group), make_member()
    a_membership(group, second)
    a_report(opening_of(thread), "danger", by=make_member())
    told_by_mail()

    for role in ("moderator", "member"):
        give_role(member=first, slug=group.slug, public_id=second.public_id, role=role)
        told_by_mail()
        assert sees_it(second, thread_id=thread.pk) == (role == "moderator")


def test_it_costs_nobody_a_query() -> None:
    group = a_group()
    thread = a_thread(group=group)
    moderator = a_moderator(group)
    client, address = sign_in(Client(), moderator), f"/d/{thread.pk}/"
    client.get(address)
    before = len(queries_for(client, address))

    a_report(opening_of(thread), "danger", by=make_member())
    told_by_mail()

    assert MARK in client.get(address).text
    assert len(queries_for(client, address)) == before


def test_marked_again_nothing_changes() -> None:
    group = a_group()
    thread = a_thread(group=group)
    moderator = a_moderator(group)
    a_report(opening_of(thread), "danger", by=make_member())

    for _ in range(2):
        mark_danger()
        assert sees_it(moderator, thread_id=thread.pk)
