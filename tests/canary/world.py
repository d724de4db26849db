"""A community in which every place that holds text holds a word of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from samehere.discussions.actions import invite
from samehere.discussions.models import Group
from samehere.discussions.tests.builders import a_group, a_reply, a_thread
from samehere.members.actions import make_operator_link, make_sign_in_link, use_sign_in_link
from samehere.members.tests.builders import make_member
from samehere.outbox.worker import work_off
from tests.canary import people as persons
from tests.canary.belongings import leave_belongings, leave_mail
from tests.canary.told import edit_posts, hold_posts, leave_words, send_reports, tell_experiences
from tests.canary.words import word
from tests.visitors import KEY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samehere.members.models import Member

VISIBILITY = {"open": "public", "inside": "members", "secret": "invitation"}
NOWHERE = {
    "thread_id": "999999",
    "slug": "no-such-group",
    "number": "999",
    "report": "R-NONE",
    "statement_id": "999999",
    "address": "no-such-treatment",
    "passkey_id": "999999",
    "cell": "999999",
    "public_id": "bbbbbbbbbbbb",
    "invitation_id": "999999",
    "held_id": "999999",
    "decision_id": "999999",
    "appeal_id": "999999",
    "key": "none",
    "app_label": "members",
    "object_id": "999999",
    "uidb36": "none",
    "token": "none",
}


@dataclass
class World:
    """Who looks, and which addresses there are: examples for the parameters of routes, by case.

    `own` are further cases of one viewer alone, such as the link she was given. `queries` is what
    is asked after a `?`, by the name of the route. `tokens` are secrets no page may print.
    """

    viewers: Mapping[str, Member | None]
    cases: dict[str, dict[str, str]]
    own: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    queries: dict[str, list[str]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)


def make_world() -> World:
    """Make three groups, and in each a discussion, a deleted post, and what follows from them."""
    groups = {name: _group(name) for name in VISIBILITY}
    people = persons.make_people(list(groups.values()))
    cases = {name: _discussion(name, group, people) for name, group in groups.items()}
    cases["nowhere"] = NOWHERE
    world = World(persons.viewers(people), cases)
    tell_experiences(groups["secret"], people, cases["secret"])
    leave_words(groups, people, cases)
    edit_posts(groups, people, cases)
    hold_posts(groups, people, cases)
    send_reports(people, cases, world.own)
    leave_belongings(people, cases, world.own)
    _make_links(world, groups, people)
    _ask(world)
    work_off()
    leave_mail()
    return world


def _group(name: str) -> Group:
    group = a_group(word(f"{name} name").title(), visibility=VISIBILITY[name])
    Group.objects.filter(pk=group.pk).update(
        about=f"For all with {word(f'{name} about')}.", rules=f"No {word(f'{name} rules')}."
    )
    return group


def _discussion(name: str, group: Group, people: Mapping[str, Member]) -> dict[str, str]:
    """Return the examples of a group: a discussion of the author with one reply.

    In closed groups the reply is the lurker's.
    """
    thread = a_thread(
        group=group,
        by=people["author"],
        title=f"About {word(f'{name} title')}",
        text=f"It is {word(f'{name} post')}.",
    )
    by = people["author" if name == "open" else "lurker"]
    reply = a_reply(thread, by=by, text=f"It is {word(f'{name} post')} too.")
    return {
        **NOWHERE,
        "thread_id": str(thread.pk),
        "slug": group.slug,
        "number": str(reply.number),
        "public_id": by.public_id,
    }


def _make_links(world: World, groups: Mapping[str, Group], people: Mapping[str, Member]) -> None:
    """Make links of every kind, used and unused; each is given to whom it was made for."""
    invitation = invite(member=people["moderator"], slug=groups["secret"].slug, uses=9)
    used, unused = (
        make_sign_in_link(member=people["author"]).strip("/").partition("/")[2] for _ in range(2)
    )
    use_sign_in_link(token=used)
    start = make_operator_link().strip("/").partition("/")[2]
    world.tokens |= {
        "invitation": invitation,
        "used link": used,
        "unused link": unused,
        "start link": start,
        "one time key": KEY,
    }
    world.cases["used link"] = {**NOWHERE, "token": used}
    gone = make_member("Somebody Gone")
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    world.cases["nobody"] = {**NOWHERE, "public_id": gone.public_id}
    world.own["operator"] = {f"row {pk}": {**NOWHERE, "object_id": str(pk)} for pk in range(1, 20)}
    world.own.setdefault("invited", {})["invitation"] = {**NOWHERE, "token": invitation}


def _ask(world: World) -> None:
    statements = [case["statement_id"] for case in world.cases.values()]
    term = f"?name={word('term')}&concept={word('shown condition')}"
    world.queries |= {
        "thread": ["?after=0.0", *(f"?statement={one}" for one in dict.fromkeys(statements))],
        "group": ["?before=99999999999999.999"],
        "group-members": ["?before=999999"],
        "profile": ["?before=999999"],
        "treatment": ["?by=share"],
        "group-treatment": ["?by=share"],
        "words": ["?q=zq"],
        "word": [term],
        "doubt-word": [term],
        "admin:members_member_changelist": ["?q=zq"],
        "account_login": ["?next=/d/1/"],
    }
