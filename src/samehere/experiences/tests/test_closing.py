"""A group closes: what was said in it leaves every number and page that is for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import change_visibility, leave_group
from samehere.discussions.tests.builders import a_group, a_membership, a_reply, a_thread, opening_of
from samehere.experiences.actions import RECOUNTS
from samehere.experiences.tests.builders import DRUG, a_reader, a_use, counted, tell
from samehere.members.tests.builders import make_member, sign_in
from samehere.web.versions import public_version

if TYPE_CHECKING:
    from samehere.discussions.models import Group
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def talk(group: Group, number: int, *, also: Member | None = None) -> None:
    """Let this many members say in the group that they use something."""
    thread = a_thread(group=group)
    for place in range(number):
        teller = also if also and not place else a_reader()
        tell(a_reply(thread, by=teller), a_use())


def close(group: Group) -> None:
    operator = make_member(is_operator=True)
    change_visibility(member=operator, slug=group.slug, visibility="members", is_sure=True)


def test_the_page_over_all_groups_counts_its_tellers_no_more() -> None:
    open_group, closing = a_group(), a_group()
    in_both = a_reader()
    talk(open_group, 6, also=in_both)
    talk(closing, 9, also=in_both)
    address = f"/treatments/{DRUG}/"
    assert counted(None, "use") == (0, 14, 0, 0)
    assert closing.name in Client().get(address).text

    close(closing)

    assert counted(None, "use") == (0, 6, 0, 0)
    assert counted(closing, "use") == (0, 9, 0, 0)
    assert closing.name not in Client().get(address).text
    assert all(recount(mend=False) == 0 for recount in RECOUNTS.values())


def test_a_treatment_of_that_group_alone_has_no_page_any_more() -> None:
    closing = a_group()
    talk(closing, 12)
    pages = (f"/treatments/{DRUG}/", f"/g/{closing.slug}/treatments/{DRUG}/")
    assert [Client().get(page).status_code for page in pages] == [200, 200]

    close(closing)

    # Of the group it is said how to join it, whatever the treatment.
    assert [Client().get(page).status_code for page in pages] == [404, 403]
    assert DRUG not in Client().get("/treatments/").text.lower()
    for key in (f"treatment:{closing.slug}:{DRUG}", f"treatments:{closing.slug}"):
        assert public_version(key) is None


def test_its_own_members_see_rounded_numbers_and_no_sentences() -> None:
    closing, member = a_group(), a_reader()
    talk(closing, 13, also=member)
    close(closing)
    client = sign_in(Client(), member)

    html = client.get(f"/g/{closing.slug}/treatments/{DRUG}/").text

    assert "13" not in html.split("<main", 1)[1].split("</main>", 1)[0]
    assert "/sentences/" not in html


def test_her_own_list_holds_nothing_of_a_group_she_cannot_read() -> None:
    group, teller = a_group(visibility="members"), a_reader()
    a_membership(group, teller)
    tell(opening_of(a_thread(group=group, by=teller, title="Between ourselves")), a_use())
    client = sign_in(Client(), teller)
    assert "Between ourselves" in client.get("/consent/read/").text

    leave_group(member=teller, slug=group.slug)

    assert "Between ourselves" not in client.get("/consent/read/").text
