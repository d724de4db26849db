"""E-mail addresses: one spelling each, and no code for a stranger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.members.addresses import LONGEST_ADDRESS, clean_address
from samehere.members.errors import AddressNotRight


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Beverly@Example.ORG ", "beverly@example.org"),
        ("beverly+forum@example.org", "beverly+forum@example.org"),
        ("bev.erly@example.org", "bev.erly@example.org"),
        ("bev\u200berly@example.org", "beverly@example.org"),
        ("beverly@BÜCHER.example", "beverly@xn--bcher-kva.example"),
        ("beverly@bu\u0308cher.example", "beverly@xn--bcher-kva.example"),
        ("beverly@xn--bcher-kva.example", "beverly@xn--bcher-kva.example"),
        ("beverly@\uff45xample.org", "beverly@example.org"),
    ],
)
def test_an_address_has_one_spelling(typed: str, kept: str) -> None:
    assert clean_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "beverly",
        "beverly@",
        "@example.org",
        "beverly@example",
        "beverly@example..org",
        "beverly@example.org.",
        "beverly hartley@example.org",
        "beverly@example.org, hazel@example.org",
        "beverly@example.org\nBcc: hazel@example.org",
        "bévérly@example.org",
        "beverly@faß.example",
        "beverly@" + "ü" * 80 + ".example",
        "b" * LONGEST_ADDRESS + "@example.org",
    ],
)
def test_what_is_no_certain_address_is_refused(typed: str) -> None:
    with pytest.raises(AddressNotRight):
        clean_address(typed)


@given(st.text(max_size=40), st.text(max_size=40))
def test_cleaning_never_fails_otherwise(name: str, domain: str) -> None:
    try:
        address = clean_address(f"{name}@{domain}")
    except AddressNotRight:
        return
    assert address.isascii()
    assert clean_address(address) == address
