"""The HTML layout: whose words, whose likes, whose time, and what the page states."""

import pytest

from samehere.archives.errors import AnotherLayout, ImportRefused
from samehere.archives.readers import read_page
from samehere.archives.tests.builders import (
    NOW,
    article,
    html_page,
    opening_article,
    parents,
    read_html,
    texts,
)

COUNT = '<div class="post__actions"><a>Reply</a> <span class="post__count">{}</span></div>'


def test_a_page_is_read_with_what_it_states() -> None:
    thread = read_html(html_page(article(601, "<p>No.</p>", kind="post__root", author="Odo")))

    assert thread.title == "Stinging from the grey tube"
    assert (thread.followers, thread.likes, thread.replies_stated) == (10, 3, 43)
    assert texts(thread) == ["Does it sting?", "No."]
    assert [post.author for post in thread.posts] == ["Mirabel", "Odo"]
    assert [post.source_id for post in thread.posts] == ["500", "601"]
    assert str(thread.posts[0].posted_at) == "2017-01-31 10:20:00+00:00"


def test_nothing_of_an_answer_inside_is_taken_for_ones_own() -> None:
    inner = article(602, "<p>Inner.</p>", author="Ina", time="2018-01-01T00:00Z",
                    actions=COUNT.format(9), to="Odo")  # fmt: skip
    outer = article(601, "<p>Outer.</p>", kind="post__root", time="", inside=[inner])
    thread = read_html(html_page(outer))

    [_, first, second] = thread.posts
    assert (first.text, first.author, first.posted_at, first.likes) == ("Outer.", None, None, 0)
    assert (second.text, second.author, second.likes) == ("Inner.", "Ina", 9)
    assert second.parent == 1


def test_an_answer_inside_the_content_of_another_post_is_read_once() -> None:
    inner = article(602, "<p>Inner.</p>")
    thread = read_html(html_page(article(601, f"<p>A.</p>{inner}<p>B.</p>", kind="post__root")))

    assert texts(thread)[1:] == ["A.\n\nB.", "Inner."]


@pytest.mark.parametrize(
    ("actions", "likes"),
    [
        (COUNT.format(4), 4),
        (COUNT.format(" 1,204 "), 1_204),
        (COUNT.format(""), 0),
        (COUNT.format("many"), None),
        ('<div class="post__actions"><a>Reply</a></div>', 0),
        ("", None),
        ('<span class="post__count">4</span>', None),
    ],
)
def test_likes_are_counted_none_or_unknown(actions: str, likes: int | None) -> None:
    thread = read_html(html_page(article(601, "<p>x</p>", kind="post__root", actions=actions)))

    assert thread.posts[1].likes == likes


