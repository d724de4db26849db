"""samehere recount: says what is wrong, mends it, and tells scripts by its exit code."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command

from samehere.operations import recounts


class Count:
    """A stored count of which `wrong` rows are wrong until they are mended."""

    def __init__(self, wrong: int) -> None:
        self.wrong = wrong

    def __call__(self, *, mend: bool) -> int:
        found = self.wrong
        if mend:
            self.wrong = 0
        return found


@pytest.fixture
def likes() -> Iterator[Count]:
    count, registered = Count(wrong=3), dict(recounts._recounts)
    recounts.register({"likes": count, "replies": Count(wrong=0)})
    yield count
    recounts.register(registered)


def test_a_dry_run_reports_changes_nothing_and_ends_with_code_1(
    likes: Count, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("recount", "--dry-run")

    assert ended.value.code == 1
    assert likes.wrong == 3
    assert capsys.readouterr().out == (
        "likes: 3 wrong\nreplies: right\nNothing was changed. samehere recount mends them.\n"
    )


def test_wrong_counts_are_mended(likes: Count, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("recount")
    call_command("recount", "--dry-run")

    assert likes.wrong == 0
    assert capsys.readouterr().out == (
        "likes: 3 wrong\nreplies: right\n3 mended.\n"
        "likes: right\nreplies: right\nAll counts are right.\n"
    )
