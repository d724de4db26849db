"""The page of a treatment by any name that has one meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.experiences.errors import TreatmentElsewhere, TreatmentNotFound
from samehere.experiences.pages import address_of
from samehere.experiences.queries.counts import counts_of
from samehere.experiences.queries.treatments import treatment_page
from samehere.vocabulary.concepts import Kind
from samehere.vocabulary.queries import recognizer

if TYPE_CHECKING:
    from samehere.experiences.queries.figures import TreatmentPage
    from samehere.members.models import Member


def treatment_page_named(
    *, viewer: Member | None, word: str, group_slug: str = ""
) -> TreatmentPage:
    """Return the page at an address, as `treatment_page`; four more queries if there is none.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
        TreatmentElsewhere: `word` is another name, misspelt or not, of a treatment that has a page.
        TreatmentNotFound: it means none or several, or the one has no page this viewer may see.
    """
    try:
        return treatment_page(viewer=viewer, address=word, group_slug=group_slug)
    except TreatmentNotFound:
        address = address_of(_meant(word))
        found = counts_of(viewer=viewer, address=address, group_slug=group_slug)
        raise TreatmentElsewhere(found.address, group_slug) from None


def _meant(word: str) -> str:
    readings = recognizer().readings(word)
    senses = {wording.sense for wording in readings if wording.sense.kind is Kind.TREATMENT}
    concepts = {sense.concept for sense in senses}
    # What means a treatment beside some condition only may mean anything beside another.
    if len(concepts) != 1 or all(sense.scope for sense in senses):
        raise TreatmentNotFound
    return concepts.pop()
