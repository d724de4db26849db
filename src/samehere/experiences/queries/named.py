"""What stands at a treatment's addresses, by any name that has one meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from samehere.experiences.errors import TreatmentElsewhere, TreatmentNotFound
from samehere.experiences.pages import address_of
from samehere.experiences.queries.behind import statements_behind
from samehere.experiences.queries.treatments import treatment_page
from samehere.vocabulary.concepts import Kind
from samehere.vocabulary.queries import recognizer

if TYPE_CHECKING:
    from collections.abc import Callable

    from samehere.experiences.queries.figures import SentencesPage, TreatmentPage
    from samehere.members.models import Member

Found = TypeVar("Found")


def treatment_page_named(
    *, viewer: Member | None, word: str, group_slug: str = "", route: str = "treatment"
) -> TreatmentPage:
    """Return the page at an address, as `treatment_page`, for it or its table (`route`).

    Some queries more where `word` is another name.

    Raises:
        TreatmentElsewhere: `word` is another name, misspelt or not, of a treatment that has a page.
        TreatmentNotFound: it means none or several, or the one has no page this viewer may see.
        GroupNotFound: no such group, or one this viewer may know nothing of.
        GroupClosed: a members-only group she does not belong to.
    """

    def find(address: str) -> TreatmentPage:
        return treatment_page(viewer=viewer, address=address, group_slug=group_slug)

    return _by_any_name(find, word, group_slug, route)


def statements_named(
    *,
    viewer: Member | None,
    word: str,
    cell: int | None = None,
    rest: str = "",
    group_slug: str = "",
    before: tuple[int, ...] | None = None,
) -> SentencesPage:
    """Return the sentences at an address, as `statements_behind`.

    Raises:
        TreatmentElsewhere: `word` is another name of a treatment that has this list.
        Refusal: as `statements_behind`, or `word` means no treatment, or several.
    """

    def find(address: str) -> SentencesPage:
        return statements_behind(
            viewer=viewer,
            address=address,
            cell=cell,
            rest=rest,
            group_slug=group_slug,
            before=before,
        )

    if rest:
        return _by_any_name(find, word, group_slug, f"other-{rest}")
    if cell is None:
        return _by_any_name(find, word, group_slug, "all-sentences")
    return _by_any_name(find, word, group_slug, "sentences", cell)


def _by_any_name(
    find: Callable[[str], Found], word: str, group_slug: str, route: str, *more: int
) -> Found:
    try:
        return find(word)
    except TreatmentNotFound:
        address = address_of(_meant(word))
        # Nobody is led to what she may not see, or what is not there.
        find(address)
        raise TreatmentElsewhere(address, group_slug, route, *more) from None


def _meant(word: str) -> str:
    meanings = recognizer().meanings(word)
    senses = {wording.sense for wording in meanings if wording.sense.kind is Kind.TREATMENT}
    concepts = {sense.concept for sense in senses}
    # What means a treatment beside some condition only may mean anything beside another.
    if len(concepts) != 1 or all(sense.scope for sense in senses):
        raise TreatmentNotFound
    return concepts.pop()
