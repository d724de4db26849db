"""Pauses that were set before it was kept by whom: those of operators are theirs to end alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from samehere.discussions.tests.builders import a_group, a_membership
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.models import Decision
from samehere.moderation.tests.builders import a_moderator

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
BEFORE = [("moderation", "0006_appeals_nobody_can_answer")]
SINCE = [("moderation", "0007_pauses_by_operators")]


def before() -> MigrationExecutor:
    """Take the tables of this room back to what they were, and return what can go on from there."""
    MigrationExecutor(connection).migrate(BEFORE)
    return MigrationExecutor(connection)


def decided_then(by: Member | None, about: Member, outcome: str = "suspended") -> None:
    """Keep a decision as it was kept before."""
    old = MigrationExecutor(connection).loader.project_state(BEFORE).apps
    old.get_model("moderation", "Decision").objects.create(
        profile_of_id=about.pk,
        outcome=outcome,
        reason="You sold it.",
        made_by_id=by.pk if by else None,
        made_at=NOON,
        suspended_until=NOON + timedelta(days=3650) if outcome == "suspended" else None,
    )


def go_on() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def marked() -> dict[str, bool]:
    """Return which decisions are an operator's, by whom they are about."""
    return dict(Decision.objects.values_list("profile_of__name", "by_operator"))


def test_those_set_by_who_runs_the_community_now_are_theirs_and_no_others() -> None:
    alder, heron = make_member("Alder", is_operator=True), make_member("Heron")
    people = {name: make_member(name) for name in ("Karen", "Wren", "Magpie", "Linnet")}
    before()
    decided_then(alder, people["Karen"])
    decided_then(heron, people["Wren"])
    decided_then(None, people["Magpie"])
    decided_then(alder, people["Linnet"], "left")

    go_on()

    assert marked() == {"Karen": True, "Wren": False, "Magpie": False, "Linnet": False}


def test_a_moderator_does_not_end_what_an_operator_had_set_before() -> None:
    alder, karen, group = make_member(is_operator=True), make_member("Karen"), a_group()
    heron = a_moderator(group)
    a_membership(group, karen)
    karen.suspended_until = NOON + timedelta(days=3650)
    karen.save(update_fields=["suspended_until"])
    before()
    decided_then(alder, karen)
    go_on()
    address, said = f"/members/{karen.public_id}/resume/", {"reason": "Enough."}

    assert sign_in(Client(), heron).post(address, said).status_code == 403
    assert sign_in(Client(), alder).post(address, said).status_code == 302


def test_taken_back_and_applied_again_the_mark_is_found_anew() -> None:
    alder, karen = make_member(is_operator=True), make_member("Karen")
    before()
    decided_then(alder, karen)
    go_on()

    MigrationExecutor(connection).migrate(BEFORE)
    MigrationExecutor(connection).migrate(SINCE)
    go_on()

    assert marked() == {"Karen": True}


def test_where_there_is_no_decision_nothing_has_to_be_marked() -> None:
    before()

    go_on()

    assert marked() == {}
