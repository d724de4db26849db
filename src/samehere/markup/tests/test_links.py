"""Links: http, https and mailto only, and a bare address ends where a reader would end it."""

import pytest

from samehere.markup.links import LONGEST_ADDRESS, is_address
from samehere.markup.tests.builders import markdown, plain
from samehere.markup.tests.reading import elements_of


def links_in(html: str) -> list[str | None]:
    """Return where the links of `html` lead, each once although two parsers look."""
    found = [attributes.get("href") for tag, attributes in elements_of(html) if tag == "a"]
    return found[: len(found) // 2]


@pytest.mark.parametrize(
    "address",
    [
        "https://lichen.example",
        "http://lichen.example:8000/a?b=c&d#e",
        "HTTPS://LICHEN.EXAMPLE/(x)",
        "https://de.lichen.example/Fürsorge/@ruth",
        "mailto:ruth.o+list@lichen.example",
    ],
)
def test_these_may_be_linked(address: str) -> None:
    assert is_address(address)
    assert links_in(markdown(f"[leaflet]({address})").html) == [address]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/d/12/",
        "//lichen.example",
        "lichen.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://lichen.example",
        "https:lichen.example",
        "https:///lichen.example",
        "https://lichén.example",
        "https://10.0.0.1/",
        "https://lichen..example",
        "https://lichen.example:99999/",
        "https://",
        "https://nhs.example@lichen.example",
        "https://lichen.example\\@nhs.example",
        "https://lichen.example/a b",
        'https://lichen.example/"',
        "https://lichen.example\n.example",
        "mailto:ruth",
        "mailto:ruth@lichen.example?bcc=all@lichen.example",
        "https://lichen.example/" + "a" * LONGEST_ADDRESS,
    ],
)
def test_these_may_not(address: str) -> None:
    assert not is_address(address)


@pytest.mark.parametrize(
    "typed",
    [
        "[leaflet](/d/12/)",
        "[leaflet](javascript:alert(1))",
        "[leaflet]()",
        "[leaflet](mailto:ruth)",
        "[leaflet][1]",
        "[leaflet]",
        "[1]: leaflet",
    ],
)
def test_what_is_no_link_stays_as_typed(typed: str) -> None:
    assert markdown(typed).html == f"<p>{typed}</p>"
    assert markdown(typed).plain_text == typed


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://lichen.example", "https://lichen.example"),
        ("see https://lichen.example.", "https://lichen.example"),
        ("see https://lichen.example/a?b=c, and", "https://lichen.example/a?b=c"),
        ("(https://lichen.example/a)", "https://lichen.example/a"),
        ("(https://lichen.example/a_(b)).", "https://lichen.example/a_(b)"),
        ("<https://lichen.example/a>", "https://lichen.example/a"),
        ('"https://lichen.example/a"', "https://lichen.example/a"),
        ("“https://lichen.example/a”", "https://lichen.example/a"),
        ("**https://lichen.example/a**", "https://lichen.example/a"),
        ("_https://lichen.example/a_", "https://lichen.example/a"),
        ("https://lichen.example/_a_/b_c", "https://lichen.example/_a_/b_c"),
        ("HTTP://LICHEN.EXAMPLE!?", "HTTP://LICHEN.EXAMPLE"),
    ],
)
def test_a_bare_address_is_linked_without_what_ends_the_sentence(typed: str, address: str) -> None:
    assert links_in(markdown(typed).html) == [address]
    assert links_in(plain(typed).html) == [address]


@pytest.mark.parametrize(
    "typed",
    [
        "lichen.example",
        "www.lichen.example",
        "ruth@lichen.example",
        "xhttps://lichen.example",
        "https://",
        "https://...",
        "https://a@lichen.example",
        "https://lichen.example/" + "a" * LONGEST_ADDRESS,
    ],
)
def test_other_bare_words_are_not_linked(typed: str) -> None:
    assert links_in(markdown(typed).html) == []
    assert links_in(plain(typed).html) == []


def test_there_is_no_link_inside_a_link() -> None:
    html = markdown("[https://a.example and **more**](https://b.example)").html

    assert links_in(html) == ["https://b.example"]
    assert "<strong>more</strong>" in html


def test_an_image_stays_as_typed_and_its_address_can_be_followed() -> None:
    rendered = markdown("![rash](https://lichen.example/rash.png)")

    assert rendered.plain_text == "![rash](https://lichen.example/rash.png)"
    assert links_in(rendered.html) == ["https://lichen.example/rash.png"]


def test_a_character_of_html_in_an_address_stays_what_it_is() -> None:
    address = "https://lichen.example/?a=1&gt;b='2'"

    assert links_in(markdown(f"[leaflet]({address})").html) == [address]
    assert links_in(plain(address).html) == [address.rstrip("'")]
