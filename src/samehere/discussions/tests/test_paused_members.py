"""What somebody began before her account was paused: links she gave out, and posts that wait."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.actions import accept_invitation, invite, make_moderator, release_held
from samehere.discussions.errors import AuthorPaused, InvitationGone
from samehere.discussions.models import Post
from samehere.discussions.tests.builders import a_group, a_held_post, a_holding_group, suspend
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db

PAUSE_OVER = timedelta(days=8)


def test_while_a_moderator_is_paused_her_links_let_nobody_in() -> None:
    group = a_group("Night owls", visibility="invitation")
    heron, second, invited = make_member("Heron"), make_member(), make_member()
    for moderator in (heron, second):
        make_moderator(member=moderator, group_id=group.pk)
    token = invite(member=heron, slug=group.slug, days=30)
    suspend(heron)

    assert sign_in(Client(), invited).get(f"/invitation/{token}/").status_code == 404
    with pytest.raises(InvitationGone):
        accept_invitation(member=invited, token=token)
    page = sign_in(Client(), second).get(f"/g/{group.slug}/invitations/").text
    assert "Lets nobody in while the account of Heron is paused." in page

    later = timezone.now() + PAUSE_OVER
    assert accept_invitation(member=invited, token=token, now=later) == group.slug


def test_a_link_of_another_moderator_still_works() -> None:
    group = a_group(visibility="invitation")
    heron, second, invited = make_member(), make_member(), make_member()
    for moderator in (heron, second):
        make_moderator(member=moderator, group_id=group.pk)
    token = invite(member=second, slug=group.slug)
    suspend(heron)

    assert accept_invitation(member=invited, token=token) == group.slug


def test_so_does_a_link_of_somebody_who_has_left_the_community() -> None:
    group, heron, invited = a_group(visibility="invitation"), make_member(), make_member()
    make_moderator(member=heron, group_id=group.pk)
    token = invite(member=heron, slug=group.slug)
    heron.delete()

    assert accept_invitation(member=invited, token=token) == group.slug


def test_what_a_paused_member_wrote_waits_until_the_pause_is_over() -> None:
    group, moderator = a_holding_group()
    author = make_member()
    held = a_held_post(group, by=author)
    suspend(author)

    answer = sign_in(Client(), moderator).post(f"/g/{group.slug}/held/{held.pk}/release/")
    assert answer.status_code == 409
    assert "you can release it when the pause is over" in answer.text
    with pytest.raises(AuthorPaused):
        release_held(member=moderator, slug=group.slug, held_id=held.pk)
    assert not Post.objects.exists()

    later = timezone.now() + PAUSE_OVER
    release_held(member=moderator, slug=group.slug, held_id=held.pk, now=later)
    assert Post.objects.get().author_id == author.pk
