"""Writing a reply on its page: preview, posting once, and a refusal that keeps the words."""

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.actions import delete_post
from samehere.discussions.models import Post, Thread
from samehere.discussions.tests.builders import a_reply, a_thread, new_key, suspend
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def sent(text: str, *, go: str = "post", key: str = "", to: int = 0) -> dict[str, object]:
    return {"body": text, "go": go, "key": key or new_key(), "to": to}


def test_a_preview_shows_the_words_and_posts_nothing() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())

    answer = client.post(f"/d/{thread.pk}/reply/", sent("It *does*.", go="preview", key="k" * 22))

    assert answer.status_code == 200
    assert "<em>does</em>" in answer.text
    assert ">\nIt *does*.</textarea>" in answer.text
    assert f'name="key" value="{"k" * 22}"' in answer.text
    assert Post.objects.count() == 1


def test_a_reply_is_posted_and_shown_at_its_place() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())
    top = a_reply(thread)

    answer = client.post(f"/d/{thread.pk}/reply/", sent("Me too.", to=top.number), follow=True)

    assert answer.redirect_chain == [(f"/d/{thread.pk}/#post-2", 302)]
    assert "Me too." in answer.text
    assert "Your reply is in the discussion." in answer.text
    assert "Your reply is in" not in client.get(f"/d/{thread.pk}/").text


def test_a_double_click_posts_once() -> None:
    thread, client, form = a_thread(), sign_in(Client(), make_member()), sent("Once.")

    answers = [client.post(f"/d/{thread.pk}/reply/", form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Post.objects.count() == 2


def test_the_back_button_and_other_words_ask_once_more() -> None:
    thread, client, key = a_thread(), sign_in(Client(), make_member()), new_key()
    client.post(f"/d/{thread.pk}/reply/", sent("First.", key=key))

    answer = client.post(f"/d/{thread.pk}/reply/", sent("Second.", key=key))

    assert answer.status_code == 409
    assert "You have already sent a post from this page." in answer.text
    assert ">\nSecond.</textarea>" in answer.text
    assert f'value="{key}"' not in answer.text


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("", 422, "There is nothing in the box yet."),
        (" \u200b\u202e ", 422, "There is nothing in the box yet."),
        ("long " * 4_001, 422, "20,004 characters long and a post can have 20,000"),
    ],
)
@pytest.mark.parametrize("go", ["post", "preview"])
def test_what_cannot_be_posted_stays_in_the_box(
    text: str, status: int, words: str, go: str
) -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())

    answer = client.post(f"/d/{thread.pk}/reply/", sent(text, go=go))

    assert answer.status_code == status
    assert words in answer.text
    assert text.strip() in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert Post.objects.count() == 1


def test_a_post_deleted_meanwhile_keeps_the_words_and_answers_the_discussion_next() -> None:
    thread, author = a_thread(), make_member()
    gone = a_reply(thread, by=author)
    client = sign_in(Client(), make_member())
    delete_post(member=author, thread_id=thread.pk, number=gone.number)

    answer = client.post(f"/d/{thread.pk}/reply/", sent("For you.", to=gone.number))

    assert answer.status_code == 409
    assert "was deleted while you were writing" in answer.text
    assert ">\nFor you.</textarea>" in answer.text
    assert 'name="to"' not in answer.text


def test_a_discussion_deleted_meanwhile_gives_the_words_back() -> None:
    author = make_member()
    thread = a_thread(by=author)
    client = sign_in(Client(), make_member())
    delete_post(member=author, thread_id=thread.pk, number=0)

    answer = client.post(f"/d/{thread.pk}/reply/", sent("Too late."))

    assert answer.status_code == 404
    assert "Too late." in answer.text


def test_a_discussion_closed_meanwhile_keeps_the_words() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())
    Thread.objects.filter(pk=thread.pk).update(closed_at=timezone.now())

    answer = client.post(f"/d/{thread.pk}/reply/", sent("Too late."))

    assert answer.status_code == 403
    assert "This discussion is closed." in answer.text
    assert "Too late." in answer.text


def test_a_suspended_member_is_told_until_when() -> None:
    member = make_member()
    suspend(member)
    thread, client = a_thread(), sign_in(Client(), member)

    answer = client.post(f"/d/{thread.pk}/reply/", sent("Let me."))

    assert answer.status_code == 403
    assert "You can read, but not write, until" in answer.text
    assert "Let me." in answer.text


def test_somebody_signed_out_meanwhile_gets_her_words_back() -> None:
    thread = a_thread()

    answer = Client().post(f"/d/{thread.pk}/reply/", sent("Where was I."))

    assert answer.status_code == 403
    assert "You are signed out" in answer.text
    assert "Where was I." in answer.text


def test_words_are_never_taken_for_a_post_that_was_deleted_since() -> None:
    thread, member, key = a_thread(), make_member(), new_key()
    client = sign_in(Client(), member)
    client.post(f"/d/{thread.pk}/reply/", sent("First.", key=key))
    delete_post(member=member, thread_id=thread.pk, number=1)

    answer = client.post(f"/d/{thread.pk}/reply/", sent("Second thoughts.", key=key))

    assert answer.status_code == 409
    assert "Second thoughts." in answer.text


@pytest.mark.parametrize("text", ["", "x" * 20_001, "Fine words."])
def test_a_discussion_that_never_was_is_not_found_whatever_was_sent(text: str) -> None:
    member = make_member()
    suspend(member)

    for client in (sign_in(Client(), make_member()), sign_in(Client(), member)):
        answer = client.post("/d/999999/reply/", sent(text))
        assert answer.status_code == 404
        assert text in answer.text
        assert client.post("/g/none/start/", sent(text)).status_code == 404


def test_a_nul_goes_and_the_words_stay() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())

    answer = client.post(f"/d/{thread.pk}/reply/", sent("abc\0def my words"), follow=True)

    assert answer.status_code == 200
    assert "abcdef my words" in answer.text


@pytest.mark.parametrize("to", ["abc", "-1", "9" * 30, "999"])
def test_a_post_that_never_was_cannot_be_answered(to: str) -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())

    assert client.get(f"/d/{thread.pk}/reply/", {"to": to}).status_code == 404
    answer = client.post(f"/d/{thread.pk}/reply/", sent("Hello?") | {"to": to})
    assert answer.status_code == 409
    assert "Hello?" in answer.text


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"body": "Words.", "key": "?", "go": "nonsense"},
        {"body": "Words."},
        {"body": ["one", "two"], "to": ["0", "0"]},
    ],
)
def test_a_form_made_up_by_hand_is_refused_politely(form: dict[str, object]) -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())

    answer = client.post(f"/d/{thread.pk}/reply/", form)

    assert answer.status_code == 422
    assert Post.objects.count() == 1


def test_ten_thousand_nested_quotes_are_a_post_like_any_other() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())

    answer = client.post(f"/d/{thread.pk}/reply/", sent(">" * 10_000 + " deep"), follow=True)

    assert answer.status_code == 200
    assert "deep" in answer.text


def test_a_visitor_is_sent_to_sign_in_and_back() -> None:
    thread = a_thread()

    answer = Client().get(f"/d/{thread.pk}/reply/?to=0")

    assert answer.headers["Location"] == f"/sign-in/?next=/d/{thread.pk}/reply/%3Fto%3D0"
