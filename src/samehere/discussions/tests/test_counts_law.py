"""Whatever happens in a group that holds posts and closes: stored counts are what they count."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samehere.discussions import actions
from samehere.discussions.models import Follow, Group, HeldPost, Membership, Post, Thread
from samehere.discussions.tests.builders import a_holding_group, a_membership, new_key
from samehere.members.tests.builders import make_member
from samehere.web.refusals import Refusal
from samehere.web.versions import public_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


class World:
    """A group with its moderator and operator, and three members who come and go."""

    def __init__(self) -> None:
        self.group, self.moderator = a_holding_group()
        self.operator = make_member(is_operator=True)
        a_membership(self.group, self.operator)
        self.members = [make_member() for _ in range(3)]
        self.slug = self.group.slug

    def start(self, who: Member, which: int) -> object:
        return actions.start_discussion(
            member=who, group_slug=self.slug, title="T", text="Words.", key=new_key()
        )

    def reply(self, who: Member, which: int) -> object:
        thread = self._some(Thread, which)
        return actions.publish_reply(
            member=who, thread_id=thread, to=0, text="Words.", key=new_key()
        )

    def release(self, who: Member, which: int) -> object:
        held_id = self._some(HeldPost, which)
        return actions.release_held(member=self.moderator, slug=self.slug, held_id=held_id)

    def refuse(self, who: Member, which: int) -> object:
        held_id = self._some(HeldPost, which)
        return actions.refuse_held(
            member=self.moderator, slug=self.slug, held_id=held_id, reason="No."
        )

    def take_back(self, who: Member, which: int) -> object:
        return actions.take_back_held(member=who, held_id=self._some(HeldPost, which))

    def delete(self, who: Member, which: int) -> object:
        post = Post.objects.filter(author=who).order_by("pk").first()
        thread_id, number = (post.thread_id, post.number) if post else (0, 0)
        return actions.delete_post(member=who, thread_id=thread_id, number=number)

    def edit(self, who: Member, which: int) -> object:
        post = Post.objects.filter(author=who).select_related("thread").order_by("pk").first()
        return actions.edit_post(
            member=who,
            thread_id=post.thread_id if post else 0,
            number=post.number if post else 0,
            title=f"T{which}",
            text=f"Other words {which}.",
            version=post.text_version if post else 0,
        )

    def follow(self, who: Member, which: int) -> object:
        return actions.follow_thread(member=who, thread_id=self._some(Thread, which))

    def join(self, who: Member, which: int) -> object:
        return actions.join_group(member=who, slug=self.slug, agrees=True)

    def leave(self, who: Member, which: int) -> object:
        return actions.leave_group(member=who, slug=self.slug)

    def take_out(self, who: Member, which: int) -> object:
        return actions.take_out(
            member=self.moderator, slug=self.slug, public_id=who.public_id, reason="No."
        )

    def invite(self, who: Member, which: int) -> object:
        token = actions.invite(member=self.moderator, slug=self.slug)
        return actions.accept_invitation(member=who, token=token)

    def change(self, who: Member, which: int) -> object:
        visibility = ("public", "members", "invitation")[which % 3]
        return actions.change_visibility(
            member=self.operator, slug=self.slug, visibility=visibility, is_sure=True
        )

    def _some(self, model: type[Thread | HeldPost], which: int) -> int:
        ids = list(model.objects.order_by("pk").values_list("pk", flat=True))
        return ids[which % len(ids)] if ids else 0


ACTS: dict[str, Callable[[World, Member, int], object]] = {
    "start": World.start,
    "reply": World.reply,
    "release": World.release,
    "refuse": World.refuse,
    "take back": World.take_back,
    "delete": World.delete,
    "edit": World.edit,
    "follow": World.follow,
    "join": World.join,
    "leave": World.leave,
    "take out": World.take_out,
    "invite": World.invite,
    "change": World.change,
}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 2), st.integers(0, 5)), max_size=25
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_counts_pages_and_followers_are_right_after_any_sequence(
    steps: list[tuple[str, int, int]],
) -> None:
    world = World()

    for name, who, which in steps:
        # What is refused must leave nothing half done either.
        with suppress(Refusal):
            ACTS[name](world, world.members[who], which)

    assert [recount(mend=False) for recount in actions.RECOUNTS.values()] == [0] * len(
        actions.RECOUNTS
    )
    group = Group.objects.get(pk=world.group.pk)
    threads = Thread.objects.filter(group=group)
    for key in (f"group:{group.slug}", *(f"thread:{thread.pk}" for thread in threads)):
        assert (public_version(key) is not None) == group.is_public
    if not group.is_public:
        inside = Membership.objects.filter(group=group).values("member")
        assert not Follow.objects.filter(thread__in=threads).exclude(member__in=inside).exists()
        waiting = HeldPost.objects.filter(group=group, state="waiting")
        assert not waiting.exclude(author__in=inside).exists()
