"""Markdown: paragraphs, lists, emphasis, quotes. Everything else stays readable as typed."""

import pytest

from samehere.markup.tests.builders import markdown


@pytest.mark.parametrize(
    ("typed", "html", "plain_text"),
    [
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>", "one\n\ntwo"),
        ("one\ntwo", "<p>one<br>two</p>", "one\ntwo"),
        ("one  \n two", "<p>one<br>two</p>", "one\ntwo"),
        ("*a* _b_", "<p><em>a</em> <em>b</em></p>", "a b"),
        ("**a** __b__", "<p><strong>a</strong> <strong>b</strong></p>", "a b"),
        ("***a***", "<p><em><strong>a</strong></em></p>", "a"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ("* a\n* b", "<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>", "• a\n• b"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("7. a\n8. b", '<ol start="7"><li>a</li><li>b</li></ol>', "7. a\n8. b"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "• a\n• b\n• c"),
        ("- a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>", "• a\n\nb"),
        ("so:\n- a", "<p>so:</p>\n<ul><li>a</li></ul>", "so:\n\n• a"),
        ("- a\n\nso", "<ul><li>a</li></ul>\n<p>so</p>", "• a\n\nso"),
        ("-\n- a", "<ul><li></li><li>a</li></ul>", "•\n• a"),
        ("> a\n> b\n\nc", "<blockquote><p>a<br>b</p></blockquote>\n<p>c</p>", "a\nb\n\nc"),
        (">> a", "<blockquote><blockquote><p>a</p></blockquote></blockquote>", "a"),
        ("- > a", "<ul><li><blockquote><p>a</p></blockquote></li></ul>", "• a"),
        ("    indented", "<p>indented</p>", "indented"),
        ("\\*a\\* \\[b\\]", "<p>*a* [b]</p>", "*a* [b]"),
        ("", "", ""),
        (" \n\n ", "", ""),
    ],
)
def test_what_is_rendered(typed: str, html: str, plain_text: str) -> None:
    rendered = markdown(typed)

    assert rendered.html == html
    assert rendered.plain_text == plain_text


@pytest.mark.parametrize(
    "typed",
    [
        "# heading",
        "`code` and ```more```",
        "| a | b |",
        "~~gone~~",
        "![rash](rash.png)",
        "* * *",
        "---",
        "- - -",
        "______",
        "****",
        "+ cream",
        "1) wash",
        "a \\ b \\q",
        "¯\\(ツ)/¯",
        "one\\",
        ":) :-* ^_^",
    ],
)
def test_what_is_not_rendered_stays_as_typed(typed: str) -> None:
    assert markdown(typed).html == f"<p>{typed}</p>"
    assert markdown(typed).plain_text == typed


@pytest.mark.parametrize(
    "typed",
    [
        "I take 2*50mg and 1*25mg a day",
        "0.03%*, later 0.1%* of it",
        "2 * 3 * 4",
        "*2*50mg is the usual dose",
        ">10 days, then >20",
        "2017. Diagnosed late",
        "some_long_file_name",
        "s**t and s**t",
        "<3 weeks & >5 mg",
        "AT&T &amp; &nbsp; &#42;",
    ],
)
def test_what_a_patient_means_is_not_changed(typed: str) -> None:
    assert markdown(typed).plain_text == typed


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1. a\n1. b\n1. c", "1. a\n2. b\n3. c"),
        ("1. a\n3. b\n4. c", "1. a\n3. b\n4. c"),
        ("3. a\n2. b\n1. c", "3. a\n2. b\n1. c"),
        ("1. a\n2. b\n1. c", "1. a\n2. b\n1. c"),
        ("0. a\n1. b", "0. a\n1. b"),
        ("1. a\n1. b\n2. c", "1. a\n2. b\n2. c"),
    ],
)
def test_a_number_that_was_typed_is_the_number_that_is_shown(typed: str, shown: str) -> None:
    assert markdown(typed).plain_text == shown


def test_a_gap_in_the_numbers_begins_a_list_at_that_number() -> None:
    html = markdown("1. a\n3. b\n4. c").html

    assert html == '<ol><li>a</li></ol><ol start="3"><li>b</li><li>c</li></ol>'


def test_a_year_that_goes_on_a_list_is_shown() -> None:
    rendered = markdown("1. a\n\n2017. b")

    assert rendered.html == '<ol><li><p>a</p></li></ol><ol start="2017"><li><p>b</p></li></ol>'
    assert rendered.plain_text == "1. a\n2017. b"


def test_a_line_of_marks_is_a_paragraph_of_its_own() -> None:
    assert markdown("a\n* * *\nb").html == "<p>a</p>\n<p>* * *</p>\n<p>b</p>"


def test_emphasis_inside_itself_is_written_once() -> None:
    assert markdown("*a *b* c* **d __e__ f**").html == (
        "<p><em>a b c</em> <strong>d e f</strong></p>"
    )


def test_deeper_than_twelve_quotes_stays_as_typed() -> None:
    rendered = markdown("> " * 14 + "deep")

    assert rendered.html.count("<blockquote>") == 12
    assert rendered.plain_text == "> > deep"
