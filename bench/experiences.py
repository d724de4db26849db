"""What counting experiences costs: pages of 10,000 members' words, and one more post.

    .venv/bin/python bench/experiences.py [--members 10000]

Makes a community in a temporary folder, with words as if they had been read, and prints
milliseconds of processor time (medians). "One more post" is storing and counting what was read in
a post, with few and with all members counted already: it must not grow.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import sys
import tempfile
import time
from itertools import count as count_up
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from samehere.experiences.extraction.statements import Statement

POSTS_A_THREAD = 40
FEW = 500
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
    """Fill the community in two steps, and measure one more post after each."""
    from samehere.experiences.queries.conditions import condition_page
    from samehere.experiences.queries.glance import glance
    from samehere.experiences.queries.treatments import treatment_page

    posts = write(members)
    count(posts[:FEW])
    say(f"one more post, {FEW:,} members counted", spent(lambda: count_again(posts[FEW // 2])))
    count(posts[FEW:])
    say(f"one more post, {members:,} members counted", spent(lambda: count_again(posts[7])))
    pages: dict[str, Callable[[], object]] = {
        "treatment in a group": lambda: treatment_page(
            viewer=None, address="tacrolimus", group_slug="benchmarks"
        ),
        "treatment over all groups": lambda: treatment_page(viewer=None, address="tacrolimus"),
        "treatments of a group": lambda: condition_page(viewer=None, group_slug="benchmarks"),
        f"at a glance, {POSTS_A_THREAD} who tell": lambda: glance(thread_id=2),
    }
    for name, page in pages.items():
        say(f"{name}, cold, without drawing", spent(page))


def write(members: int) -> list[int]:
    """Make the members, their choice, and a post of each; return the posts' ids."""
    from django.utils import timezone

    from samehere.discussions.actions import make_group
    from samehere.discussions.models import Post, Thread
    from samehere.members.models import Consent, Member

    now, group_id = timezone.now(), make_group(name="Benchmarks")
    people = Member.objects.bulk_create(
        [Member(name=f"m{n}", name_key=f"m{n}", email=f"m{n}@example.org") for n in range(members)],
        batch_size=500,
    )
    Consent.objects.bulk_create(
        [Consent(member=one, reading="count", text_version=1, chosen_at=now) for one in people],
        batch_size=500,
    )
    same = {"source_format": "plain", "source": TEXT, "html": TEXT, "plain_text": TEXT}
    posts = []
    for start in range(0, members, POSTS_A_THREAD):
        thread = Thread.objects.create(group_id=group_id, title="How was it?", activity=start)
        some = people[start : start + POSTS_A_THREAD]
        opening = Post.objects.create(
            thread=thread, number=0, branch=0, author=some[0], posted_at=now, **same
        )
        posts += [
            Post(
                thread=thread,
                number=n,
                branch=n,
                parent=opening,
                author=one,
                posted_at=now,
                **same,
            )
            for n, one in enumerate(some, start=1)
        ]
    return [post.pk for post in Post.objects.bulk_create(posts, batch_size=500)]


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


def spent(act: Callable[[], object]) -> float:
    """Return the processor time of one call in milliseconds, the median of a few."""
    found = []
    for _ in range(TIMES):
        before = time.process_time()
        act()
        found.append(time.process_time() - before)
    return statistics.median(found) * 1000


def say(name: str, milliseconds: float) -> None:
    """Write one line."""
    sys.stdout.write(f"{name:48} {milliseconds:8.1f} ms\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
