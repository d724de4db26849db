"""Signing in by the charity's provider, a real one: joining, coming again, linking."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from pytest_django import Settings

from samehere.members.models import Member
from samehere.members.queries import answers_of, reading_choice
from samehere.members.tests.builders import make_member
from samehere.members.tests.entering import (
    CODE_PAGE,
    SIGN_IN_CODE,
    ask_for_code,
    code_for,
    letters_to,
    signed_in,
    words_of,
)
from samehere.members.tests.providers import (
    SECRET,
    START,
    Provider,
    a_provider,
    address_of,
    challenge_of,
    come_by,
    query_of,
)

pytestmark = pytest.mark.django_db

JOIN, LINK = "/join/with/", "/sign-in/with/link/"
ADDRESS = "box17@example.org"


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with a_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, settings: Settings) -> Provider:
    settings.SIGN_IN_PROVIDER = running.settings()
    running.asked.clear()
    running.verifiers.clear()
    running.knows("s1", email=ADDRESS, email_verified=True, name="Petra Real", picture="x")
    return running


def join(client: Client, **typed: str) -> Any:
    return client.post(JOIN, {"username": "Sorrel", "terms": "on", "reading": "ask"} | typed)


def test_somebody_new_chooses_a_name_and_is_in(provider: Provider, client: Client) -> None:
    page = come_by(client, provider, "s1", next_path="/rules/")
    assert (page.status_code, page.headers["Location"]) == (302, JOIN)
    form = words_of(client.get(JOIN))
    assert ADDRESS in form
    assert "Petra" not in form

    joined = join(client)

    # A new member is offered a passkey first, as after joining by a code.
    assert joined.headers["Location"] == "/you/passkeys/add/?new=yes&next=%2Frules%2F"
    member = Member.objects.get()
    assert signed_in(client) == member
    assert (member.name, member.email, reading_choice(member)) == ("Sorrel", ADDRESS, "ask")
    assert "terms" in answers_of(member)
    assert EmailAddress.objects.get(user=member).verified


def test_nothing_of_the_provider_is_kept_but_who_it_is(provider: Provider, client: Client) -> None:
    come_by(client, provider, "s1")
    join(client)

    account = SocialAccount.objects.get()
    assert (account.uid, account.extra_data) == ("s1", {})
    assert SocialToken.objects.count() == 0
    kept = str(dict(client.session))
    assert "token" not in kept.replace("csrf_token", "")
    assert "Petra" not in kept


def test_whoever_comes_again_is_let_in_at_once(provider: Provider, client: Client) -> None:
    come_by(client, provider, "s1")
    join(client)

    again = Client()
    page = come_by(again, provider, "s1", next_path="/treatments/")

    assert page.headers["Location"] == "/treatments/"
    assert signed_in(again) == Member.objects.get()


def test_the_name_and_the_tick_are_asked_for_as_elsewhere(
    provider: Provider, client: Client
) -> None:
    make_member("Sorrel")
    come_by(client, provider, "s1")

    assert join(client).status_code == 422
    assert client.post(JOIN, {"username": "Dock", "reading": "off"}).status_code == 422
    assert client.post(JOIN, {}).status_code == 422
    assert Member.objects.count() == 1


def test_what_is_sent_there_can_be_used_once_and_by_us_alone(
    provider: Provider, client: Client
) -> None:
    page = client.post(START)
    sent = query_of(address_of(page))
    back = provider.sign_in(address_of(page), "s1").partition("localhost:8000")[2]
    client.get(back)

    assert sent["redirect_uri"] == "http://localhost:8000/sign-in/with/back/"
    assert set(sent["scope"].split()) == {"openid", "email"}
    assert (sent["response_type"], sent["code_challenge_method"]) == ("code", "S256")
    assert len(sent["state"]) >= 16
    assert len(sent["nonce"]) >= 16
    assert [challenge_of(verifier) for verifier in provider.verifiers] == [sent["code_challenge"]]
    assert client.get(back).status_code == 502
    assert SECRET not in page.content.decode()


def test_an_address_nobody_vouches_for_is_confirmed_by_a_code(
    provider: Provider, client: Client
) -> None:
    provider.knows("s2", email=ADDRESS, email_verified=False)
    come_by(client, provider, "s2")

    page = join(client, email=ADDRESS)

    assert page.headers["Location"] == CODE_PAGE
    assert signed_in(client) is None
    client.post(CODE_PAGE, {"code": code_for(ADDRESS)})
    assert signed_in(client) == Member.objects.get()
    again = Client()
    come_by(again, provider, "s2")
    assert signed_in(again) == Member.objects.get()


@pytest.mark.parametrize("claim", [False, None, "true", "false", 1])
def test_an_unconfirmed_address_never_leads_to_an_account(
    provider: Provider, client: Client, claim: object
) -> None:
    vita = make_member("Vita", email=ADDRESS)
    provider.knows("s3", email=ADDRESS, email_verified=claim)

    page = come_by(client, provider, "s3")
    joined = join(client, email=ADDRESS)

    assert page.headers["Location"] == JOIN
    # As for anybody who types a known address: the same page, and a mail to its owner.
    assert joined.headers["Location"] == CODE_PAGE
    assert "You have an account already" in letters_to(ADDRESS)[-1].text
    assert client.get(LINK).status_code == 302
    assert signed_in(client) is None
    assert not SocialAccount.objects.exists()
    assert list(Member.objects.all()) == [vita]


def test_an_account_with_a_confirmed_address_is_linked_after_its_own_code(
    provider: Provider, client: Client
) -> None:
    vita = make_member("Vita", email=ADDRESS)

    page = come_by(client, provider, "s1", next_path="/rules/")
    assert page.headers["Location"] == LINK
    assert "You have an account already" in words_of(client.get(LINK))
    assert client.post(LINK).status_code == 200
    assert not SocialAccount.objects.exists()
    asked = ask_for_code(client, ADDRESS, f"/sign-in/?next={LINK}")
    entered = client.post(asked.headers["Location"], {"code": code_for(ADDRESS)})
    assert entered.headers["Location"] == LINK
    assert not SocialAccount.objects.exists()
    linked = client.post(LINK)

    assert linked.headers["Location"] == "/rules/"
    assert "can now be entered by an account elsewhere" in letters_to(ADDRESS)[-1].text
    again = Client()
    come_by(again, provider, "s1")
    assert signed_in(again) == vita
    assert vita.name == "Vita"


def test_whoever_joins_by_the_provider_gets_no_warning_of_it(
    provider: Provider, client: Client
) -> None:
    come_by(client, provider, "s1")
    join(client)

    assert signed_in(client) is not None
    assert letters_to(ADDRESS) == []


def test_another_account_is_not_linked(provider: Provider, client: Client) -> None:
    make_member("Vita", email=ADDRESS)
    make_member("Wren", email="wren@example.org")
    come_by(client, provider, "s1")
    ask_for_code(client, "wren@example.org")
    client.post(SIGN_IN_CODE, {"code": code_for("wren@example.org")})

    assert client.post(LINK).status_code == 403
    assert not SocialAccount.objects.exists()


def test_whoever_is_suspended_there_or_gone_here_is_not_let_in(
    provider: Provider, client: Client
) -> None:
    come_by(client, provider, "s1")
    join(client)
    Member.objects.update(is_active=False)

    again = Client()
    come_by(again, provider, "s1")

    assert signed_in(again) is None


def test_whoever_changes_their_mind_is_back_at_the_start(
    provider: Provider, client: Client
) -> None:
    page = come_by(client, provider, "s1", action="deny")

    assert page.headers["Location"] == "/sign-in/"
    assert signed_in(client) is None
