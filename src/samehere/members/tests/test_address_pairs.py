"""Two spellings of an address: one account where mail goes to one box, two where it may not."""

import pytest

from samehere.members.addresses import clean_address
from samehere.members.errors import AddressNotRight

WREN = "wren@example.org"
SAME = [
    "WREN@EXAMPLE.ORG",
    "Wren@Example.Org",
    "wren@EXAMPLE.org",
    " wren@example.org",
    "wren@example.org\t",
    "wren@example.org\n",
    "\ufeffwren@example.org",
    "wren\u200b@example.org",
    "wren@example\u200b.org",
    "wr\u00aden@example.org",
    "wren@\uff45\uff58ample.org",
    "wren@example\uff0eorg",
    "wren@ex\u1d43mple.org",
    "wren@e\u24e7ample.org",
    "wren@EXAMPLE.\uff2f\uff32\uff27",
    "wren@\u212fxample.org",
]
ANOTHER = [
    "\u212aren@example.org",
    "wren@example.org\x00.net",
    "wren@localhost",
    "wren+forum@example.org",
    "wren+@example.org",
    "w.ren@example.org",
    "wre.n@example.org",
    "wren_@example.org",
    "wren-@example.org",
    "wren1@example.org",
    "vvren@example.org",
    "wrem@example.org",
    "wren@examp1e.org",
    "wren@exarnple.org",
    "wren@example.com",
    "wren@example.org.uk",
    "wren@mail.example.org",
    "wren@example-.org.example",
    "wren@xn--exmple-4nf.org",
    "wren@ex\u0430mple.org",
    "wren@exampl\u0435.org",
    "wren@\u0435xample.org",
    "wren@ex\u00e4mple.org",
    "wren@ex\u0101mple.org",
    "wren@ex\u03b1mple.org",
    "'wren'@example.org",
    "wren%example.org@example.net",
]
REFUSED = [
    "wren@example\u3002org",
    "wren@example.org.",
    "wren.@example.org",
    ".wren@example.org",
    "wr..en@example.org",
    "wr\u0435n@example.org",
    "\uff57ren@example.org",
    "wr\u00ebn@example.org",
    "w\u0131en@example.org",
    "wren@exa\u00dfmple.org",
    "wren@example.org@example.net",
    "wren@@example.org",
    "wren @example.org",
    "wren@exam ple.org",
    "wren@example,org",
    "wren@example.org>",
    "<wren@example.org>",
    "Wren <wren@example.org>",
    "wren@example.org,hazel@example.org",
    "wren@example.org;hazel@example.org",
    "wren@example.org\r\nBcc: hazel@example.org",
    "wren@-example.org",
]


def clean(text: str) -> str | None:
    try:
        return clean_address(text)
    except AddressNotRight:
        return None


def test_there_are_sixty_pairs() -> None:
    assert len({*SAME, *ANOTHER, *REFUSED}) >= 60


@pytest.mark.parametrize("typed", SAME)
def test_one_box_is_one_account(typed: str) -> None:
    assert clean(typed) == WREN


@pytest.mark.parametrize("typed", ANOTHER)
def test_what_may_be_another_box_is_another_account(typed: str) -> None:
    assert clean(typed) != WREN


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_certain_address_is_refused(typed: str) -> None:
    assert clean(typed) is None
