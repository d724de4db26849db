"""Who answers whom on a saved web page: by the recipient's name, in the same branch, earlier."""

from samehere.archives.tests.builders import article, html_page, parents, read_html


def branch(*answers: tuple[str, str], root: str = "Odo") -> str:
    """Return a root by `root` with answers (author, recipient) inside it."""
    inside = [
        article(700 + place, f"<p>Answer {place}.</p>", author=author, to=to)
        for place, (author, to) in enumerate(answers)
    ]
    return article(601, "<p>Root.</p>", kind="post__root", author=root, inside=inside)


def test_the_recipients_post_is_the_one_answered() -> None:
    thread = read_html(html_page(branch(("Ina", "Odo"), ("Odo", "Ina"), ("Uma", "Ina"))))

    assert parents(thread) == [None, 0, 1, 2, 2]
    assert not any("Guessed" in warning for warning in thread.warnings)


def test_of_several_posts_by_the_recipient_the_latest_is_taken_and_reported() -> None:
    thread = read_html(html_page(branch(("Ina", "Odo"), ("Ina", "Odo"), ("Uma", "ina"))))

    assert parents(thread) == [None, 0, 1, 1, 3]
    assert any("Guessed: 1 reply to somebody with several" in words for words in thread.warnings)


def test_a_recipient_is_known_behind_the_words_round_a_name() -> None:
    thread = read_html(
        html_page(branch(("Ina", "to Odo"), ("Odo", "@Ina"), ("Uma", "\u2192 Ina:")))
    )

    assert parents(thread) == [None, 0, 1, 2, 2]


def test_a_recipient_who_wrote_nothing_earlier_leaves_the_reply_around() -> None:
    thread = read_html(html_page(branch(("Ina", "Zoe"), ("Zoe", "Odo"))))

    assert parents(thread) == [None, 0, 1, 1]
    assert any("who wrote nothing earlier" in warning for warning in thread.warnings)


def test_without_a_recipient_the_reply_around_is_answered() -> None:
    thread = read_html(html_page(branch(("Ina", ""), ("Uma", ""))))

    assert parents(thread) == [None, 0, 1, 1]
    assert not any("Guessed" in warning for warning in thread.warnings)


def test_another_branch_is_not_looked_in() -> None:
    other = article(650, "<p>Other root.</p>", kind="post__root", author="Uma",
                    inside=[article(651, "<p>To Ina.</p>", author="Eve", to="Ina")])  # fmt: skip
    thread = read_html(html_page(branch(("Ina", "Odo")), other))

    assert parents(thread) == [None, 0, 1, 0, 3]


def test_a_first_level_reply_answers_the_opening_post_whomever_it_names() -> None:
    root = article(602, "<p>Root.</p>", kind="post__root", author="Ina", to="Odo")

    assert parents(read_html(html_page(branch(), root))) == [None, 0, 0]


def test_deeper_articles_answer_the_one_around_them() -> None:
    deepest = article(703, "<p>3</p>", author="Eve")
    deeper = article(702, "<p>2</p>", author="Uma", inside=[deepest])
    root = article(701, "<p>1</p>", kind="post__root", author="Odo", inside=[deeper])

    assert parents(read_html(html_page(root))) == [None, 0, 1, 2]


def test_first_level_replies_inside_an_unclosed_one_are_of_the_first_level() -> None:
    page = html_page(
        article(601, "<p>a</p>", kind="post__root"), article(602, "<p>b</p>", kind="post__root")
    )

    assert parents(read_html(page.replace("</article>", ""))) == [None, 0, 0]
