"""Being counted in totals: asked by itself, and out of every number the moment it is taken back."""

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_thread, opening_of
from samehere.experiences.actions import change_choice, confirm_statement
from samehere.experiences.models import Statement, TallyMark, Teller
from samehere.experiences.queries.glance import glance
from samehere.experiences.tests.builders import a_reader, a_side_effect, a_use, counted, tell
from samehere.members.actions import choose, choose_reading
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def test_who_lets_be_read_and_not_counted_is_in_her_discussion_alone() -> None:
    member = make_member("Wren")
    choose_reading(member=member, reading="count")
    thread = a_thread(by=member)

    tell(opening_of(thread), a_use(), a_side_effect())

    assert Statement.objects.count() == 2
    assert counted(thread.group, "use") == (0, 0, 0, 0)
    seen = glance(thread_id=thread.pk)
    assert seen is not None


def test_what_she_confirms_is_not_counted_either() -> None:
    member = make_member("Wren")
    choose_reading(member=member, reading="ask")
    thread = a_thread(by=member)
    (used,) = tell(opening_of(thread), a_use())

    confirm_statement(member=member, statement_id=used.pk)

    assert counted(thread.group, "use") == (0, 0, 0, 0)


def test_taking_it_back_takes_her_out_and_giving_it_again_puts_her_back() -> None:
    member = a_reader("count")
    thread = a_thread(by=member)
    tell(opening_of(thread), a_use(), a_side_effect())
    before = counted(thread.group, "side_effect", "burning")
    assert before == (0, 1, 0, 0)

    change_choice(member=member, purpose="totals", choice="no")
    assert not TallyMark.objects.exists()
    assert counted(thread.group, "side_effect", "burning") == (0, 0, 0, 0)

    change_choice(member=member, purpose="totals", choice="yes")
    assert counted(thread.group, "side_effect", "burning") == before


def test_a_later_post_of_hers_is_not_counted_and_others_are() -> None:
    wren, heron = a_reader("count", "Wren"), a_reader("count", "Heron")
    change_choice(member=wren, purpose="totals", choice="no")
    thread = a_thread(by=wren)
    tell(opening_of(thread), a_use())
    other = a_thread(group=thread.group, by=heron)

    tell(opening_of(other), a_use())

    assert counted(thread.group, "use") == (0, 1, 0, 0)
    assert Teller.objects.filter(is_in_totals=False).count() == 1


def test_the_page_takes_one_answer_alone_and_leaves_the_others(client: Client) -> None:
    member = a_reader("count")
    thread = a_thread(by=member)
    tell(opening_of(thread), a_use())
    sign_in(client, member)

    assert client.post("/consent/", {"totals": "no"}).status_code == 302

    assert counted(thread.group, "use") == (0, 0, 0, 0)
    assert Statement.objects.count() == 1


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"totals": ""},
        {"totals": "perhaps"},
        {"totals": "y" * 9000},
        {"totals": "no", "reading": "perhaps"},
        {"writing": "count"},
        {"terms": "no"},
        {"unheard": "yes"},
    ],
)
def test_what_is_no_answer_is_refused_and_changes_nothing(
    client: Client, sent: dict[str, str]
) -> None:
    member = a_reader("count")
    choose(member=member, purpose="terms", choice="yes")
    sign_in(client, member)
    before = list(member.consents.values_list("purpose", "choice", "ended_at"))

    assert client.post("/consent/", sent).status_code == 422

    assert list(member.consents.values_list("purpose", "choice", "ended_at")) == before


def test_she_sees_every_answer_she_gave_and_what_is_kept(client: Client) -> None:
    member = a_reader("count", "Wren")
    tell(opening_of(a_thread(by=member)), a_use())
    change_choice(member=member, purpose="totals", choice="no")
    sign_in(client, member)

    html = client.get("/consent/").text

    assert "Counting you in totals: Yes" in html
    assert "Counting you in totals: No" in html
    assert "0 you confirmed, 1 waiting" in html


def test_she_is_told_that_the_terms_have_changed_and_may_accept_them(client: Client) -> None:
    member = make_member("Wren")
    choose(member=member, purpose="terms", choice="yes")
    member.consents.filter(purpose="terms").update(text_version=1)
    sign_in(client, member)
    assert "have changed since you accepted them" in client.get("/consent/").text

    client.post("/consent/", {"terms": "yes"})

    assert "as they are now" in client.get("/consent/").text
