"""Making a group, and changing what it says: by those who run it or look after it alone."""

import pytest
from django.test import Client

from samehere.discussions.actions import make_moderator
from samehere.discussions.models import Group
from samehere.discussions.tests.builders import a_group, suspend
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def an_operator() -> Client:
    return sign_in(Client(), make_member(is_operator=True))


def test_an_operator_makes_the_first_group() -> None:
    client = an_operator()

    assert 'href="/groups/new/"' in client.get("/").text
    answer = client.post(
        "/groups/new/",
        {"name": "Lichen planus", "about": "Mouth and skin.", "rules": "Be kind.\nBe brief."},
        follow=True,
    )

    assert answer.redirect_chain == [("/g/lichen-planus/", 302)]
    visitor = Client().get("/g/lichen-planus/").text
    assert "Mouth and skin." in visitor
    assert "<li>Be brief.</li>" in visitor
    assert "Lichen planus" in Client().get("/").text


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"name": "", "about": "Kept words."}, 422, "A group needs a name"),
        ({"name": "x" * 81, "about": "Kept words."}, 422, "A group needs a name"),
        ({"name": "ROSACEA", "about": "Kept words."}, 409, "There is a group named"),
        ({"name": "Long", "about": "Kept words. " * 400}, 422, "can have 4,000"),
        ({}, 422, "A group needs a name"),
    ],
)
def test_what_cannot_be_a_group_keeps_the_words(
    sent: dict[str, str], status: int, words: str
) -> None:
    a_group("Rosacea")

    answer = an_operator().post("/groups/new/", sent)

    assert answer.status_code == status
    assert words in answer.text
    assert sent.get("about", "").strip() in answer.text
    assert Group.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_makes_groups(method: str) -> None:
    group, moderator = a_group(), make_member()
    make_moderator(member=moderator, group_id=group.pk)

    for client in (Client(), sign_in(Client(), moderator)):
        answer = getattr(client, method)("/groups/new/", {"name": "Mine"})
        assert answer.status_code == 403
    assert "/groups/new/" not in sign_in(Client(), moderator).get("/").text
    assert Group.objects.count() == 1


def test_a_moderator_changes_what_her_group_says() -> None:
    group, member = a_group("Rosacea"), make_member()
    make_moderator(member=member, group_id=group.pk)
    client = sign_in(Client(), member)

    assert 'href="/g/rosacea/about/"' in client.get("/g/rosacea/").text
    answer = client.post("/g/rosacea/about/", {"about": "Red faces.", "rules": ""}, follow=True)

    assert answer.redirect_chain == [("/g/rosacea/", 302)]
    assert "Saved. It holds from now on." in answer.text
    assert "Red faces." in Client().get("/g/rosacea/").text
    assert ">\nRed faces.</textarea>" in client.get("/g/rosacea/about/").text


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_moderator_of_another_group_does_not(method: str) -> None:
    group, other, member = a_group("Rosacea"), a_group(), make_member()
    make_moderator(member=member, group_id=other.pk)
    client = sign_in(Client(), member)

    assert getattr(client, method)("/g/rosacea/about/", {"about": "Hm."}).status_code == 403
    assert "/g/rosacea/about/" not in client.get("/g/rosacea/").text
    group.refresh_from_db()
    assert group.about == ""


def test_while_her_account_is_paused_she_does_not() -> None:
    group, moderator, operator = a_group("Rosacea"), make_member(), make_member(is_operator=True)
    make_moderator(member=moderator, group_id=group.pk)
    for member, path in ((moderator, "/g/rosacea/about/"), (operator, "/groups/new/")):
        client = sign_in(Client(), member)
        suspend(member)

        answer = client.post(path, {"name": "Hm", "about": "My words all the same."})

        assert answer.status_code == 403
        assert "My words all the same." in answer.text
    assert list(Group.objects.values_list("about")) == [("",)]


def test_words_of_a_group_cannot_become_markup() -> None:
    an_operator().post("/groups/new/", {"name": "<b>x</b>", "about": "<script>alert(1)</script>"})

    html = Client().get("/").text + Client().get(f"/g/{Group.objects.get().slug}/").text

    assert "<script>alert" not in html
    assert "<b>x" not in html
