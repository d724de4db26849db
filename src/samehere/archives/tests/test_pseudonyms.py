"""Made-up names: the same for the same person in one discussion, and telling nobody who it was."""

from samehere.archives.pseudonyms import hide_names, made_up_names
from samehere.archives.tests.builders import article, html_page, opening_article, read_html

SECRET = b"kept by the operator"


def page(number: int = 500) -> str:
    """Return a page on which Odo writes twice and Ina once."""
    inside = [article(602, "<p>b</p>", author="Ina"), article(603, "<p>c</p>", author="Odo")]
    root = article(601, "<p>a</p>", kind="post__root", author="Odo", inside=inside)
    return html_page(root, article(604, "<p>d</p>", kind="post__root"),
                     opening=opening_article(number=number))  # fmt: skip


def test_the_same_name_becomes_the_same_made_up_one() -> None:
    thread = read_html(page())
    [_, first, other, second, nameless] = [
        p.author for p in hide_names(thread, secret=SECRET).posts
    ]

    assert first == second != other
    assert nameless is None
    assert not {first, other} & {"Odo", "Ina"}


def test_the_same_page_gets_the_same_names_again_and_another_page_others() -> None:
    once, again = (hide_names(read_html(page()), secret=SECRET) for _ in range(2))
    other = hide_names(read_html(page(501)), secret=SECRET)
    elsewhere = hide_names(read_html(page()), secret=b"another")

    assert once == again
    assert once.posts[1].author not in {other.posts[1].author, elsewhere.posts[1].author}


def test_texts_and_answers_stay_and_the_report_says_so() -> None:
    before = read_html(page())
    after = hide_names(before, secret=SECRET)

    assert [(p.text, p.parent) for p in after.posts] == [(p.text, p.parent) for p in before.posts]
    assert "Names: 3 replaced by made-up ones; names inside the texts stay." in after.warnings


def test_no_two_people_get_the_same_name() -> None:
    names = [f"person {number}" for number in range(5_000)]

    assert len(set(made_up_names(names, secret=SECRET).values())) == 5_000
