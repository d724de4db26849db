"""The text of a post's HTML: what a reader saw, line for line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.archives.tests.builders import article, html_page, read_html, texts


def text_of(content: str) -> str:
    """Return the text of a reply with this content."""
    return texts(read_html(html_page(article(7, content, kind="post__root"))))[1]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("plain", "plain"),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.<br>Two.<br/>Three.</p>", "One.\nTwo.\nThree."),
        ("One.<br><br>Two.", "One.\n\nTwo."),
        ("<p>One.</p>\n  <p>&nbsp;</p>\n  <p>Two.</p>", "One.\n\nTwo."),
        ("<div>One.</div><div>Two.</div>", "One.\nTwo."),
        ("<p>many \n\t spaces   <b> here </b></p>", "many spaces here"),
        ("<p>a&nbsp;b &lt;b&gt; &amp;amp; &#8217;</p>", "a\u00a0b <b> &amp; ’"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ul>\n <li><p>one</p></li>\n <li><p>two</p></li>\n</ul>", "- one\n- two"),
        ("<p>So:</p><ol><li>one</li><li>two</li></ol><p>End.</p>", "So:\n\n1. one\n2. two\n\nEnd."),
        ('<ol start="4"><li>a</li><li value="9">b</li><li>c</li></ol>', "4. a\n9. b\n10. c"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c<br>d</li></ul>", "- a\n  - b\n- c\n  d"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "1. a\n\n   b"),
        ("<blockquote><p>her words</p></blockquote><p>mine</p>", "> her words\n\nmine"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<table><tr><td>day</td><td>1</td></tr><tr><td>eve</td><td>2</td></tr></table>",
         "day | 1\neve | 2"),
        ('see <a href="https://doi.org/10.1/x">the paper</a>.', "see the paper (https://doi.org/10.1/x)."),
        ('<a href="https://example.org/">www.example.org</a>', "www.example.org"),
        ('<a href="https://example.org/long/way">https://example.org/lo...</a>',
         "https://example.org/long/way"),
        ('<a href="mailto:a@example.org">a@example.org</a>', "a@example.org"),
        ('<a href="/forums/42">another question</a>', "another question"),
        ('<a href="javascript:alert(1)">click</a>', "click"),
        ('<a href="https://[bad">odd</a>', "odd"),
        ('<img src="x" alt="🙂"> fine', "🙂 fine"),
        ('before <img src="arm.jpg" alt="my arm"> after', "before after"),
        ("a<script>alert(1)</script><style>b{}</style><!-- c --><template>d</template>e", "ae"),
        ("<h3>Head</h3>words<hr>more", "Head\n\nwords\n\nmore"),
        ("<p>un<p>closed <li>tags<li>x", "un\n\nclosed\n\n- tags\n- x"),
        ("• Posted", "• Posted"),
        ("<p>0 likes, 43 replies</p>", "0 likes, 43 replies"),
    ],
)  # fmt: skip
def test_content_becomes_the_text_a_reader_saw(content: str, text: str) -> None:
    assert text_of(content) == text


def test_pictures_are_reported_as_left_out() -> None:
    page = html_page(article(7, '<p>Look: <img src="arm.jpg"></p>', kind="post__root"))

    assert "Left out: 1 picture." in read_html(page).warnings


def test_lists_inside_lists_do_not_become_a_text_of_margins() -> None:
    text = text_of("<ul><li>" * 200 + "deep<br>" * 2_000)

    assert len(text) < 2_000 * 30


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1)


@given(st.lists(st.lists(st.lists(WORDS, min_size=1), min_size=1), min_size=1))
def test_paragraphs_lines_and_words_come_back_exactly(post: list[list[list[str]]]) -> None:
    lines = [[" ".join(words) for words in paragraph] for paragraph in post]
    content = "".join(f"<p>{'<br>'.join(map(escaped, paragraph))}</p>" for paragraph in lines)

    assert text_of(content) == "\n\n".join("\n".join(paragraph) for paragraph in lines)


def escaped(words: str) -> str:
    """Return `words` as HTML."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
