"""The sample community as it is written down in `sample/*.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.timezone import make_aware

FOLDER = Path(__file__).parent / "sample"


@dataclass(frozen=True)
class SampleMember:
    """Somebody who joined. `joins` and `moderates` are names of groups."""

    name: str
    joined: datetime
    joins: Sequence[str]
    moderates: Sequence[str]


@dataclass(frozen=True)
class SampleReport:
    """What somebody said is the matter with a post: `by` a member, or from the address `email`.

    `decision`: what a moderator answered (by, at, outcome, reason), empty while it waits.
    """

    matter: str
    at: datetime
    note: str
    by: str
    email: str
    decision: Mapping[str, Any]


@dataclass(frozen=True)
class SamplePost:
    """One post; `to` is the place in its thread of the post answered (None: the opening).

    `confirms`: pieces of what was read in it that its author says is right: "burning as" confirms
    "tacrolimus: burning as a side effect". `by` is "" in an imported thread where the name was not
    kept.
    """

    by: str
    at: datetime
    to: int | None
    text: str
    likes: Sequence[str]
    same_here: Sequence[str]
    confirms: Sequence[str]
    reports: Sequence[SampleReport]


@dataclass(frozen=True)
class SampleThread:
    """A discussion; its first post opens it. `source`: the old site it is imported from, or ""."""

    group: str
    title: str
    posts: Sequence[SamplePost]
    followers: Sequence[str]
    source: str


@dataclass(frozen=True)
class SampleHeld:
    """What somebody new would open a discussion with, and nobody has released yet."""

    group: str
    title: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True)
class SampleGroup:
    """A group around a condition. `visibility`: public, members or invitation."""

    name: str
    opened: datetime
    about: str
    rules: str
    visibility: str
    holds_first_posts: bool


@dataclass(frozen=True)
class Sample:
    """All of it. `guests` are those who get sign-in links: who she is, and her name."""

    guests: Sequence[tuple[str, str]]
    members: Sequence[SampleMember]
    groups: Sequence[SampleGroup]
    threads: Sequence[SampleThread]
    held: Sequence[SampleHeld]
    operator: str


def read_sample(folder: Path = FOLDER) -> Sample:
    """Read the files. Groups stand in the order of file names, discussions by their time."""
    people = _read(folder / "members.toml")
    files = [_read(path) for path in sorted(folder.glob("*.toml")) if path.stem != "members"]
    demo = people["demo"]
    threads = [_thread(file["group"], row) for file in files for row in file.get("thread", [])]
    return Sample(
        guests=[(who, demo[who]) for who in ("member", "moderator", "operator")],
        members=[_member(row) for row in people["member"]],
        groups=[_group(file) for file in files if "opened" in file],
        threads=sorted(threads, key=lambda thread: thread.posts[0].at),
        held=[_held(file["group"], row) for file in files for row in file.get("held", [])],
        operator=demo["operator"],
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _member(row: dict[str, Any]) -> SampleMember:
    return SampleMember(
        name=row["name"],
        joined=make_aware(row["joined"]),
        joins=row["joins"],
        moderates=row.get("moderates", []),
    )


def _group(file: dict[str, Any]) -> SampleGroup:
    return SampleGroup(
        name=file["group"],
        opened=make_aware(file["opened"]),
        about=file["about"].strip(),
        rules=file["rules"].strip(),
        visibility=file.get("visibility", "public"),
        holds_first_posts=file.get("holds_first_posts", False),
    )


def _held(group: str, row: dict[str, Any]) -> SampleHeld:
    return SampleHeld(
        group=group,
        title=row["title"],
        by=row["by"],
        at=make_aware(row["at"]),
        text=row["text"].strip(),
    )


def _thread(group: str, row: dict[str, Any]) -> SampleThread:
    return SampleThread(
        group=group,
        title=row["title"],
        posts=[_post(row), *(_post(post) for post in row.get("post", []))],
        followers=row.get("followers", []),
        source=row.get("source", ""),
    )


def _post(row: dict[str, Any]) -> SamplePost:
    return SamplePost(
        by=row.get("by", ""),
        at=make_aware(row["at"]),
        to=row.get("to"),
        text=row["text"].strip(),
        likes=row.get("likes", []),
        same_here=row.get("same_here", []),
        confirms=row.get("confirms", []),
        reports=[_report(report) for report in row.get("reports", [])],
    )


def _report(row: dict[str, Any]) -> SampleReport:
    decision = row.get("decision", {})
    return SampleReport(
        matter=row["matter"],
        at=make_aware(row["at"]),
        note=row["note"],
        by=row.get("by", ""),
        email=row.get("email", ""),
        decision=decision and {**decision, "at": make_aware(decision["at"])},
    )
