"""What a member lets be read: three choices, applied at once to all that was read before."""

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_thread, opening_of
from samehere.experiences.actions import change_reading, confirm_statement
from samehere.experiences.extraction.statements import Kind
from samehere.experiences.models import PostReading, Statement, TallyMark
from samehere.experiences.queries.glance import glance
from samehere.experiences.tests.builders import (
    a_reader,
    a_side_effect,
    a_use,
    counted,
    tell,
    twice_a_day,
)
from samehere.members.queries import answers_of, reading_choice
from samehere.members.tests.builders import make_member, sign_in
from samehere.outbox.tests.builders import recorded_kinds
from samehere.web.versions import public_version

pytestmark = pytest.mark.django_db


def test_nobody_is_read_before_she_was_asked() -> None:
    thread = a_thread()

    tell(opening_of(thread), a_use())

    assert not Statement.objects.exists()


def test_no_deletes_everything_that_was_read() -> None:
    member = a_reader("count")
    thread = a_thread(by=member)
    confirmed, _ = tell(opening_of(thread), a_use(), a_side_effect())
    confirm_statement(member=member, statement_id=confirmed.pk)

    change_reading(member=member, reading="off")

    assert not Statement.objects.exists()
    assert not TallyMark.objects.exists()
    assert not PostReading.objects.exists()
    assert counted(thread.group, "use") == (0, 0, 0, 0)


def test_ask_me_first_keeps_what_she_confirmed_and_hides_the_rest() -> None:
    member = a_reader("count")
    thread = a_thread(by=member)
    confirmed, _ = tell(opening_of(thread), a_use(), a_side_effect())
    confirm_statement(member=member, statement_id=confirmed.pk)

    change_reading(member=member, reading="ask")

    assert Statement.objects.count() == 2
    assert counted(thread.group, "use") == (1, 0, 0, 0)
    assert counted(thread.group, "side_effect", "burning") == (0, 0, 0, 0)
    seen = glance(thread_id=thread.pk)
    assert seen is not None
    assert not seen.treatments[0].side_effects


def test_yes_counts_what_waited() -> None:
    member = a_reader("ask")
    thread = a_thread(by=member)
    tell(opening_of(thread), a_use())
    before = public_version(f"thread:{thread.pk}")

    change_reading(member=member, reading="count")

    assert counted(thread.group, "use") == (0, 1, 0, 0)
    assert public_version(f"thread:{thread.pk}") != before
    assert "ReadingAllowed" in recorded_kinds()


def test_what_is_in_no_count_leaves_the_discussion_as_well() -> None:
    member = a_reader("count")
    thread = a_thread(by=member)
    tell(opening_of(thread), twice_a_day(kind=Kind.ADVICE))
    before = public_version(f"thread:{thread.pk}")
    assert glance(thread_id=thread.pk) is not None

    change_reading(member=member, reading="ask")

    assert glance(thread_id=thread.pk) is None
    assert public_version(f"thread:{thread.pk}") != before


def test_a_value_that_is_no_choice_is_refused() -> None:
    with pytest.raises(ValueError, match="always"):
        change_reading(member=make_member(), reading="always")


def test_the_page_shows_the_choice_and_takes_another(client: Client) -> None:
    member = a_reader("ask")
    sign_in(client, member)

    assert 'value="ask" checked' in client.get("/consent/").text
    answer = client.post("/consent/", {"reading": "count"}, follow=True)

    assert 'value="count" checked' in answer.text
    assert reading_choice(member) == "count"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"reading": "count"}, "kept, and what is read and counted of you follows them."),
        ({"writing": "yes"}, "Your answers are kept. You can change them here at any time."),
    ],
)
def test_she_is_told_what_her_answer_does(client: Client, sent: dict[str, str], words: str) -> None:
    sign_in(client, make_member())

    assert words in client.post("/consent/", sent, follow=True).text


def test_one_save_keeps_all_she_answered(client: Client) -> None:
    member = a_reader("off")
    html = sign_in(client, member).get("/consent/").text
    assert html.count('<form method="post" class="stack" aria-label="What you allow">') == 1
    assert html.count(">Save</button>") == 1

    sent = {"writing": "no", "reading": "ask", "totals": "no", "terms": "yes"}
    client.post("/consent/", sent)

    assert {purpose: one.choice for purpose, one in answers_of(member).items()} == sent


def test_what_was_wrong_keeps_the_other_answers_she_picked(client: Client) -> None:
    member = a_reader("off")

    answer = sign_in(client, member).post("/consent/", {"writing": "yes", "reading": "always"})

    assert answer.status_code == 422
    assert 'name="writing" value="yes" checked' in answer.text
    assert 'name="totals" value="yes" checked' in answer.text


def test_the_same_answers_again_change_nothing(client: Client) -> None:
    member = a_reader("count")
    tell(opening_of(a_thread(by=member)), a_use())
    sent = {"reading": "count", "totals": "yes"}
    given = list(member.consents.values_list("pk", "ended_at"))

    sign_in(client, member).post("/consent/", sent)

    assert list(member.consents.values_list("pk", "ended_at")) == given
    assert "ReadingAllowed" not in recorded_kinds()


def test_the_page_wants_one_of_three(client: Client) -> None:
    member = a_reader("ask")

    answer = sign_in(client, member).post("/consent/", {"reading": "always"})

    assert answer.status_code == 422
    assert reading_choice(member) == "ask"


def test_a_visitor_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/consent/").headers["Location"].startswith("/sign-in/")
    assert client.post("/consent/", {"reading": "count"}).status_code == 403
