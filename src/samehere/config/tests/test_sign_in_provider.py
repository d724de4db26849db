"""The provider of a charity: set as a whole, safely, or not at all."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from samehere.config.sign_in_provider import SignInProvider, sign_in_provider

NAME, ISSUER, ID, WORD = "Example Charity", "https://id.example.org/realms/people", "here", "w" * 20


def provider(**other: str) -> SignInProvider | None:
    given = {
        "name": NAME,
        "issuer": ISSUER,
        "client_id": ID,
        "client_secret": WORD,
        "secret_file": "",
        **other,
    }
    return sign_in_provider(**given)


def test_nothing_set_is_no_provider() -> None:
    nothing = dict.fromkeys(["name", "issuer", "client_id", "client_secret", "secret_file"], "")

    assert sign_in_provider(**nothing) is None


def test_the_secret_may_be_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{WORD}\n")

    found = provider(client_secret="", secret_file=str(tmp_path / "secret"))

    assert found == SignInProvider(NAME, ISSUER, ID, WORD)


def test_another_issuer_is_another_provider() -> None:
    one, same, other = provider(), provider(issuer=f"{ISSUER}/"), provider(issuer=f"{ISSUER}2")

    assert one is not None
    assert same is not None
    assert other is not None
    assert one.key == same.key != other.key


@pytest.mark.parametrize("missing", ["name", "issuer", "client_id", "client_secret"])
def test_a_part_of_it_stops_the_start(missing: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="needs SAMEHERE_OIDC_NAME"):
        provider(**{missing: ""})


@pytest.mark.parametrize(
    "issuer",
    [
        "http://id.example.org",
        "http://127.0.0.1.example.org",
        "id.example.org",
        "https://",
        "https://id.example.org/?a=b",
        "https://id.example.org/#a",
        "https://user@id.example.org",
        "https://id.example.org:0",
        "https://id.example.org:x",
        "ftp://id.example.org",
    ],
)
def test_an_issuer_that_is_not_safe_stops_the_start(issuer: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SAMEHERE_OIDC_ISSUER"):
        provider(issuer=issuer)


@pytest.mark.parametrize("issuer", ["http://localhost:9000", "http://127.0.0.1:9000/a"])
def test_one_on_this_machine_may_speak_http(issuer: str) -> None:
    assert provider(issuer=issuer) is not None


def test_a_file_that_cannot_be_read_and_a_long_name_stop_the_start(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        provider(secret_file=str(tmp_path / "gone"))
    with pytest.raises(ImproperlyConfigured, match="SAMEHERE_OIDC_NAME"):
        provider(name="n" * 41)
