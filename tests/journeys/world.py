"""A small community for the journeys, the same each time.

`python -m tests.journeys.world` fills the data folder named in SAMEHERE_DATA through the rooms'
own actions and prints where everything is, as JSON. It is a program of its own because the
settings of a test run belong to another folder.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import django

from tests.journeys.tellers import STOPPED, TELLERS, TOLD, TOLD_BY_ONE
from tests.journeys.ways_in import guarded, in_letters, ways_in

if TYPE_CHECKING:
    from samehere.members.models import Member

SETTINGS = "samehere.config.settings"
NEWCOMERS = 120
GUARDED = 12
FRESH_DISCUSSIONS = 80
DISCUSSIONS_IN_THE_BUSY_GROUP = 33
REPLIES_IN_THE_LONG_ONE = 96
FRESH_TITLE = "What do you do in the wind?"
BEGINNING = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)

QUIET_GROUP, BUSY_GROUP, CHANGING_GROUP = "dry-eyes", "cold-hands", "stiff-knees"
CLOSED_GROUP = "hot-nights"
HOLDING_GROUP = "sore-throats"
OPENING = (
    "My eyes have been dry since the autumn, and drops help for **an hour** at most.\n\n"
    "- in the morning they are worst\n- screens make it worse\n\n"
    "> Blink more often,\n\nsaid the optician. Is there anything you would try first?"
)
LONGEST_NAME = "Wollgraswiesenvogelbeobachterinnenverein"
LONGEST_TITLE = "Wieviele" * 18
WIDEST = (
    f"{'Buchstabe' * 40}\n\nhttps://example.org/{'folder/' * 20}\n\n"
    "> > > > > a quotation in a quotation, five times over\n\n"
    "- one\n  - two\n    - three\n      - four"
)
RULES = "Say how long you tried something.\nNo photographs of eyes, please."


@dataclass(frozen=True)
class World:
    """Where everything is. The numbers are ids of discussions.

    Of people: the name, a link that signs in once, and the key of a session that is signed in.
    The guarded have a passkey, an app and recovery codes; the operators have an app.
    """

    quiet_group: str
    busy_group: str
    changing_group: str
    closed_group: str
    holding_group: str
    reading: int
    long: int
    imported: int
    told: int
    wide: int
    fresh: Sequence[int]
    newcomers: Sequence[tuple[str, str, str]]
    guarded: Sequence[tuple[str, str, str]]
    operator: tuple[str, str, str]
    judge: tuple[str, str, str]
    first_links: Sequence[str]
    invitation: str


def fill() -> World:
    """Fill the empty community of this process's settings."""
    # Django has to be set up before these are read.
    from django.db import transaction

    from samehere.members.actions import make_member, make_operator_link

    with transaction.atomic():
        people = [
            make_member(name=name, email=f"{name.lower()}@example.org", now=BEGINNING, agrees=True)
            for name in ("Beverly", "Hazel", "Juniper")
        ]
        operator = make_member(name="Alder", email="a@example.org", is_operator=True, agrees=True)
        newcomers = [
            make_member(name=f"Guest {in_letters(number)}", email=f"g{number}@x.org", agrees=True)
            for number in range(NEWCOMERS)
        ]
        writer = _Writer(people)
        writer.make_groups()
        return World(
            quiet_group=QUIET_GROUP,
            busy_group=BUSY_GROUP,
            changing_group=CHANGING_GROUP,
            closed_group=CLOSED_GROUP,
            holding_group=HOLDING_GROUP,
            fresh=[writer.talk(CHANGING_GROUP, FRESH_TITLE) for _ in range(FRESH_DISCUSSIONS)],
            long=writer.talk_long("Which drops, and how often?"),
            imported=writer.bring_in(),
            told=writer.tell(QUIET_GROUP, "Ciclosporin drops, how was it for you?"),
            wide=writer.talk_wide(make_member(name=LONGEST_NAME, email="w@x.org", agrees=True)),
            reading=writer.talk(QUIET_GROUP, "Drops help for an hour at most", has_gap=True),
            newcomers=[ways_in(who) for who in newcomers],
            guarded=[ways_in(guarded(number)) for number in range(GUARDED)],
            operator=ways_in(operator),
            judge=ways_in(
                make_member(name="Rowan", email="r@x.org", is_operator=True, agrees=True)
            ),
            invitation=writer.invite(operator),
            first_links=[make_operator_link() for _ in range(8)],
        )