@pytest.mark.parametrize(
    ("stamp", "time"),
    [
        ("2017-01-31T10:20+00:00", "2017-01-31T10:20:00+00:00"),
        ("2017-01-31T10:20+00", "2017-01-31T10:20:00+00:00"),
        ("2017-01-31T10:20Z", "2017-01-31T10:20:00+00:00"),
        ("2017-01-31T10:20:30.123-0530", "2017-01-31T15:50:30+00:00"),
        (" 2017-01-31 10:20 +00:00 ", "2017-01-31T10:20:00+00:00"),
        ("2017-01-31T10:20", None),
        ("2017-01-31", None),
        ("2017-02-30T10:20Z", None),
        ("2117-01-31T10:20Z", None),
        ("0001-01-01T00:00+14", None),
        ("9999-12-31T23:59-14", None),
        ("1899-12-31T23:59Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_times_are_certain_or_unknown_and_never_now(stamp: str, time: str | None) -> None:
    page = html_page(article(601, "<p>x</p>", kind="post__root", time=stamp))
    thread = read_html(page)

    posted_at = thread.posts[1].posted_at
    assert (posted_at.isoformat() if posted_at else None) == time
    is_reported = any("cannot be trusted" in warning for warning in thread.warnings)
    assert is_reported == (time is None and bool(stamp))


def test_figures_in_the_last_paragraph_of_the_opening_post_are_stated_ones() -> None:
    opening = (
        '<div class="post__main"><article class="post mb-0" id="1"><div class="post__content">'
        "<p>Does it?</p><p>1 like, 1,204 replies</p></div></article></div>"
    )
    thread = read_html(html_page(opening=opening))

    assert (thread.likes, thread.replies_stated) == (1, 1_204)
    assert texts(thread) == ["Does it?"]
    assert thread.posts[0].likes == 1


def test_figures_stated_elsewhere_leave_the_last_paragraph_to_its_author() -> None:
    thread = read_html(html_page(opening=opening_article("<p>Ha.</p><p>2 likes</p>")))

    assert texts(thread)[0] == "Ha.\n\n2 likes"
    assert thread.likes == 3


def test_a_heading_is_the_last_resort_for_stated_replies() -> None:
    opening = (
        '<div class="post__main"><article class="post mb-0" id="1"><p>10 users are following</p>'
        '<div class="post__content"><p>Does it?</p></div></article></div>'
    )
    thread = read_html(html_page(opening=opening))

    assert (thread.followers, thread.replies_stated, thread.likes) == (10, 43, None)


@pytest.mark.parametrize("name", ["Guest", "deleted user", " Anonymous ", ""])
def test_a_name_that_many_share_is_nobody(name: str) -> None:
    page = html_page(
        article(601, "<p>x</p>", kind="post__root", author=name),
        article(602, "<p>y</p>", kind="post__root", author=name),
    )

    assert [post.author for post in read_html(page).posts[1:]] == [None, None]


def test_an_id_used_twice_is_the_same_post_or_a_post_without_an_id() -> None:
    page = html_page(
        article(601, "<p>Same.</p>", kind="post__root"),
        article(601, "<p>Same.</p>", kind="post__root"),
        article(601, "<p>Other.</p>", kind="post__root"),
    )
    thread = read_html(page)

    assert texts(thread)[1:] == ["Same.", "Other."]
    assert [post.source_id for post in thread.posts[1:]] == ["601", ""]
    assert any("stands on the page twice" in warning for warning in thread.warnings)
    assert any("id of another post" in warning for warning in thread.warnings)


def test_the_title_may_have_to_come_from_the_window() -> None:
    page = (
        html_page(opening=opening_article())
        .replace("post__title", "x")
        .replace("<title>Forum", "<title>Stinging | Creams | Forum")
    )
    thread = read_html(page)

    assert thread.title == "Stinging"
    assert any(warning.startswith("Guessed: the title") for warning in thread.warnings)


def test_an_overlong_title_is_cut_and_reported() -> None:
    page = html_page().replace("Stinging from the grey tube", "very " * 100 + "long")
    thread = read_html(page)

    assert thread.title is not None
    assert len(thread.title) <= 150
    assert any("was cut" in warning for warning in thread.warnings)


def test_openings_of_other_discussions_are_no_posts() -> None:
    page = html_page(article(900, "<p>Read this too.</p>", kind="mb-0"))

    assert texts(read_html(page)) == ["Does it sting?"]


@pytest.mark.parametrize(
    ("page", "because"),
    [
        ("<!doctype html><html><body><p>Hello.</p></body></html>", "without a single"),
        ("<!-- x --><html><article class='poster'>no</article></html>", "without a single"),
        ('<html><article class="post post__root"></article>', None),
        ('<html><article class="post mb-0"><h1>t</h1></article>', "opening post has no words"),
    ],
)
def test_another_web_page_is_refused_with_the_reason(page: str, because: str | None) -> None:
    if because is None:
        assert not read_page(page, now=NOW)[1][0].has_opening
        return
    with pytest.raises(AnotherLayout, match=because):
        read_page(page, now=NOW)


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 20_000,
        "<b id=1></i>" * 20_000,
        "<ul><li>" * 5_000,
        "<x>y" * 1_100_000,
        "<p " + "a=1 " * 20_000 + ">",
    ],
)
def test_a_page_made_to_choke_the_parser_is_refused(bomb: str) -> None:
    with pytest.raises(ImportRefused, match="real page"):
        read_page(html_page(article(601, bomb)), now=NOW)


def test_tags_in_scripts_and_comments_are_no_depth() -> None:
    noise = "<script>" + '"<div>"' * 2_000 + "</script><!--" + "<div>" * 2_000 + "-->"

    assert texts(read_html(html_page(head=noise))) == ["Does it sting?"]


@pytest.mark.parametrize(
    "start", ["", "\ufeff\n", "<!-- a --> <!--b-->\n", '<?xml version="1.0"?>', "<p>"]
)
def test_a_web_page_is_known_by_its_beginning(start: str) -> None:
    for page in (html_page(), opening_article(), f"<span>x</span>{opening_article()}"):
        layout, _ = read_page(start + page, now=NOW)
        assert layout == "a saved web page"


def test_replies_outside_any_other_are_put_under_the_one_before() -> None:
    page = html_page(article(601, "<p>Root.</p>", kind="post__root"), article(602, "<p>Loose.</p>"))
    thread = read_html(page)

    assert parents(thread) == [None, 0, 1]
    assert any("outside every other" in warning for warning in thread.warnings)
