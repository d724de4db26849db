"""What counting experiences costs: pages of 10,000 members' words, and one more post.

    .venv/bin/python bench/experiences.py [--members 10000]

Makes a community in a temporary folder, with words as if they had been read, and prints
milliseconds of processor time (medians). "One more post" is storing and counting what was read in
a post, with few and with all members counted already: it must not grow. Pages are asked for
through the program that serves them: cold after their version has risen, warm as kept bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import sys
import tempfile
import time
from functools import cache
from itertools import count as count_up
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from samehere.experiences.extraction.statements import Statement

POSTS_A_THREAD = 40
FEW = 100
TIMES = 7
SIGNS = ("burning", "itch", "dryness", "buzzing", "pain", "redness", "swelling", "rash")
_others = count_up(10**9)
TEXT = "I use it and it burned a bit, but that went. " * 3


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--members", type=int, default=10_000)
    members = options.parse_args().members
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMEHERE_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "samehere.config.settings"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        measure(members)


def measure(members: int) -> None:
    """Fill the community step by step, and measure one more post after each."""
    posts, counted = write("Benchmarks", members), 0
    for size in sorted({min(size, members) for size in (FEW, 1_000, members)}):
        count(posts[counted:size])
        counted = size
        say(f"one more post, {size:,} members counted", spent(lambda: count_again(posts[7])))
        say(f"publishing a reply, {size:,} members counted", spent(publish))
    count(write("Elsewhere", members // 5))
    measure_pages(members)
    say("counting all of it again", spent(recount, times=1))


def measure_pages(members: int) -> None:
    """Ask for each page as a visitor and as a member, cold and warm."""
    from samehere.discussions.pages import thread_key
    from samehere.experiences.models import Tally
    from samehere.experiences.pages import TreatmentPlace, treatment_key, treatments_key

    use = Tally.objects.filter(facet="use", treatment="tacrolimus", group__slug="benchmarks")
    here, everywhere = TreatmentPlace("benchmarks", "tacrolimus"), TreatmentPlace("", "tacrolimus")
    treatment = "/g/benchmarks/treatments/tacrolimus/"
    pages = {
        f"treatment of {members:,} in a group": (treatment, treatment_key(here)),
        "treatment over two groups": ("/treatments/tacrolimus/", treatment_key(everywhere)),
        "treatments of a group": ("/g/benchmarks/treatments/", treatments_key("benchmarks")),
        "sentences behind a number": (
            f"{treatment}sentences/{use.values_list('pk', flat=True).get()}/",
            treatment_key(here),
        ),
        f"discussion, {POSTS_A_THREAD} who tell": ("/d/2/", thread_key(2)),
    }
    cookie = session()
    for name, (path, key) in pages.items():
        measure_page(name, path, key, cookie)
    say("the same as a file, never kept", spent(lambda: ask(f"{treatment}table.csv")))


def measure_page(name: str, path: str, key: str, cookie: str) -> None:
    """Ask for one page after its version has risen, and again and again."""
    from samehere.web.pages import bump

    def cold() -> None:
        bump([key])
        ask(path)

    say(f"{name}, cold", spent(cold))
    say(f"{name}, warm", spent(lambda: ask(path), times=200))
    say(f"{name}, member, warm", spent(lambda: ask(path, cookie), times=50))


@cache
def application() -> Callable[..., Iterable[bytes]]:
    """Return the program that serves."""
    from samehere.config.wsgi import application

    return application


def ask(path: str, cookie: str = "") -> None:
    """Ask for a page as a browser does, and take all of it."""
    from django.test import RequestFactory

    environ = RequestFactory(headers={"accept-encoding": "gzip"}).get(path).environ
    environ |= {"HTTP_HOST": "localhost:8000", "HTTP_COOKIE": cookie}
    said: list[str] = []
    body = b"".join(application()(environ, lambda status, _headers: said.append(status)))
    if not said[0].startswith("200 ") or not body:
        sys.exit(f"{path}: {said[0]}")


def session() -> str:
    """Return the cookie of a member who is signed in."""
    from django.test import Client

    from samehere.members.models import Member
    from samehere.members.tests.builders import sign_in

    client = Client()
    sign_in(client, Member.objects.order_by("pk")[0])
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def publish() -> None:
    """Publish a reply, as the request does: reading comes after it."""
    from samehere.discussions.actions import publish_reply
    from samehere.members.models import Member
    from samehere.web.requests import one_time_key

    member = Member.objects.order_by("pk")[3]
    publish_reply(member=member, thread_id=1, to=0, text=TEXT, key=one_time_key())


def recount() -> None:
    """Compare every count with what it counts."""
    from samehere.experiences.actions import RECOUNTS

    for counting in RECOUNTS.values():
        counting(mend=False)


def write(group: str, members: int) -> list[int]:
    """Make a group, members, their choice, and a post of each; return the posts' ids."""
    from django.utils import timezone

    from samehere.discussions.actions import make_group
    from samehere.discussions.actions.writing_whole import WrittenPost, write_discussion
    from samehere.discussions.models import Post
    from samehere.members.models import Consent, Member

    now, group_id = timezone.now(), make_group(name=group)
    people = Member.objects.bulk_create(
        [
            Member(
                name=f"{group}{n}",
                name_key=f"{group}{n}",
                name_look=f"{group}{n}",
                email=f"{group}{n}@example.org",
            )
            for n in range(members)
        ],
        batch_size=500,
    )
    Consent.objects.bulk_create(
        [
            Consent(member=one, purpose=purpose, choice=choice, text_version=1, chosen_at=now)
            for one in people
            for purpose, choice in {"writing": "yes", "reading": "count", "totals": "yes"}.items()
        ],
        batch_size=500,
    )
    threads = []
    for start in range(0, members, POSTS_A_THREAD):
        some = people[start : start + POSTS_A_THREAD]
        posts = [WrittenPost(some[0].pk, now, TEXT)]
        posts += [WrittenPost(one.pk, now, TEXT, to=0) for one in some]
        threads.append(
            write_discussion(group_id=group_id, title="How was it?", posts=posts, followers=[])
        )
    replies = Post.objects.filter(thread__in=threads, number__gt=0)
    return list(replies.order_by("pk").values_list("pk", flat=True))


