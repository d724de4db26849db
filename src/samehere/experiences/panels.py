"""What this room puts into the pages of rooms below: see `discussions.slots`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.discussions.queries.groups import addresses_of
from samehere.discussions.slots import Mark, Worded
from samehere.experiences.findings import panel_of
from samehere.experiences.glossary import cards, explained
from samehere.experiences.queries.conditions import treatments_of_group
from samehere.experiences.queries.glance import glance
from samehere.experiences.queries.offering import post_to_offer_reading_at
from samehere.experiences.queries.statements import statement_marked, statements_to_answer
from samehere.web.slots import Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from samehere.discussions.slots import Texts
    from samehere.members.models import Member


_MOST_TREATMENTS = 6


def treatments_in_groups(group_ids: Collection[int]) -> dict[int, Piece]:
    """Return the treatments most people of a group use, where there are any. Two queries a group.

    A page shows one group.
    """
    found: dict[int, Piece] = {}
    for group_id in group_ids:
        page = treatments_of_group(group_id=group_id, by_number=True)
        if page.treatments or page.few:
            rows = page.treatments[:_MOST_TREATMENTS]
            found[group_id] = Piece("experiences/panel.html", {"page": page, "rows": rows})
    return found


def links_to_treatments(group_ids: Collection[int]) -> dict[int, Piece]:
    """Return the links to what `treatments_in_groups` shows far below on a phone. One query."""
    slugs = addresses_of(group_ids=group_ids)
    return {
        group_id: Piece("experiences/link.html", {"slug": slugs[group_id].slug})
        for group_id in group_ids
    }


def at_a_glance(thread_ids: Collection[int]) -> dict[int, Piece]:
    """Return what each discussion says at a glance, where enough is said.

    At most two queries a discussion, and a page shows one.
    """
    found: dict[int, Piece] = {}
    for thread_id in thread_ids:
        seen = glance(thread_id=thread_id)
        panel = panel_of(seen) if seen is not None else None
        if panel is not None:
            found[thread_id] = Piece("experiences/glance.html", {"panel": panel})
    return found


def words_to_look_up(texts: Texts) -> Worded:
    """Return the posts with a button on each word that can be looked up, and the cards.

    At most three queries, one where all words are shipped ones.
    """
    changed, concepts = explained(texts.html, about=(texts.group_name, texts.title))
    if not concepts:
        return Worded()
    return Worded(changed, _cards(concepts, texts.thread_id))


def _cards(concepts: Mapping[str, list[str]], thread_id: int) -> Piece:
    context = {"words": cards(concepts), "thread_id": thread_id}
    return Piece("experiences/words.html", context)


def strips(viewer: Member, post_ids: Collection[int]) -> dict[int, Piece]:
    """Return what was read in the viewer's own posts, and waits for a word or just had it.

    Where nothing was: the offer to have it read, under one of them at most.
    """
    found = statements_to_answer(viewer=viewer, post_ids=post_ids)
    if not found:
        post = post_to_offer_reading_at(viewer=viewer, post_ids=post_ids)
        return {post.id: Piece("experiences/offer.html", {"post": post})} if post else {}
    return {
        post_id: Piece("experiences/strip.html", {"rows": rows}) for post_id, rows in found.items()
    }


def marked_statement(viewer: Member | None, statement_id: int) -> Mark:
    """Return the words a statement was read from, and what was read, for `?statement=<id>`.

    One query.

    Raises:
        StatementNotFound: no such statement, or one this viewer may not see.
    """
    row = statement_marked(viewer=viewer, statement_id=statement_id)
    sentence = row.sentence
    return Mark(
        thread_id=sentence.thread_id,
        post_id=sentence.post_id,
        number=sentence.post_number,
        start=sentence.start,
        stop=sentence.stop,
        note=Piece("experiences/marked.html", {"row": row}),
    )
