"""The sample community's files: they parse, hang together, and borrow nobody's sentences."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]

SAMPLE = Path(__file__).resolve().parents[1] / "sample"
SEED = Path(__file__).resolve().parents[5] / "shared" / "seed"
LONGEST_SHARED_RUN = 7
LINK = re.compile(r"https?://\S+")


def read(name: str) -> Row:
    return tomllib.loads((SAMPLE / name).read_text(encoding="utf-8"))


def group_files() -> list[Row]:
    names = sorted(path.name for path in SAMPLE.glob("*.toml"))
    return [read(name) for name in names if name != "members.toml"]


def members() -> dict[str, Row]:
    return {member["name"]: member for member in read("members.toml")["member"]}


def threads() -> Iterator[tuple[str, Row]]:
    """Yield what was written here, by group; what is imported is older, by others."""
    for file in group_files():
        for thread in file.get("thread", []):
            if "source" not in thread:
                yield file["group"], thread


def imported() -> Iterator[Row]:
    for file in group_files():
        yield from (thread for thread in file.get("thread", []) if "source" in thread)


def posts_of(thread: Row) -> list[Row]:
    """Return the opening post and its replies, by number."""
    return [thread, *thread.get("post", [])]


def held() -> Iterator[tuple[str, Row]]:
    for file in group_files():
        for post in file.get("held", []):
            yield file["group"], post


def posts() -> Iterator[tuple[str, Row]]:
    for group, thread in threads():
        for post in posts_of(thread):
            yield group, post
    yield from held()


def files_of_kind(visibility: str) -> list[Row]:
    return [file for file in group_files() if file.get("visibility") == visibility]


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs_of(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_there_is_enough_for_every_screen() -> None:
    written = list(posts())

    assert len({file["group"] for file in group_files()}) >= 3
    assert len(list(threads())) >= 12
    assert len(written) >= 150
    assert len({post["by"] for _, post in written}) >= 25


def test_discussions_come_in_every_size() -> None:
    sizes = {len(posts_of(thread)) for _, thread in threads()}

    assert {1, 3, 44} <= sizes
    assert max(sizes) > 60


def test_each_group_is_described_once_in_its_first_file() -> None:
    seen: set[str] = set()
    for file in group_files():
        is_first = file["group"] not in seen
        seen.add(file["group"])
        for key in ("about", "rules", "opened"):
            assert (key in file) == is_first, (file["group"], key)


def test_names_are_pseudonyms_and_differ_in_more_than_case() -> None:
    names = [member["name"] for member in read("members.toml")["member"]]
    keys = {"".join(unicodedata.normalize("NFKC", name).casefold().split()) for name in names}

    assert len(keys) == len(names)
    for name in names:
        assert 2 <= len(name) <= 40
        assert not re.search(r"[\d@]", name), name


def test_the_three_of_the_demonstration_are_members_who_can_show_something() -> None:
    demo, known = read("members.toml")["demo"], members()

    assert known[demo["moderator"]]["moderates"]
    assert any(thread["by"] == demo["member"] for _, thread in threads())
    assert len({demo["operator"], demo["moderator"], demo["member"]} & set(known)) == 3


def test_members_join_and_moderate_groups_that_exist() -> None:
    groups = {file["group"] for file in group_files()}

    for member in members().values():
        assert set(member["joins"]) <= groups
        assert set(member.get("moderates", [])) <= set(member["joins"])


def test_whoever_writes_in_a_group_joined_it_before() -> None:
    known = members()

    for group, post in posts():
        assert group in known[post["by"]]["joins"], (post["by"], group)
        assert known[post["by"]]["joined"] < post["at"], (post["by"], post["at"])


def test_a_reply_answers_an_earlier_post_and_is_later_than_all_before_it() -> None:
    for _, thread in threads():
        for number, post in enumerate(thread.get("post", []), start=1):
            assert 0 <= post["to"] < number, (thread["title"], number)
        for before, after in pairwise(posts_of(thread)):
            assert before["at"] < after["at"], (thread["title"], after["by"])


def test_a_group_for_members_is_as_large_as_a_young_one_would_be() -> None:
    (file,) = files_of_kind("members")
    inside = [row for row in members().values() if file["group"] in row["joins"]]
    after = [row["name"] for row in inside if file["group"] in row.get("moderates", [])]
    demo = read("members.toml")["demo"]

    assert 8 <= len(inside) <= 14
    assert after == [demo["moderator"]]
    assert demo["member"] not in {row["name"] for row in inside}
    assert 3 <= len(file["thread"]) <= 5
    assert all(thread["post"] for thread in file["thread"])


def test_what_is_said_behind_a_door_is_liked_and_followed_by_those_inside() -> None:
    for file in [*files_of_kind("members"), *files_of_kind("invitation")]:
        inside = {row["name"] for row in members().values() if file["group"] in row["joins"]}
        for thread in file["thread"]:
            for post in posts_of(thread):
                for key in ("likes", "same_here", "followers"):
                    assert set(post.get(key, [])) <= inside, (post["by"], post["at"], key)


def test_what_is_held_is_the_first_of_its_author_in_a_group_that_holds() -> None:
    holding = {file["group"] for file in group_files() if file.get("holds_first_posts")}
    written = {(group, post["by"]) for group, thread in threads() for post in posts_of(thread)}

    assert len(list(held())) == 1
    for group, post in held():
        assert group in holding
        assert (group, post["by"]) not in written
        assert group in members()[read("members.toml")["demo"]["moderator"]]["moderates"]


def test_some_is_imported_with_names_and_some_without() -> None:
    named = {post["by"] for thread in imported() for post in posts_of(thread) if "by" in post}

    assert len(named) >= 5
    assert not named & set(members())
    assert any("by" not in post for thread in imported() for post in posts_of(thread))


def test_everything_lies_between_february_and_the_middle_of_november() -> None:
    for _, post in posts():
        assert post["at"].tzinfo is None
        assert (post["at"].year, 2) <= (2026, post["at"].month)
        assert (2026, 2, 1) <= post["at"].timetuple()[:3] <= (2026, 11, 15)


def test_nobody_likes_twice_or_likes_her_own_post() -> None:
    known = set(members())

    for _, post in posts():
        for key in ("likes", "same_here", "followers"):
            names = post.get(key, [])
            assert len(names) == len(set(names)), (post["by"], post["at"], key)
            assert set(names) <= known
            assert key == "followers" or post["by"] not in names


def test_reports_are_by_members_or_from_addresses_that_are_nobodys() -> None:
    known = set(members())
    reports = [
        report
        for thread in [*(thread for _, thread in threads()), *imported()]
        for post in posts_of(thread)
        for report in post.get("reports", [])
    ]

    for report in reports:
        assert report.get("by") in known or report["email"].endswith("@example.org"), report
    assert any(report["matter"] == "danger" for report in reports)
    assert any("decision" in report for report in reports)


def test_titles_and_posts_fit_and_titles_differ_inside_a_group() -> None:
    titles = [(group, thread["title"]) for group, thread in threads()]

    assert len(set(titles)) == len(titles)
    assert all(0 < len(title) <= 150 for _, title in titles)
    assert all(0 < len(post["text"].strip()) <= 20_000 for _, post in posts())


def test_links_lead_to_the_national_health_service_only() -> None:
    for _, post in posts():
        for link in LINK.findall(post["text"]):
            assert link.startswith("https://www.nhs.uk/conditions/"), link


def test_no_sentence_comes_from_the_saved_page() -> None:
    if not SEED.is_dir():
        pytest.skip("the saved page is not here")
    length = LONGEST_SHARED_RUN + 1
    borrowed: set[tuple[str, ...]] = set()
    for page in SEED.glob("*.txt"):
        borrowed |= runs_of(words_of(page.read_text(encoding="utf-8")), length)
    assert borrowed

    for _, post in posts():
        assert not runs_of(words_of(post["text"]), length) & borrowed, post["text"]