def count(post_ids: list[int]) -> None:
    """Keep what these posts say, forty in a transaction."""
    from samehere.experiences.actions import ReadPost, store_readings

    for start in range(0, len(post_ids), 40):
        some = [ReadPost(pk, 1, words(pk)) for pk in post_ids[start : start + 40]]
        store_readings(readings=some, rules_version="bench")


def count_again(post_id: int) -> None:
    """Keep other words of one post, so that she has to be counted anew."""
    from samehere.experiences.actions import ReadPost, store_readings

    read = words(next(_others))
    store_readings(readings=[ReadPost(post_id, 1, read)], rules_version="bench")


def words(seed: int) -> list[Statement]:
    """Return four or five statements, always the same for one seed."""
    from samehere.experiences.extraction.statements import Role
    from samehere.experiences.tests.builders import (
        a_side_effect,
        a_stop,
        a_use,
        an_effect,
        twice_a_day,
    )

    chance = hashlib.sha256(str(seed).encode()).digest()
    onset, gone = f"P{chance[0] % 4}D", f"P{chance[1] % 30}D"
    role = (Role.BENEFIT, Role.NO_EFFECT, Role.WORSE)[chance[2] % 3]
    sign, helped = SIGNS[chance[3] % len(SIGNS)], SIGNS[chance[4] % len(SIGNS)]
    read = [
        twice_a_day(times=(1, 2, 3, 0.5)[chance[5] % 4]),
        a_side_effect(sign, onset_after=onset, resolved_after=gone),
        an_effect(helped, role, span=(12, 20)),
        a_use("clobetasol", span=(22, 30)),
    ]
    if chance[6] % 5 == 0:
        read.append(a_stop(("cost", "side_effect", "other")[chance[7] % 3]))
    return read


def spent(act: Callable[[], object], times: int = TIMES) -> float:
    """Return the processor time of one call in milliseconds, the median of some."""
    found = []
    for _ in range(times):
        before = time.process_time()
        act()
        found.append(time.process_time() - before)
    return statistics.median(found) * 1000


def say(name: str, milliseconds: float) -> None:
    """Write one line."""
    sys.stdout.write(f"{name:48} {milliseconds:8.2f} ms\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
