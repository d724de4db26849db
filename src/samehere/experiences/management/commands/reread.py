from typing import Any

from samehere.console import PlainCommand, Progress
from samehere.discussions.queries.texts import thread_ids
from samehere.experiences.actions import read_thread_posts


class Command(PlainCommand):
    help = """Read all posts again that were read by older rules or with other words, or not yet.

    After an upgrade the program may understand more, or other things, than before; so it may when
    the community has changed its words. This reads every post whose text has changed since it was
    read, or that was read by other rules or with other words. What members have confirmed or
    refused stays. Posts of members who let nothing be read are left alone.

    It is safe to run at any time, also while the community is being served. Broken off, it goes
    on where it was when it is started again."""
    examples = ("samehere reread",)

    def handle(self, **options: Any) -> None:
        """Go through the discussions, oldest first."""
        threads = list(thread_ids())
        read = 0
        with Progress("Reading discussions", total=len(threads)) as progress:
            for thread_id in threads:
                read += read_thread_posts(thread_id=thread_id)
                progress.advance()
        self.stdout.write(f"{read:,} posts read." if read else "Everything has been read.")
