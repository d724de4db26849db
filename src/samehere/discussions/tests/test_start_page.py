"""Starting a discussion on its page."""

import pytest
from django.test import Client

from samehere.discussions.models import Thread
from samehere.discussions.tests.builders import a_group, new_key
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def sent(title: str, text: str, *, go: str = "post", key: str = "") -> dict[str, str]:
    return {"title": title, "body": text, "go": go, "key": key or new_key()}


def test_a_discussion_is_previewed_then_opened() -> None:
    group, client, key = a_group(), sign_in(Client(), make_member()), new_key()

    seen = client.post(f"/g/{group.slug}/start/", sent("Is it me?", "*Or* not.", go="preview"))
    done = client.post(f"/g/{group.slug}/start/", sent("Is it me?", "*Or* not.", key=key))
    again = client.post(f"/g/{group.slug}/start/", sent("Is it me?", "*Or* not.", key=key))

    assert "<em>Or</em> not." in seen.text
    assert 'value="Is it me?"' in seen.text
    thread = Thread.objects.get()
    assert done.headers["Location"] == again.headers["Location"] == f"/d/{thread.pk}/#post-0"


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("", "Words I typed.", "Give it a title"),
        ("x" * 151, "Words I typed.", "A title can have 150 characters."),
        ("A title I typed", "", "There is nothing in the box yet."),
        ("A title I typed", "w" * 20_001, "20,001 characters long"),
    ],
)
@pytest.mark.parametrize("go", ["post", "preview"])
def test_what_cannot_be_opened_keeps_title_and_words(
    title: str, text: str, words: str, go: str
) -> None:
    group, client = a_group(), sign_in(Client(), make_member())

    answer = client.post(f"/g/{group.slug}/start/", sent(title, text, go=go))

    assert answer.status_code == 422
    assert words in answer.text
    assert title in answer.text
    assert text in answer.text
    assert not Thread.objects.exists()


def test_a_visitor_is_sent_to_sign_in_and_back() -> None:
    group = a_group()

    answer = Client().get(f"/g/{group.slug}/start/")

    assert answer.headers["Location"] == f"/sign-in/?next=/g/{group.slug}/start/"


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_a_group_one_may_not_see_has_no_such_page(visibility: str) -> None:
    group, client = a_group(visibility=visibility), sign_in(Client(), make_member())

    assert client.get(f"/g/{group.slug}/start/").status_code == 404
    answer = client.post(f"/g/{group.slug}/start/", sent("A title", "Some words."))
    assert answer.status_code == 404
    assert group.name not in answer.text
    assert not Thread.objects.exists()
