"""Eight at the same moment: one report."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from samehere.discussions.tests.builders import a_thread
from samehere.members.tests.builders import make_member
from samehere.moderation.actions import send_report
from samehere.moderation.models import Report
from samehere.moderation.tests.builders import a_form
from samehere.outbox.tests.builders import waiting_mails

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT = 8


def send_at_once(viewer: Member | None) -> set[str]:
    """Let eight tabs send the same form; return the numbers they are told."""
    thread, form = a_thread(), a_form()
    barrier = Barrier(EIGHT)

    def run() -> str:
        try:
            barrier.wait(timeout=20)
            return send_report(viewer=viewer, thread_id=thread.pk, number=0, said=form).number
        finally:
            connection.close()

    with ThreadPoolExecutor(EIGHT) as pool:
        return {done.result() for done in [pool.submit(run) for _ in range(EIGHT)]}


def test_eight_by_a_member_are_one() -> None:
    assert send_at_once(make_member()) == {Report.objects.get().number}


def test_eight_without_an_account_are_one_and_one_mail() -> None:
    assert send_at_once(None) == {Report.objects.get().number}
    assert len(waiting_mails()) == 1
