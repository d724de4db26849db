"""Keys of forms that were sent go after a week; what the forms said stays."""

from datetime import timedelta

import pytest
from django.db.models import F

from samehere.discussions.actions import forget_used_keys
from samehere.discussions.models import OneTimeKey, Post
from samehere.discussions.tests.builders import a_reply, a_thread

pytestmark = pytest.mark.django_db


def test_a_used_key_is_forgotten_after_a_week_and_the_post_stays() -> None:
    old, new = (a_reply(a_thread()) for _ in range(2))
    OneTimeKey.objects.filter(post=old).update(used_at=F("used_at") - timedelta(days=7, minutes=1))
    OneTimeKey.objects.filter(post=new).update(used_at=F("used_at") - timedelta(days=6))

    forget_used_keys()

    assert not OneTimeKey.objects.filter(post=old).exists()
    assert OneTimeKey.objects.filter(post=new).exists()
    assert Post.objects.filter(pk__in=[old.pk, new.pk]).count() == 2
