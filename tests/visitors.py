"""A small world, and those who come by: what the tests of every address share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import SimpleCookie
from django.test import Client

from samehere.discussions.actions import invite
from samehere.discussions.models import Group, Role, Thread
from samehere.discussions.tests.builders import (
    a_group,
    a_held_post,
    a_membership,
    a_reply,
    a_thread,
    opening_of,
    suspend,
)
from samehere.experiences.actions import report_statement
from samehere.experiences.tests.builders import DRUG, a_reader, a_use, cell_of, tell
from samehere.members.actions import choose, choose_reading, make_operator_link, make_sign_in_link
from samehere.members.models import Member
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation import actions as moderation
from samehere.moderation.models import Appeal, Decision
from samehere.moderation.tests.builders import a_form, a_profile_report, a_report, send
from tests.addresses import Route

KEY = "k" * 22


@dataclass(frozen=True)
class World:
    """A group with one discussion and one reply, and those who come by."""

    people: Mapping[str, Member | None]
    examples: Mapping[str, str]
    links: Mapping[str, str]

    def path(self, route: Route) -> str:
        return route.path({**self.examples, "token": self.links.get(route.name, "none")})

    def hidden(self, text: str) -> str:
        """Return the text without numbers and keys that differ from run to run."""
        named = {**self.examples, **self.links}
        # Numbers like those of discussions, which stand in addresses of their own.
        decided = (named.pop("decision_id"), named.pop("appeal_id"))
        for kind, value in zip(("decisions", "appeals"), decided, strict=True):
            text = text.replace(f"/{kind}/{value}/", f"/{kind}/<number>/")
        for name, value in named.items():
            for path in (
                f"/d/{value}/",
                f"/g/{value}/",
                f"/link/{value}/",
                f"/start/{value}/",
                f"/members/{value}/",
            ):
                text = text.replace(path, path.replace(value, f"<{name}>"))
        text = re.sub(r"statement=\d+", "statement=<statement_id>", text)
        text = re.sub(r"/reports/R-\w+/", "/reports/<report>/", text)
        text = re.sub(r"/by-link/[\w-]+/", "/by-link/<token>/", text)
        text = re.sub(r"/moderation/reports/\d+/\d+/", "/moderation/reports/<post>/", text)
        return re.sub(r"/d/\d+/", "/d/<new>/", text)


def make_world(visibility: str) -> World:
    """Make the group, what is in it, and one member of each kind."""
    group = a_group("Lichen sclerosus", visibility=visibility)
    author, moderator, suspended = make_member("Wren"), make_member("Heron"), make_member("Magpie")
    a_membership(group, author)
    thread = a_thread(group=group, by=author)
    reply = a_reply(thread, by=author)
    choose_reading(member=author, reading="count")
    choose(member=author, purpose="totals", choice="yes")
    (statement,) = tell(reply, a_use())
    _told_by_others(group, thread, statement.pk)
    report = a_report(reply, by=author)
    a_profile_report(author)
    signed_out = send(opening_of(thread), a_form()).key if visibility == "public" else "none"
    a_membership(group, moderator, role=Role.MODERATOR)
    a_membership(group, suspended)
    suspend(suspended)
    decision_id, appeal_id = _objected(moderator, suspended)
    held_id = _held_in(group, thread)
    return World(
        {
            "signed out": None,
            "member": make_member("Linnet"),
            "author": author,
            "moderator": moderator,
            "suspended": suspended,
            "operator": make_member("Alder", is_operator=True),
        },
        {
            "thread_id": str(thread.pk),
            "slug": group.slug,
            "number": str(reply.number),
            "report": report.number,
            "statement_id": str(statement.pk),
            "address": DRUG,
            "passkey_id": "999999",
            "cell": str(cell_of(group, "use").pk),
            "public_id": author.public_id,
            "invitation_id": "1",
            "held_id": str(held_id),
            "decision_id": str(decision_id),
            "appeal_id": str(appeal_id),
            "key": "none",
            "app_label": "members",
            "object_id": "0",
            "uidb36": "none",
        },
        {
            "sign_in_link": make_sign_in_link(member=author).strip("/").partition("/")[2],
            "invitation": "none"
            if visibility == "public"
            else invite(member=moderator, slug=group.slug),
            "start_link": make_operator_link().strip("/").partition("/")[2],
            "report-by-link": signed_out,
            "thanks-by-link": signed_out,
        },
    )


def _told_by_others(group: Group, thread: Thread, statement_id: int) -> None:
    for _ in range(4):
        teller = a_reader()
        a_membership(group, teller)
        tell(a_reply(thread, by=teller), a_use())
        report_statement(member=teller, statement_id=statement_id)


def _objected(moderator: Member, suspended: Member) -> tuple[int, int]:
    """Pause the account twice; return the decision that stands, and the appeal of the earlier."""
    for days in ("1", "7"):
        moderation.suspend(
            member=moderator, public_id=suspended.public_id, days=days, reason="Because of that."
        )
    earlier, later = Decision.objects.filter(profile_of=suspended).order_by("pk")
    moderation.appeal(member=suspended, decision_id=earlier.pk, text="It was a joke.")
    return later.pk, Appeal.objects.get(decision=earlier).pk


def _held_in(group: Group, thread: Thread) -> int:
    """Let somebody new write while the group holds first posts; return what is held."""
    newcomer = make_member("Redstart")
    a_membership(group, newcomer)
    Group.objects.filter(pk=group.pk).update(holds_first_posts=True)
    held = a_held_post(group, by=newcomer, thread=thread)
    Group.objects.filter(pk=group.pk).update(holds_first_posts=False)
    return held.pk


def cookies_of(person: Member | None, *, has_proof: bool = True) -> SimpleCookie:
    """Return what the browser of somebody holds: a session of hers; for None nothing.

    Signing in takes longer than most pages, so that whoever asks for all of them does it once.
    """
    client = Client()
    if person is not None:
        sign_in(client, person, has_proof=has_proof)
    return client.cookies


def browser_with(cookies: SimpleCookie, **headers: str) -> Client:
    """Return a browser of its own that holds these; what it is given stays with it."""
    client = Client(headers=headers)
    client.cookies.update(cookies)
    return client


def forms() -> dict[str, dict[str, str]]:
    """Return what is posted to the routes whose forms ask for something, by the route's name."""
    words = {"body": "What helped you?", "key": KEY}
    return {
        "reply": {"to": "0", **words},
        "edit-post": {"version": "1", **words},
        "start-discussion": {"title": "A question", **words},
        "consent": {"reading": "ask"},
        "profile-of-yours": {"standing": "carer", "about": "Two dogs."},
        "change-name": {"name": "Dunlin"},
        "show-item": {"kind": "condition", "words": "LS"},
        "hide-item": {"kind": "condition", "words": "lichen sclerosus"},
        "display": {"theme": "dark", "text_size": "large", "letters": "plain"},
        "report": {"matter": "harm", "email": "dunlin@example.org"},
        "report-profile": {"matter": "rude", "email": "dunlin@example.org"},
        "suspend": {"days": "7", "reason": "Because of that."},
        "resume": {"reason": "Because of that."},
        "own-decision": {"text": "It was a joke."},
        "appeal-report": {"text": "It was a joke."},
        "appeal-by-link": {"text": "It was a joke."},
        "appeal": {"outcome": "upheld", "answer": "It was none."},
        "report-group": {"matter": "about_me", "note": "It says where I live."},
        "reported-group": {"outcome": "left", "reason": "It is allowed."},
        "reported-profile": {"outcome": "left", "reason": "It is allowed."},
        "reported-post": {"outcome": "left", "reason": "It is allowed."},
        "invitations": {"uses": "1", "days": "1"},
        "give-role": {"role": "helper"},
        "refuse-held": {"reason": "Because of that."},
        "take-out": {"reason": "Because of that."},
        "doubt-word": {"name": "Tac", "concept": "tacrolimus"},
        "add-word": {
            "name": "magic goo",
            "concept": "tacrolimus",
            "kind": "treatment",
            "name_kind": "nickname",
            "reason": "It is called so.",
        },
        "word": {
            "act": "retire",
            "name": "clob",
            "concept": "clobetasol",
            "kind": "treatment",
            "reason": "It is a name here.",
        },
        "account_signup": {"username": "Dunlin", "email": "wader@example.org", "terms": "on"},
        "account_login": {"email": "dunlin@example.org"},
        "passphrase": {"passphrase": "a kettle on the windowsill"},
        "change-address": {"email": "dunlin@example.org"},
        "start_link": {"name": "Dunlin", "email": "dunlin@example.org"},
    }
