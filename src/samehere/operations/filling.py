"""Filling an empty community with the sample, through the actions that people use as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from samehere.console import Progress
from samehere.discussions import actions as discussions
from samehere.discussions.actions.placing_answers import (
    PlacedAnswer,
    PlacedFollow,
    place_answers,
)
from samehere.discussions.queries.groups import groups_by_name
from samehere.members import actions as members
from samehere.members.consenting import Reading
from samehere.members.names import name_key
from samehere.web.requests import one_time_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.members.models import Member
    from samehere.operations.sample_files import Sample, SampleMember, SamplePost, SampleThread


def email_of(name: str) -> str:
    """Return the address of a sample member; example.org is nobody's."""
    return f"{name_key(name)}@example.org"


@transaction.atomic
def fill(sample: Sample) -> None:
    """Write the sample, all of it in one transaction: broken off, it leaves nothing behind."""
    steps = len(sample.members) + sum(len(thread.posts) for thread in sample.threads)
    with Progress("Writing sample discussions", total=steps) as progress:
        filling = _Filling(sample)
        for member in sample.members:
            filling.let_join(member)
            progress.advance()
        for thread in sample.threads:
            filling.discuss(thread)
            progress.advance(len(thread.posts))


class _Filling:
    """The sample on its way in: who and what has been made so far, by name."""

    def __init__(self, sample: Sample) -> None:
        self._operator = sample.operator
        self._opened = {group.name: group.opened for group in sample.groups}
        self._people: dict[str, Member] = {}
        for group in sample.groups:
            discussions.make_group(
                name=group.name, about=group.about, rules=group.rules, now=group.opened
            )
        self._groups = {row.name: row for row in groups_by_name(viewer=None)}

    def let_join(self, newcomer: SampleMember) -> None:
        member = members.make_member(
            name=newcomer.name,
            email=email_of(newcomer.name),
            is_operator=newcomer.name == self._operator,
            reading=Reading.COUNT,
            now=newcomer.joined,
        )
        for name in newcomer.joins:
            day = max(newcomer.joined, self._opened[name])
            discussions.join_group(member=member, slug=self._groups[name].slug, now=day)
        for name in newcomer.moderates:
            discussions.make_moderator(member=member, group_id=self._groups[name].id)
        self._people[newcomer.name] = member

    def discuss(self, thread: SampleThread) -> None:
        opening, *replies = thread.posts
        thread_id = discussions.start_discussion(
            member=self._people[opening.by],
            group_slug=self._groups[thread.group].slug,
            title=thread.title,
            text=opening.text,
            key=one_time_key(),
            now=opening.at,
        ).thread_id
        numbers = [0]
        for post in replies:
            numbers.append(self._reply(thread_id, numbers[post.to or 0], post))
        posts = list(zip(numbers, thread.posts, strict=True))
        place_answers(
            thread_id=thread_id,
            likes=[like for number, post in posts for like in self._by(post.likes, number, post)],
            same_heres=[
                same for number, post in posts for same in self._by(post.same_here, number, post)
            ],
            follows=[PlacedFollow(self._people[name].pk, opening.at) for name in thread.followers],
        )

    def _reply(self, thread_id: int, to: int, post: SamplePost) -> int:
        return discussions.publish_reply(
            member=self._people[post.by],
            thread_id=thread_id,
            to=to,
            text=post.text,
            key=one_time_key(),
            now=post.at,
        ).number

    def _by(self, names: Sequence[str], number: int, post: SamplePost) -> list[PlacedAnswer]:
        return [PlacedAnswer(self._people[name].pk, number, post.at) for name in names]
