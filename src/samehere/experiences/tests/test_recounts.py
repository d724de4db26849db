"""After any sequence of acts every count equals what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samehere.discussions.actions import delete_post
from samehere.discussions.tests.builders import (
    a_group,
    a_reply,
    a_thread,
    an_import,
    edit,
    first_thread_in,
    opening_of,
    posts_by,
    posts_of,
)
from samehere.experiences import actions
from samehere.experiences.models import Statement, Tally, TallyMark
from samehere.experiences.tests.builders import (
    a_reader,
    a_side_effect,
    a_stop,
    a_use,
    an_effect,
    counted,
    tell,
    twice_a_day,
)
from samehere.web.refusals import Refusal

if TYPE_CHECKING:
    from samehere.discussions.models import Group, Post
    from samehere.experiences.extraction.statements import Statement as ReadStatement
    from samehere.members.models import Member

WORDS: list[list[ReadStatement]] = [
    [],
    [a_use()],
    [twice_a_day(), a_side_effect(onset_after="P0D", resolved_after="P2D")],
    [twice_a_day(times=1), a_side_effect(is_ongoing=True), a_use("clobetasol")],
    [a_stop("cost"), an_effect("itch")],
]
# Some of them leave the words that were read where they were, others elsewhere or not at all.
TEXTS = [
    "I would like to know.",
    "I would like to know. Please.",
    "Well, I would like to know.",
    "I would, I would like to know.",
    "Never mind.",
]
ACTS = ("publish", "read again", "edit", "delete", "import", "confirm", "dismiss", "undo", "choose")
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, len(WORDS) - 1)),
    max_size=20,
)


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_counts_equal_recounts_after_any_sequence(steps: list[tuple[str, int, int]]) -> None:
    members = [a_reader("count"), a_reader("ask"), a_reader("off")]
    groups = [a_group(), a_group(), a_group(visibility="members")]
    for number, (act, who, which) in enumerate(steps):
        try:
            _do(act, members[who], groups[(who + which) % 3], number, which)
        except Refusal:
            continue

    assert {name: count(mend=False) for name, count in actions.RECOUNTS.items()} == dict.fromkeys(
        actions.RECOUNTS, 0
    )


@pytest.mark.django_db
def test_a_wrong_count_is_found_and_mended() -> None:
    thread = a_thread(by=a_reader())
    tell(opening_of(thread), twice_a_day(), a_side_effect())
    right = {(row.pk, row.unconfirmed_count) for row in Tally.objects.all()}
    TallyMark.objects.filter(tally__facet="side_effect").delete()
    Tally.objects.filter(facet="use").update(unconfirmed_count=7, post_count=2)

    assert {name: count(mend=False) for name, count in actions.RECOUNTS.items()} == {
        "experiences of tellers": 1,
        "experiences counted": 4,
    }
    for count in actions.RECOUNTS.values():
        count(mend=True)

    assert sum(count(mend=False) for count in actions.RECOUNTS.values()) == 0
    assert {(row.pk, row.unconfirmed_count) for row in Tally.objects.all()} == right
    assert counted(thread.group, "use") == (0, 1, 0, 0)


def _do(act: str, member: Member, group: Group, number: int, which: int) -> None:
    own = posts_by(member)
    post = own[which % len(own)] if own else None
    if act == "publish":
        thread = first_thread_in(group) if which % 2 else None
        if thread is None:
            thread = a_thread(group=_open(group), by=member)
            post = opening_of(thread)
        else:
            post = a_reply(thread, by=member)
        tell(post, *WORDS[which])
    elif act == "import":
        placed = an_import(["Q", "R"], group=group, key=f"page-{number}")
        for imported in posts_of(placed.thread_id):
            tell(imported, *WORDS[which])
    elif act == "choose":
        actions.change_reading(member=member, reading=("off", "ask", "count")[which % 3])
    elif post is not None:
        _change(act, member, post, which)


def _open(group: Group) -> Group:
    # Everybody may start a discussion in a public group; nobody needs to in the closed one.
    return group if group.visibility == "public" else a_group()


def _change(act: str, member: Member, post: Post, which: int) -> None:
    if act == "edit":
        edit(post, TEXTS[which])
        if which % 2:
            tell(post, *WORDS[which])
    elif act == "read again":
        tell(post, *WORDS[which], rules=f"rules-{which}")
    elif act == "delete":
        delete_post(member=member, thread_id=post.thread_id, number=post.number)
    statement = Statement.objects.filter(post=post).order_by("pk").last()
    if statement is not None and act == "confirm":
        actions.confirm_statement(member=member, statement_id=statement.pk)
    elif statement is not None and act == "undo":
        actions.undo_answer(member=member, statement_id=statement.pk)
    elif statement is not None and act == "dismiss":
        actions.dismiss_statement(member=member, statement_id=statement.pk)
