"""What is told, cited, imported, deleted and reported in the world."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from samehere.discussions.actions import (
    PlacedPost,
    PlacedThread,
    delete_post,
    place_thread,
    refuse_held,
)
from samehere.discussions.models import Group
from samehere.discussions.tests.builders import (
    a_held_post,
    a_membership,
    a_reply,
    a_thread,
    edit,
    opening_of,
    thread_of,
)
from samehere.evidence.models import CitedTreatment, Reference
from samehere.experiences.actions import report_statement
from samehere.experiences.models import Statement, Tally
from samehere.experiences.tests.builders import an_effect, tell
from samehere.markup import SourceFormat
from samehere.members.actions import choose, choose_reading
from samehere.members.tests.builders import make_member
from samehere.moderation.actions import (
    answer_appeal,
    appeal,
    decide,
    decide_on_profile,
    send_group_report,
    suspend,
)
from samehere.moderation.models import Appeal, Decision
from samehere.moderation.tests.builders import a_form, a_profile_report, a_report, send
from samehere.outbox.worker import work_off
from tests.canary.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samehere.discussions.models import Post
    from samehere.members.models import Member

Examples = dict[str, str]
# More tell of it than the strict rule asks for.
_ENOUGH = 12
Own = dict[str, dict[str, Examples]]


def tell_experiences(group: Group, people: Mapping[str, Member], case: Examples) -> None:
    """Let the author and others tell of a treatment in the secret group, and name a study."""
    thread = thread_of(int(case["thread_id"]))
    tellers = [people["author"], people["lurker"], *(_stranger(group) for _ in range(_ENOUGH))]
    posts = []
    for teller in tellers:
        choose_reading(member=teller, reading="count")
        choose(member=teller, purpose="totals", choice="yes")
        posts.append(a_reply(thread, by=teller, text=f"See doi 10.1000/{word('study doi')} there."))
    # What is read in the posts comes first: what is told here takes its place.
    work_off()
    effect = an_effect(word("secret effect"), treatment=word("secret drug"))
    said = replace(effect, indication=word("secret indication"))
    statements = [tell(post, said)[0] for post in posts]
    case["statement_id"] = str(statements[0].pk)
    report_statement(member=people["lurker"], statement_id=statements[0].pk)
    Statement.objects.update(
        treatment_surface=word("secret drug surface"),
        effect_surface=word("secret effect surface"),
    )
    # Numbers of a closed group are those of the morning.
    Tally.objects.update(changed_on=localdate() - timedelta(days=1))
    cell = Tally.objects.filter(group=group, treatment=word("secret drug")).first()
    assert cell is not None
    case |= {"cell": str(cell.pk), "address": cell.address}


def _stranger(group: Group) -> Member:
    member = make_member()
    a_membership(group, member)
    return member


def leave_words(
    groups: Mapping[str, Group], people: Mapping[str, Member], cases: Mapping[str, Examples]
) -> None:
    """Name the study, bring in old pages, and delete a post, an opening and its title."""
    Reference.objects.update(
        title=word("study title"), authors=word("study authors"), journal=word("study journal")
    )
    for name in ("open", "secret"):
        post = PlacedPost(
            "It was like that.",
            SourceFormat.PLAIN,
            None,
            author_name=word(f"{name} import"),
            source_id=word("source id"),
        )
        placed = PlacedThread("An old discussion", [post])
        place_thread(
            group_id=groups[name].pk,
            source_kind="saved_html",
            source_key=word("source key"),
            thread=placed,
        )
        thread = thread_of(int(cases[name]["thread_id"]))
        gone = a_reply(thread, by=people["author"], text=f"It was {word('deleted post')}.")
        delete_post(member=people["author"], thread_id=thread.pk, number=gone.number)
    last = a_thread(group=groups["open"], by=people["author"], title=word("deleted title"))
    delete_post(member=people["author"], thread_id=last.pk, number=0)
    cases["open"]["gone"] = str(last.pk)
    CitedTreatment.objects.get_or_create(
        treatment=word("secret drug"), citation=Reference.objects.get().citations.first()
    )


def edit_posts(
    groups: Mapping[str, Group], people: Mapping[str, Member], cases: Mapping[str, Examples]
) -> None:
    """Let the author change an opening with its title and a reply, after all of it was read."""
    said = f"It was {word('edited post')}, see doi 10.1000/{word('edited post')}."
    changed = []
    for name, group in groups.items():
        title = f"About {word('edited title')}"
        changed.append(opening_of(a_thread(group=group, by=people["author"], title=title)))
        thread = thread_of(int(cases[name]["thread_id"]))
        changed.append(a_reply(thread, by=people["author"], text=said))
    work_off()
    for post in changed:
        edit(post, "It was something else.", title="Something else")


def hold_posts(
    groups: Mapping[str, Group], people: Mapping[str, Member], cases: Mapping[str, Examples]
) -> None:
    """Let the newcomer write where first posts wait; one post of hers is refused."""
    newcomer = people["newcomer"]
    Group.objects.update(holds_first_posts=True)
    for name in ("open", "secret"):
        text = word("open held post" if name == "open" else "held post")
        title = "A question" if name == "open" else word("held title")
        held = a_held_post(groups[name], by=newcomer, title=title, text=text)
        cases[name]["held_id"] = str(held.pk)
    refused = a_held_post(groups["secret"], by=newcomer, text=word("refused post"))
    Group.objects.update(holds_first_posts=False)
    refuse_held(
        member=people["helper"],
        slug=groups["secret"].slug,
        held_id=refused.pk,
        reason=f"Because of {word('refusal')}.",
    )


def send_reports(people: Mapping[str, Member], cases: Mapping[str, Examples], own: Own) -> None:
    """Report posts: signed out, by a member who looks at pages, and by one who does not."""
    public, secret = thread_of(int(cases["open"]["thread_id"])), cases["secret"]
    thread = thread_of(int(secret["thread_id"]))
    mail = f"{word('open reporter mail')}@example.org"
    harmful = public.posts.get(number=1)
    form = a_form(note=word("open note"), email=mail, name=word("open signer"))
    own.setdefault("visitor", {})["report"] = {"token": send(harmful, form).key}
    a_report(harmful, "about_me", email=f"{word('open wisher mail')}@example.org")
    post = thread.posts.get(number=1)
    a_report(post, note=word("secret note"), by=people["reporter"])
    decided = _to_be_removed(thread.group, people["author"])
    report = a_report(decided, note=word("own note"), by=people["member"])
    secret["report"] = report.number
    decide(
        member=people["moderator"],
        thread_id=decided.thread_id,
        number=decided.number,
        outcome="removed",
        reason=f"Because of {word('decision')}.",
        seen=report.number,
    )
    a_report(post, "rude", word("own note"), by=people["member"])
    _report_profiles(people, own)
    suspend(
        member=people["moderator"],
        public_id=people["suspended"].public_id,
        days="7",
        reason=f"Because of {word('pause reason')}.",
    )
    asked = send_group_report(
        member=people["removed"],
        slug=secret["slug"],
        said={"matter": "about_me", "note": word("group note")},
    )
    _object(people, secret, own)
    own.setdefault("removed", {})["group report"] = {"report": asked.number}


def _to_be_removed(group: Group, author: Member) -> Post:
    text = f"It was {word('removed post')}."
    return opening_of(a_thread(group=group, by=author, title=word("removed title"), text=text))


def _object(people: Mapping[str, Member], secret: Examples, own: Own) -> None:
    """Let the author object to what was removed, and the suspended one have an answer."""
    removed = Decision.objects.get(post__author=people["author"], outcome="removed")
    appeal(member=people["author"], decision_id=removed.pk, text=f"But {word('appeal')}.")
    paused = Decision.objects.get(profile_of=people["suspended"])
    appeal(member=people["suspended"], decision_id=paused.pk, text="It was a joke.")
    answer_appeal(
        member=people["operator"],
        appeal_id=Appeal.objects.get(decision=paused).pk,
        outcome="upheld",
        answer=f"Because of {word('appeal answer')}.",
    )
    secret["decision_id"] = str(removed.pk)
    secret["appeal_id"] = str(Appeal.objects.get(decision=removed).pk)
    own.setdefault("suspended", {})["pause"] = {"decision_id": str(paused.pk)}


def _report_profiles(people: Mapping[str, Member], own: Own) -> None:
    """Let the lurker's profile wait for a decision, and the author's have one."""
    a_profile_report(people["lurker"], note=word("profile note"), by=people["reporter"])
    about_author = a_profile_report(people["author"], by=people["member"])
    decide_on_profile(
        member=people["moderator"],
        public_id=people["author"].public_id,
        outcome="left",
        reason=f"Because of {word('profile decision')}.",
        seen=about_author.number,
    )
    own.setdefault("member", {})["profile report"] = {"report": about_author.number}
