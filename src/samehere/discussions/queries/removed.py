"""The words of removed posts, for their authors and for those who judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from samehere import markup
from samehere.discussions.models import RemovedText
from samehere.discussions.queries.groups import groups_looked_after
from samehere.discussions.queries.visibility import visible_to
from samehere.markup import SourceFormat

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


@dataclass(frozen=True, slots=True)
class RemovedWords:
    """What a removed post said; `title` is the discussion's, "" where the post did not open it."""

    title: str
    source: str
    html: str
    kept_until: datetime


def removed_words(*, viewer: Member, post_id: int) -> RemovedWords | None:
    """Return what a removed post said, to its author and to who looks after its group.

    None: forgotten, restored, or somebody else's. The author also finds it where she may not read
    the group any more. Three queries at most.
    """
    groups = groups_looked_after(viewer=viewer)
    is_judged = visible_to(viewer, group="post__thread__group__")
    if groups is not None:
        is_judged &= Q(post__thread__group__in=groups)
    is_hers = Q(post__author_id=viewer.pk)
    rows = RemovedText.objects.select_related("post").filter(is_hers | is_judged, pk=post_id)
    kept = rows.first()
    if kept is None:
        return None
    rendered = markup.render(kept.source, SourceFormat(kept.post.source_format))
    return RemovedWords(kept.title, kept.source, rendered.html, kept.kept_until)


def removed_and_run_out(*, now: datetime) -> list[int]:
    """Return the removed posts whose words were kept until now, or whose author has left."""
    run_out = Q(kept_until__lte=now) | Q(post__author=None)
    return list(RemovedText.objects.filter(run_out).order_by("pk").values_list("pk", flat=True))
