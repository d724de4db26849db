"""The one real page we have, where it lies beside the project: read, never copied."""

from collections import Counter
from pathlib import Path

import pytest

from samehere.archives.actions import import_archive
from samehere.archives.reading import read_discussions
from samehere.archives.report import warnings_of
from samehere.archives.tests.builders import NOW, parents, texts
from samehere.archives.tests.stored import stored

SEED = Path(__file__).parents[5] / "shared" / "seed" / "tacrolimus-protopic.txt"

pytestmark = pytest.mark.skipif(
    not SEED.exists(), reason="the seed page is not part of the project"
)


def test_it_is_read_as_it_stands() -> None:
    [discussion] = read_discussions(paths=[SEED], now=NOW)
    thread = discussion.thread

    assert (thread.followers, thread.likes, thread.replies_stated) == (10, 0, 43)
    assert thread.replies_found == 27
    assert Counter(parents(thread))[0] == 5
    assert all(texts(thread))
    assert not any(post.author or post.posted_at for post in thread.posts)
    assert any("found 27; 16 are missing" in words for words in warnings_of(thread, longest_post=9))


def test_no_character_of_it_is_lost_or_doubled() -> None:
    page = SEED.read_text()
    [discussion] = read_discussions(paths=[SEED], now=NOW)
    lines = [line for line in page.split("\n") if line.strip() and line.strip() != "• Posted"]
    frame = [lines[0], *lines[-3:], *(line for line in lines if "43 " in line)]

    found = Counter("".join("".join(texts(discussion.thread)).split()))
    assert found == Counter("".join(lines).replace(" ", "")) - Counter(
        "".join(frame).replace(" ", "")
    )


@pytest.mark.django_db
def test_it_comes_in_once() -> None:
    discussions = read_discussions(paths=[SEED], now=NOW)

    assert import_archive(discussions=discussions, group_name="LS").added == (28,)
    assert import_archive(discussions=discussions, group_name="LS").added == (0,)

    [page] = stored()
    assert page.reply_count == 27
    assert [len(branch.replies) for branch in page.branches] == [2, 0, 0, 3, 17]
