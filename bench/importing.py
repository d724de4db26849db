"""How many posts a second an import places, in processor time of one core.

    .venv/bin/python bench/importing.py [--posts 3000]

One discussion of plain posts and one of markdown, about 500 characters each, placed into a
community in a temporary folder: rendered, counted and written in one transaction.
"""

import argparse
import os
import sys
import tempfile
import time

SENTENCES = (
    "I started in spring and the first two days were the worst of it. By the end of the week the "
    "heat was gone, and what stayed was a dry feeling in the evening. "
) * 3


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--posts", type=int, default=3000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMEHERE_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "samehere.config.settings"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        for source_format in ("plain", "markdown"):
            speed = chosen.posts / seconds_for(chosen.posts, source_format)
            sys.stdout.write(f"{source_format}: {speed:,.0f} posts/s of one core\n")


def seconds_for(count: int, source_format: str) -> float:
    """Return the processor time that placing a discussion of `count` posts takes."""
    from samehere.discussions import actions
    from samehere.markup import SourceFormat

    kind = SourceFormat(source_format)
    posts = [
        actions.PlacedPost(f"{SENTENCES}{place}", kind, parent_of(place)) for place in range(count)
    ]
    group_id = actions.make_group(name=source_format)
    before = time.process_time()
    actions.place_thread(
        group_id=group_id,
        source_kind="saved_text",
        source_key="bench",
        thread=actions.PlacedThread("A long discussion", posts),
    )
    return time.process_time() - before


def parent_of(place: int) -> int | None:
    """Return which post the one at `place` answers: every third one the opening post."""
    if place == 0:
        return None
    return 0 if place % 3 == 1 else place - 1


if __name__ == "__main__":
    main()
