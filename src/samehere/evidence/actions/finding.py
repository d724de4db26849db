"""Finding references in posts, and letting them go with the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from samehere.discussions.pages import thread_key
from samehere.discussions.queries.texts import places_to_read, printed_posts
from samehere.evidence.actions.announcing import PLACE, raise_treatments
from samehere.evidence.events import TitleWanted
from samehere.evidence.identifiers import Identifier, identifiers_in
from samehere.evidence.models import Citation, CitedTreatment, Reference
from samehere.outbox.actions import record
from samehere.vocabulary.concepts import Kind
from samehere.vocabulary.queries import recognizer
from samehere.web import pages

if TYPE_CHECKING:
    from collections.abc import Collection

    from samehere.discussions.queries.texts import PrintedPost

# A post that names more treatments is a list: its studies stand in the discussion alone.
MOST_TREATMENTS = 12
# What is kept in one transaction: longer ones keep writers waiting.
POSTS_AT_ONCE = 40

_Cited = dict[int, set[Identifier]]


def find_references(*, post_ids: Collection[int]) -> int:
    """Keep what the posts mention, in place of what was kept of them; return how many mentions.

    Posts without words are left out. Doing it again changes nothing, and neither does a post that
    mentions no publication. Opens its own transactions, one for some posts each, and recognises
    words outside of them, so that no writer waits for an import: call it outside of any.
    """
    ordered = sorted(post_ids)
    parts = (ordered[at : at + POSTS_AT_ONCE] for at in range(0, len(ordered), POSTS_AT_ONCE))
    return sum(_find_in_part(part) for part in parts)


def _find_in_part(post_ids: Collection[int]) -> int:
    printed = {post.id: post for post in printed_posts(post_ids=post_ids)}
    found = {pk: set(identifiers_in(post.plain_text, post.html)) for pk, post in printed.items()}
    kept = _kept(post_ids)
    changed = {pk for pk in found if found[pk] != kept.get(pk, set())}
    if changed:
        treatments = {pk: _treatments_in(printed[pk]) for pk in changed if found[pk]}
        _keep_anew({pk: found[pk] for pk in changed}, printed, treatments)
    return sum(map(len, found.values()))


@transaction.atomic
def _keep_anew(
    found: _Cited, printed: dict[int, PrintedPost], treatments: dict[int, list[str]]
) -> None:
    """Keep the mentions of posts that still have the text they were found in."""
    versions = {place.id: place.text_version for place in places_to_read(post_ids=found)}
    same = [pk for pk in found if versions.get(pk) == printed[pk].text_version]
    _forget(same)
    _cite({pk: found[pk] for pk in same if found[pk]}, printed, treatments)
    pages.bump(thread_key(printed[pk].thread_id) for pk in same)


@transaction.atomic
def withdraw_post(*, post_id: int) -> None:
    """Let go of what a post mentions, now that its words are gone. Nothing kept: no change.

    The deletion itself raises the version of the discussion. With an opening post the title goes,
    which stands on the cards of the whole discussion.
    """
    below = CitedTreatment.objects.filter(
        citation__post__thread__posts=post_id, citation__post__thread__posts__number=0
    )
    raise_treatments(set(below.values_list(*PLACE)))
    _forget([post_id])


def _kept(post_ids: Collection[int]) -> _Cited:
    found: _Cited = {}
    for row in Citation.objects.filter(post_id__in=post_ids).select_related("reference"):
        found.setdefault(row.post_id, set()).add(row.reference.identifier)
    return found


def _forget(post_ids: Collection[int]) -> None:
    """Delete the citations in these posts, and the references nobody mentions any more."""
    citations = Citation.objects.filter(post_id__in=post_ids)
    references = set(citations.values_list("reference_id", flat=True))
    if not references:
        return
    told = CitedTreatment.objects.filter(citation__in=citations)
    raise_treatments(set(told.values_list(*PLACE)))
    citations.delete()
    is_mentioned = Exists(Citation.objects.filter(reference=OuterRef("pk")))
    Reference.objects.filter(~is_mentioned, pk__in=references).delete()


def _cite(cited: _Cited, printed: dict[int, PrintedPost], treatments: dict[int, list[str]]) -> None:
    if not cited:
        return
    references = _references(set().union(*cited.values()))
    rows = Citation.objects.bulk_create(
        Citation(post_id=pk, reference_id=references[identifier])
        for pk, identifiers in cited.items()
        for identifier in sorted(identifiers)
    )
    CitedTreatment.objects.bulk_create(
        CitedTreatment(citation=row, treatment=treatment)
        for row in rows
        for treatment in treatments[row.post_id]
    )
    raise_treatments(
        {
            (each, printed[pk].group_slug, printed[pk].visibility)
            for pk in cited
            for each in treatments[pk]
        }
    )


def _references(identifiers: set[Identifier]) -> dict[Identifier, int]:
    """Return the row of each publication; new ones are made, and asked about if that is allowed."""
    wanted = [Reference(scheme=each.scheme, value=each.value) for each in sorted(identifiers)]
    values = [each.value for each in identifiers]
    known = set(Reference.objects.filter(value__in=values).values_list("pk", flat=True))
    Reference.objects.bulk_create(wanted, ignore_conflicts=True)
    rows = Reference.objects.filter(value__in=values)
    for row in rows:
        if settings.LOOKS_UP_LITERATURE and row.pk not in known:
            record(TitleWanted(reference_id=row.pk))
    return {row.identifier: row.pk for row in rows}


def _treatments_in(post: PrintedPost) -> list[str]:
    """Return the treatments a post or its discussion's title names, by their generic names."""
    found = {
        mention.senses[0].concept
        for mention in recognizer().find(f"{post.title}\n\n{post.plain_text}")
        if mention.senses[0].kind is Kind.TREATMENT
    }
    return sorted(found) if len(found) <= MOST_TREATMENTS else []
