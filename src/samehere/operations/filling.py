"""Filling an empty community with the sample, through the actions that people use as well."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction

from samehere.console import Progress
from samehere.discussions import actions as discussions
from samehere.discussions.actions.writing_whole import WrittenPost, write_discussion
from samehere.discussions.queries.groups import addresses_of
from samehere.discussions.queries.texts import places_in_thread
from samehere.experiences import actions as experiences
from samehere.experiences.queries.statements import statements_to_answer
from samehere.markup import SourceFormat
from samehere.members import actions as members
from samehere.members.consenting import Reading
from samehere.members.names import name_key
from samehere.moderation import actions as moderation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from samehere.experiences.queries.rows import StatementRow
    from samehere.members.models import Member
    from samehere.operations.sample_files import (
        Sample,
        SampleGroup,
        SampleHeld,
        SampleMember,
        SampleThread,
    )


def email_of(name: str) -> str:
    """Return the address of a sample member; example.org is nobody's."""
    return f"{name_key(name)}@example.org"


@transaction.atomic
def fill(sample: Sample) -> None:
    """Write the sample, all of it in one transaction: broken off, it leaves nothing behind.

    What it says about treatments is read at once, so that the charts are there from the start.
    """
    steps = len(sample.members) + sum(len(thread.posts) for thread in sample.threads)
    with Progress("Writing sample discussions", total=steps) as progress:
        filling = _Filling(sample)
        for member in sample.members:
            filling.let_join(member)
            progress.advance()
        for thread in sample.threads:
            thread_id = filling.bring_in(thread) if thread.source else filling.discuss(thread)
            filling.read(thread, thread_id)
            filling.report(thread, thread_id)
            progress.advance(len(thread.posts))
        for held in sample.held:
            filling.hold(held)


class _Filling:
    """The sample on its way in: who and what has been made so far, by name."""

    def __init__(self, sample: Sample) -> None:
        self._operator = sample.operator
        self._opened = {group.name: group.opened for group in sample.groups}
        self._people: dict[str, Member] = {}
        self._groups = {group.name: _make_group(group) for group in sample.groups}
        places = addresses_of(group_ids=self._groups.values())
        self._slugs = {name: places[group_id].slug for name, group_id in self._groups.items()}
        self._by_invitation = {
            group.name for group in sample.groups if group.visibility == "invitation"
        }

    def let_join(self, newcomer: SampleMember) -> None:
        member = members.make_member(
            name=newcomer.name,
            email=email_of(newcomer.name),
            is_operator=newcomer.name == self._operator,
            reading=Reading.COUNT,
            agrees=True,
            now=newcomer.joined,
        )
        for name in newcomer.joins:
            self._let_into(name, member, max(newcomer.joined, self._opened[name]))
        for name in newcomer.moderates:
            discussions.make_moderator(member=member, group_id=self._groups[name])
            if name in self._by_invitation:
                discussions.invite(
                    member=member, slug=self._slugs[name], uses=5, days=discussions.MOST_DAYS
                )
        self._people[newcomer.name] = member

    def _let_into(self, name: str, member: Member, day: datetime) -> None:
        if name in self._by_invitation:
            # Those links were sent long ago; only that she came by one is left of them.
            discussions.appoint(member=member, group_id=self._groups[name], role="member", now=day)
        else:
            discussions.join_group(member=member, slug=self._slugs[name], agrees=True, now=day)

    def discuss(self, thread: SampleThread) -> int:
        return write_discussion(
            group_id=self._groups[thread.group],
            title=thread.title,
            posts=[
                WrittenPost(
                    by=self._people[post.by].pk,
                    at=post.at,
                    text=post.text,
                    to=post.to,
                    likes=self._ids(post.likes),
                    same_here=self._ids(post.same_here),
                )
                for post in thread.posts
            ],
            followers=self._ids(thread.followers),
        )

    def bring_in(self, thread: SampleThread) -> int:
        """Place a discussion as an import from another site would have brought it."""
        posts = [
            discussions.PlacedPost(
                source=post.text,
                source_format=SourceFormat.PLAIN,
                parent=post.to,
                author_name=post.by or None,
                posted_at=post.at,
            )
            for post in thread.posts
        ]
        placed = discussions.place_thread(
            group_id=self._groups[thread.group],
            source_kind="saved_text",
            source_key=thread.source,
            thread=discussions.PlacedThread(thread.title, posts),
        )
        return placed.thread_id

    def read(self, thread: SampleThread, thread_id: int) -> None:
        """Read a discussion, and let those confirm who do."""
        experiences.read_thread_posts(thread_id=thread_id)
        post_ids = [place.id for place in places_in_thread(thread_id=thread_id)]
        asked = {number: post for number, post in enumerate(thread.posts) if post.confirms}
        for name in {post.by for post in asked.values()}:
            author = self._people[name]
            read = statements_to_answer(viewer=author, post_ids=post_ids)
            for row in (row for some in read.values() for row in some):
                post = asked.get(row.sentence.post_number)
                if post and (_is_use(row) or any(piece in row.words for piece in post.confirms)):
                    experiences.confirm_statement(
                        member=author, statement_id=row.sentence.statement_id, now=post.at
                    )

    def report(self, thread: SampleThread, thread_id: int) -> None:
        """Send what people say is the matter with posts, and decide where a moderator has."""
        for number, post in enumerate(thread.posts):
            for report in post.reports:
                sent = moderation.send_report(
                    viewer=self._people.get(report.by),
                    thread_id=thread_id,
                    number=number,
                    said={"matter": report.matter, "note": report.note, "email": report.email},
                    now=report.at,
                )
                if report.decision:
                    moderation.decide(
                        member=self._people[report.decision["by"]],
                        thread_id=thread_id,
                        number=number,
                        outcome=report.decision["outcome"],
                        reason=report.decision["reason"],
                        seen=sent.number,
                        now=report.decision["at"],
                    )

    def hold(self, held: SampleHeld) -> None:
        """Send what waits until a moderator has read it."""
        discussions.start_discussion(
            member=self._people[held.by],
            group_slug=self._slugs[held.group],
            title=held.title,
            text=held.text,
            key=secrets.token_hex(16),
            now=held.at,
        )

    def _ids(self, names: Sequence[str]) -> list[int]:
        return [self._people[name].pk for name in names]


def _make_group(group: SampleGroup) -> int:
    return discussions.make_group(
        name=group.name,
        about=group.about,
        rules=group.rules,
        visibility=group.visibility,
        holds_first_posts=group.holds_first_posts,
        now=group.opened,
    )


def _is_use(row: StatementRow) -> bool:
    """Whether it was plainly read that she uses something: who confirms any of it confirms that."""
    return row.is_counted and (": uses it" in row.words or ": used it" in row.words)
