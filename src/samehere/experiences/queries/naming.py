"""Where a member's name is printed beside what she said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.discussions.queries.visibility import is_public
from samehere.experiences.models import Statement
from samehere.experiences.pages import keys_of_treatment

if TYPE_CHECKING:
    from collections.abc import Iterator


def keys_naming(member_id: int) -> Iterator[str]:
    """Yield the keys of the treatments' pages that print sentences of hers. One query."""
    said = Statement.objects.filter(post__author_id=member_id).exclude(treatment="").order_by()
    columns = ("treatment", "group__slug", "group__visibility")
    for treatment, slug, visibility in said.values_list(*columns).distinct():
        yield from keys_of_treatment(treatment, slug, is_public=is_public(visibility))