class _Writer:
    """Writes what three members say, an hour apart."""

    def __init__(self, people: Sequence["Member"]) -> None:
        self._people = list(people)
        self._hours = 0
        self._groups: dict[str, int] = {}

    def make_groups(self) -> None:
        from samehere.discussions.actions import join_group, make_group, make_moderator

        about = "For everybody whose eyes are dry, whatever the cause.\n\nCarers are welcome too."
        quiet = make_group(name="Dry eyes", about=about, rules=RULES, now=BEGINNING)
        make_group(name="Cold hands", about="White fingers, and gloves.", now=BEGINNING)
        make_group(name="Stiff knees", about="Stairs, and chairs.", now=BEGINNING)
        closed = make_group(
            name="Hot nights",
            about="For those who lie awake.",
            rules=RULES,
            visibility="members",
            now=BEGINNING,
        )
        make_moderator(member=self._people[0], group_id=closed, now=BEGINNING)
        self._groups[CLOSED_GROUP] = closed
        holding = make_group(
            name="Sore throats",
            about="And lost voices.",
            holds_first_posts=True,
            now=BEGINNING,
        )
        make_moderator(member=self._people[1], group_id=holding, now=BEGINNING)
        self._start(HOLDING_GROUP, "Is it always like this at first?", "I have no voice at all.")
        self._start(CLOSED_GROUP, "Who else opens the window?", "In January, too.")
        for member in self._people:
            join_group(member=member, slug=QUIET_GROUP, now=BEGINNING)
        make_moderator(member=self._people[1], group_id=quiet, now=BEGINNING)
        self._groups[QUIET_GROUP] = quiet
        for number in range(DISCUSSIONS_IN_THE_BUSY_GROUP):
            self._start(BUSY_GROUP, f"Gloves, part {number + 1}", "Which ones keep warm?")

    def invite(self, operator: "Member") -> str:
        """Return the address of an invitation by whoever runs the community, from inside."""
        from samehere.discussions.actions import invite, make_moderator

        make_moderator(member=operator, group_id=self._groups[CLOSED_GROUP], now=BEGINNING)
        return f"/invitation/{invite(member=operator, slug=CLOSED_GROUP, uses=50, days=30)}/"

    def talk(self, group: str, title: str, *, has_gap: bool = False) -> int:
        """Write an opening (0), an answer (1), and answers to that one (2, 3; 4 may be gone)."""
        from samehere.discussions.actions import delete_post, like_post

        thread_id = self._start(group, title, OPENING)
        self._reply(thread_id, 1, 0, "Warm compresses, twice a day, for three weeks.")
        self._reply(thread_id, 2, 1, "How warm do you make them?")
        self._reply(thread_id, 0, 2, "I would like to know that as well.")
        like_post(member=self._people[1], thread_id=thread_id, number=0, now=self._later())
        if has_gap:
            self._reply(thread_id, 2, 0, "This was meant for another discussion.")
            delete_post(member=self._people[2], thread_id=thread_id, number=4, now=self._later())
        return thread_id

    def talk_long(self, title: str) -> int:
        """Write a discussion of three pages; every fourth reply answers the one before."""
        thread_id = self._start(QUIET_GROUP, title, "I have tried four kinds by now.")
        for number in range(1, REPLIES_IN_THE_LONG_ONE + 1):
            to = number - 1 if number % 4 == 0 else 0
            self._reply(thread_id, number % 3, to, f"This is reply number {number} to it.")
        return thread_id

    def tell(self, group: str, title: str) -> int:
        """Write two discussions in which twelve say how they use something; have them read.

        Return the first; in the other they say why they stopped something.
        """
        from samehere.experiences.actions import read_thread_posts
        from samehere.members.actions import make_member
        from samehere.members.consenting import Reading

        thread_id = self._start(group, title, "Who uses ciclosporin drops?")
        for number in range(TELLERS):
            name = f"Teller {in_letters(number)}"
            self._people.append(
                make_member(
                    name=name,
                    email=f"teller{number}@example.org",
                    reading=Reading.COUNT,
                    agrees=True,
                )
            )
            self._reply(
                thread_id, len(self._people) - 1, 0, TOLD[number % 2] if number > 1 else TOLD_BY_ONE
            )
        stopped_id = self._start(group, "Doxycycline, why did you stop?", "Who has stopped it?")
        for number in range(TELLERS - 2):
            teller = len(self._people) - 1 - number
            self._reply(stopped_id, teller, 0, STOPPED[number % 2])
        read_thread_posts(thread_id=thread_id)
        read_thread_posts(thread_id=stopped_id)
        return thread_id

    def talk_wide(self, long_named: "Member") -> int:
        """Write what does not fit into a narrow window by itself."""
        self._people.append(long_named)
        thread_id = self._start(CHANGING_GROUP, LONGEST_TITLE, WIDEST)
        for to in (0, 1, 2):
            self._reply(thread_id, len(self._people) - 1, to, WIDEST)
        return thread_id

    def bring_in(self) -> int:
        """Place a discussion of an old site: no names, no times, more stated than found."""
        from samehere.discussions.actions import PlacedPost, PlacedThread, place_thread
        from samehere.markup import SourceFormat

        texts = [
            ("Does anybody use ointment at night?\n* a thin one\n* a thick one", None, 3),
            ("I do. Everything is blurred until I have slept.", 0, 1),
            ("Same with me, so I wait until the light is out.", 1, 0),
            ("Posted this before: a thin film is enough.", 1, None),
        ]
        return place_thread(
            group_id=self._groups[QUIET_GROUP],
            source_kind="saved_text",
            source_key="an old page",
            thread=PlacedThread(
                "Ointment at night",
                [
                    PlacedPost(text, SourceFormat.PLAIN, parent, stated_likes=likes)
                    for text, parent, likes in texts
                ],
                stated_followers=10,
                stated_likes=4,
                stated_replies=7,
            ),
            now=self._later(),
        ).thread_id

    def _start(self, group: str, title: str, text: str) -> int:
        from samehere.discussions.actions import start_discussion
        from samehere.web.requests import one_time_key

        return start_discussion(
            member=self._people[0],
            group_slug=group,
            title=title,
            text=text,
            key=one_time_key(),
            now=self._later(),
        ).thread_id

    def _reply(self, thread_id: int, who: int, to: int, text: str) -> None:
        from samehere.discussions.actions import publish_reply
        from samehere.web.requests import one_time_key

        publish_reply(
            member=self._people[who],
            thread_id=thread_id,
            to=to,
            text=text,
            key=one_time_key(),
            now=self._later(),
        )

    def _later(self) -> datetime:
        self._hours += 1
        return BEGINNING + timedelta(hours=self._hours)


def main() -> None:
    """Make the database, fill it, say where everything is."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
    from django.conf import settings

    from samehere.operations.migrating import bring_up_to_date

    bring_up_to_date(settings.DATA_DIR, say=lambda line: None)
    json.dump(asdict(fill()), sys.stdout)


if __name__ == "__main__":
    main()
