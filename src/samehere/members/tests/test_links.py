"""One-time links: who holds one gets in, once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samehere.members import actions, queries
from samehere.members.models import Member, SignInLink
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db

THE_OPERATOR = {"name": "Vita", "email": "vita@example.org"}


def signed_in_id(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_only_the_hash_of_a_token_is_kept() -> None:
    path = actions.make_sign_in_link(member=make_member())

    token = path.split("/")[2]
    assert len(token) == 43
    assert SignInLink.objects.get().token_hash == queries.hash_of(token)


def test_opening_a_link_signs_nobody_in(client: Client) -> None:
    path = actions.make_sign_in_link(member=make_member("Beverly"))

    for _ in range(3):
        page = client.get(path)
        assert "Sign in as Beverly" in page.content.decode()

    assert signed_in_id(client) is None
    assert "no-store" in page["Cache-Control"]


def test_pressing_the_button_signs_in_once(client: Client) -> None:
    member = make_member("Beverly")
    path = actions.make_sign_in_link(member=member)

    assert client.post(path).headers["Location"] == "/"
    assert signed_in_id(client) == str(member.pk)
    assert Client().post(path).status_code == 404


def test_a_link_that_is_used_up_looks_like_one_that_was_never_made(client: Client) -> None:
    used = actions.make_sign_in_link(member=make_member())
    Client().post(used)
    expired = actions.make_sign_in_link(member=make_member())
    SignInLink.objects.filter(used_at=None).update(expires_at=timezone.now())

    paths = [used, expired, f"/link/{'x' * 43}/"]
    pages = {path: client.get(path) for path in paths}

    assert {page.status_code for page in pages.values()} == {404}
    words = {page.content.decode().replace(path, "") for path, page in pages.items()}
    assert len(words) == 1
    assert "been used, or has run out" in words.pop()


def test_a_link_ends_with_the_day_and_the_operators_with_the_week() -> None:
    actions.make_sign_in_link(member=make_member())
    actions.make_operator_link()

    lasting = [link.expires_at - link.made_at for link in SignInLink.objects.order_by("expires_at")]
    assert [round(length / timedelta(hours=1)) for length in lasting] == [24, 168]


def test_a_closed_account_has_no_way_in_by_a_link(client: Client) -> None:
    member = make_member()
    path = actions.make_sign_in_link(member=member)
    Member.objects.filter(pk=member.pk).update(is_active=False)

    assert client.get(path).status_code == client.post(path).status_code == 404
    assert SignInLink.objects.get().used_at is None


def test_the_first_link_makes_the_operator_and_signs_in(client: Client) -> None:
    path = actions.make_operator_link()

    assert client.get(path).status_code == 200
    made = client.post(path, THE_OPERATOR)
    assert made.headers["Location"] == "/you/second-step/?next=%2F"

    operator = Member.objects.get()
    assert (operator.name, operator.is_operator) == ("Vita", True)
    assert queries.has_account("vita@example.org")
    assert signed_in_id(client) == str(operator.pk)
    assert Client().get(path).status_code == Client().post(path, THE_OPERATOR).status_code == 404


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "", "email": "vita@example.org"}, "Choose a name"),
        ({"name": "Admin", "email": "vita@example.org"}, "somebody who runs the site"),
        ({"name": "Beverly", "email": "vita@example.org"}, "already writes under this name"),
        ({"name": "Vita", "email": "beverly@example.org"}, "an account with this email address"),
        ({"name": "Vita", "email": "vita"}, "look like an email address"),
    ],
)
def test_a_refused_operator_can_try_again(
    client: Client, typed: dict[str, str], sentence: str
) -> None:
    make_member("Beverly", email="beverly@example.org")
    path = actions.make_operator_link()

    page = client.post(path, typed)

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert client.post(path, THE_OPERATOR).status_code == 302


def test_a_sign_in_link_makes_no_operator(client: Client) -> None:
    token = actions.make_sign_in_link(member=make_member()).split("/")[2]
    operator_token = actions.make_operator_link().split("/")[2]

    assert client.post(f"/start/{token}/", THE_OPERATOR).status_code == 404
    assert client.post(f"/link/{operator_token}/").status_code == 404
