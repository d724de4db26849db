"""Eight at the same moment: one appeal, one answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from samehere.discussions.tests.builders import a_group, a_membership
from samehere.members.tests.builders import make_member
from samehere.moderation.actions import answer_appeal, appeal, suspend
from samehere.moderation.models import Appeal, Decision
from samehere.moderation.tests.builders import a_moderator, told_by_mail
from samehere.web.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT = 8


def at_once(act: Callable[[], None]) -> int:
    """Let eight do the same; return how many were refused."""
    barrier = Barrier(EIGHT)

    def run() -> bool:
        try:
            barrier.wait(timeout=20)
            act()
        except Refusal:
            return True
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(EIGHT) as pool:
        return sum(done.result() for done in [pool.submit(run) for _ in range(EIGHT)])


def test_one_appeal_is_sent_and_one_answer_given() -> None:
    group, karen = a_group(), make_member("Karen")
    a_membership(group, karen)
    suspend(member=a_moderator(group), public_id=karen.public_id, days="7", reason="You sold it.")
    decision, owl = Decision.objects.get(), a_moderator(group)

    refused = at_once(lambda: appeal(member=karen, decision_id=decision.pk, text="I gave it away."))
    assert refused == EIGHT - 1
    sent = Appeal.objects.get()

    refused = at_once(
        lambda: answer_appeal(
            member=owl, appeal_id=sent.pk, outcome="changed", answer="She gave it away."
        )
    )
    assert refused == EIGHT - 1
    assert Decision.objects.filter(outcome="resumed").count() == 1
    answers = [mail for mail in told_by_mail() if mail.subject.startswith("You objected")]
    assert len(answers) == 1
