"""Networks: one household is one, and nobody can tell which."""

import pytest

from samehere.moderation.nets import net_of_address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("203.0.113.9", "203.0.113.200"),
        ("203.0.113.9", "::ffff:203.0.113.9"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2:ffff::1"),
    ],
)
def test_a_household_is_one_network(one: str, other: str) -> None:
    assert net_of_address(one) == net_of_address(other)
    assert len(net_of_address(one)) == 64


@pytest.mark.parametrize(
    ("one", "other"), [("203.0.113.9", "203.0.114.9"), ("2001:db8:1:2::1", "2001:db8:1:3::1")]
)
def test_the_neighbours_are_another(one: str, other: str) -> None:
    assert net_of_address(one) != net_of_address(other)


@pytest.mark.parametrize("text", ["127.0.0.1", "::1", "", "unknown", "203.0.113.9, 10.0.0.1"])
def test_what_says_nothing_about_who_asks_is_no_network(text: str) -> None:
    assert net_of_address(text) == ""
