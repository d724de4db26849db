"""Deleting one's own post on its page; and deleted words are nowhere in the files."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from samehere.discussions.actions import delete_post
from samehere.discussions.events import PostDeleted
from samehere.discussions.models import Post
from samehere.discussions.reactions import wipe_deleted_words
from samehere.discussions.tests.builders import a_reply, a_thread, edit, opening_of
from samehere.discussions.tests.files import bytes_with
from samehere.members.tests.builders import make_member, sign_in
from samehere.outbox.tests.builders import recorded_kinds
from samehere.outbox.worker import work_off


@pytest.mark.django_db
def test_the_page_shows_the_words_once_more_and_says_what_goes() -> None:
    member = make_member()
    thread = a_thread(by=member, text="Mine alone.")

    answer = sign_in(Client(), member).get(f"/d/{thread.pk}/posts/0/delete/")

    assert answer.status_code == 200
    assert "Mine alone." in answer.text
    assert "go at once and for good" in answer.text


@pytest.mark.django_db
def test_deleting_comes_back_to_the_line_that_is_left() -> None:
    member, thread = make_member(), a_thread()
    reply = a_reply(thread, by=member, text="Gone soon.")

    answer = sign_in(Client(), member).post(
        f"/d/{thread.pk}/posts/{reply.number}/delete/", follow=True
    )

    assert answer.status_code == 200
    assert "Deleted by its author" in answer.text
    assert "Gone soon." not in answer.text


@pytest.mark.django_db
def test_deleting_the_only_post_ends_at_the_front_page() -> None:
    member = make_member()
    thread = a_thread(by=member)

    answer = sign_in(Client(), member).post(f"/d/{thread.pk}/posts/0/delete/")

    assert answer.headers["Location"] == "/"
    assert Client().get(f"/d/{thread.pk}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_has_that_page(method: str) -> None:
    thread = a_thread()

    answer = getattr(sign_in(Client(), make_member()), method)(f"/d/{thread.pk}/posts/0/delete/")

    assert answer.status_code == 403
    assert Post.objects.get().deleted_at is None


@pytest.mark.django_db
def test_what_is_gone_already_is_not_found() -> None:
    member, thread = make_member(), a_thread()
    reply = a_reply(thread, by=member)
    delete_post(member=member, thread_id=thread.pk, number=reply.number)

    answer = sign_in(Client(), member).post(f"/d/{thread.pk}/posts/{reply.number}/delete/")

    assert answer.status_code == 404


@pytest.mark.django_db(transaction=True)
def test_deleted_words_are_in_no_file_of_the_database() -> None:
    member, thread = make_member(), a_thread()
    reply = a_reply(thread, by=member, text="Zanzibarquince " * 400)
    work_off()
    assert bytes_with(b"Zanzibarquince") > 0

    delete_post(member=member, thread_id=thread.pk, number=reply.number)
    work_off()

    assert bytes_with(b"Zanzibarquince") == 0


@pytest.mark.django_db(transaction=True)
def test_words_that_were_edited_away_are_in_no_file_of_the_database() -> None:
    thread = a_thread(title="Zanzibarquince?", text="Zanzibarquince " * 400)
    reply = a_reply(thread, text="I use Zanzibarquince, https://doi.org/10.1234/zanzibarquince")
    work_off()
    assert bytes_with(b"anzibarquince") > 0

    edit(opening_of(thread), "Never mind.", title="A question")
    edit(reply, "I do too.")
    work_off()

    assert bytes_with(b"anzibarquince") == 0


@pytest.mark.django_db(transaction=True)
def test_words_go_from_the_log_as_soon_as_nobody_reads_it() -> None:
    member, thread = make_member(), a_thread()
    reply = a_reply(thread, by=member, text="Zanzibarquince " * 400)
    with a_reader() as reader:
        delete_post(member=member, thread_id=thread.pk, number=reply.number)
        closing = threading.Timer(1, reader.close)
        closing.start()
        work_off()
        closing.join()

    assert bytes_with(b"Zanzibarquince") == 0


@pytest.mark.django_db(transaction=True)
def test_nobody_who_writes_waits_for_a_reader_of_the_log() -> None:
    member, thread = make_member(), a_thread()
    reply = a_reply(thread, by=member)
    work_off()
    with a_reader():
        delete_post(member=member, thread_id=thread.pk, number=reply.number)
        worker = threading.Thread(target=work_off_and_close)
        worker.start()
        before = time.monotonic()
        a_reply(thread)
        waited = time.monotonic() - before
        worker.join()
        assert recorded_kinds().count("PostDeleted") == 2
    work_off()

    # Generous: waiting for the reader would have taken until it was gone, 20 seconds at most.
    assert waited < 4


@pytest.mark.django_db(transaction=True)
def test_wiping_twice_is_wiping_once() -> None:
    event = PostDeleted(post_id=1)

    wipe_deleted_words(event)
    wipe_deleted_words(event)

    assert bytes_in_log() == 0


class Reader:
    """Somebody who reads the database for a while, as a copy being made does."""

    def __init__(self) -> None:
        self._own = sqlite3.connect(connection.settings_dict["NAME"], check_same_thread=False)
        self._own.execute("BEGIN")
        self._own.execute("SELECT count(*) FROM discussions_post").fetchall()

    def close(self) -> None:
        self._own.close()


@contextmanager
def a_reader() -> Iterator[Reader]:
    reader = Reader()
    try:
        yield reader
    finally:
        reader.close()


def work_off_and_close() -> None:
    try:
        work_off(limit=1)
    finally:
        connection.close()


def bytes_in_log() -> int:
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    return log.stat().st_size if log.exists() else 0
