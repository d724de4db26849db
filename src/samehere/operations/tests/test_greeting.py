"""What a start prints: addresses, folders, and what an operator must know."""

from typing import Any

from samehere.operations.greeting import greeting


def test_a_server_on_this_machine_alone_names_one_address(settings: Any) -> None:
    settings.HOST, settings.ADDRESS = "127.0.0.1", "http://localhost:8000"

    assert "other devices" not in greeting()


def test_a_server_on_all_addresses_says_what_to_type_on_a_phone(settings: Any) -> None:
    settings.HOST, settings.PORT, settings.ADDRESS = "::", 8080, "http://localhost:8080"
    settings.ALLOWED_HOSTS = [
        "localhost",
        "127.0.1.1",
        "[::1]",
        "[fe80::1]",
        "192.0.2.7",
        "[2001:db8::7]",
    ]

    words = greeting()

    assert (
        "For other devices in your network:\n"
        "  http://192.0.2.7:8080/\n  http://[2001:db8::7]:8080/\n\n"
    ) in words


def test_links_stand_under_their_heading_right_after_the_address() -> None:
    words = greeting(("Open this:", ["http://localhost/a", "http://localhost/b"]))

    _, links, *_, last = words.split("\n\n")
    assert links == "Open this:\n  http://localhost/a\n  http://localhost/b"
    assert last == "Ctrl-C stops it."


def test_https_needs_no_warning(settings: Any) -> None:
    settings.IS_SECURE = True
    assert "begins with http," not in greeting()
    settings.IS_SECURE = False
    assert "begins with http," in greeting()
