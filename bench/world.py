"""A discussion of 44 posts to measure with, and the cost of drawing it."""

import io
import statistics
import time
from typing import Any

import django
from django.core.management import call_command

POSTS = 44
WORDS = (
    "I started in spring and the first two days were the worst of it. By the end of the week "
    "the heat was gone, and what stayed was a dry feeling in the evening.\n\nMy nurse said to "
    "keep going once a day, *not* twice, and to see her again after six weeks. "
) * 2
TOLD = (
    "I use tacrolimus twice a day.",
    "I use Protopic once a day. The tacrolimus helped with the redness.",
    "I have used tacrolimus twice a day for six weeks and it caused burning.",
    "I stopped the tacrolimus because of the burning.",
)


def make() -> tuple[str, str]:
    """Make the community; return the path of its discussion and a member's cookie."""
    django.setup()
    call_command("migrate", verbosity=0)
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from samehere.discussions import actions
    from samehere.members.actions import make_member

    members = [
        make_member(name=f"Reader {n}", email=f"r{n}@example.org", agrees=True) for n in range(12)
    ]
    group_id = actions.make_group(name="Benchmarks", about="A group to measure with.")
    del group_id
    opened = actions.start_discussion(
        member=members[0],
        group_slug="benchmarks",
        title="How long did it take with you?",
        text=WORDS,
        key=f"opening-{0:020}",
    )
    for number in range(1, POSTS):
        actions.publish_reply(
            member=members[number % 12],
            thread_id=opened.thread_id,
            to=0 if number % 3 == 1 else number - 1,
            text=f"{WORDS} That was week {number}.",
            key=f"reply-{number:020}",
        )
    for number in range(0, POSTS, 2):
        actions.like_post(
            member=members[(number + 5) % 12], thread_id=opened.thread_id, number=number
        )
    session = SessionStore()
    session[SESSION_KEY] = str(members[5].pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = members[5].get_session_auth_hash()
    session.save()
    return f"/d/{opened.thread_id}/", f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def make_told() -> str:
    """Make a discussion in which 20 members say what they use, read; return its path."""
    from samehere.discussions import actions
    from samehere.experiences.actions import read_thread_posts
    from samehere.members.actions import make_member
    from samehere.members.consenting import Reading

    told = [
        make_member(
            name=f"Teller {n}", email=f"t{n}@example.org", reading=Reading.COUNT, agrees=True
        )
        for n in range(20)
    ]
    opened = actions.start_discussion(
        member=told[0],
        group_slug="benchmarks",
        title="Tacrolimus, how was it for you?",
        text=f"{WORDS} Does it get better?",
        key=f"told-{0:022}",
    )
    for number in range(1, POSTS):
        actions.publish_reply(
            member=told[number % 20],
            thread_id=opened.thread_id,
            to=0,
            text=f"{WORDS} {TOLD[number % len(TOLD)]} That was week {number}.",
            key=f"told-{number:022}",
        )
    read_thread_posts(thread_id=opened.thread_id)
    return f"/d/{opened.thread_id}/"


def first_milliseconds(path: str) -> float:
    """Return the processor time of a page none of whose words was looked for yet."""
    from samehere.experiences import glossary
    from samehere.web.kept import Kept

    spent = []
    for _ in range(5):
        glossary._explained = Kept(8_000_000)
        spent.append(miss_milliseconds(path, times=1))
    return min(spent)


def miss_milliseconds(path: str, *, times: int = 60) -> float:
    """Return the processor time of one visitor's page whose version has just risen.

    The middle of the faster half: what the machine does besides only ever adds.
    """
    from samehere.config.wsgi import application
    from samehere.web.pages import bump

    key = f"thread:{path.split('/')[2]}"
    spent = []
    for _ in range(times):
        bump([key])
        before = time.process_time()
        body = b"".join(application(_request(path), _start))
        spent.append(time.process_time() - before)
        if not body:
            raise SystemExit("The page was empty.")
    return statistics.median(sorted(spent)[: (times + 1) // 2]) * 1000


def _request(path: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost:8000",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def _start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
    if not status.startswith("200"):
        raise SystemExit(f"The page was answered with {status}.")
