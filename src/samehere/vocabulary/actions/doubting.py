"""Taking a member's word that a term was not meant as it was found."""

from django.db import transaction

from samehere.markup import clean_line
from samehere.vocabulary.errors import TermNotFound
from samehere.vocabulary.models import LONGEST_TERM, TermDoubt
from samehere.vocabulary.queries import recognizer
from samehere.vocabulary.words import key_of


@transaction.atomic
def doubt_term(
    *, name: str, concept: str, said_by: str, meant: str = "", seen_at: str = ""
) -> None:
    """Record that `name` did not mean `concept` where a member saw it. Saying it again: no change.

    `said_by` is her public id, `meant` what it means in her words, `seen_at` the path of the page.

    Raises:
        TermNotFound: the vocabulary has no such term for this concept.
    """
    wordings = recognizer().meanings(name[:LONGEST_TERM])
    if all(wording.sense.concept != concept for wording in wordings):
        raise TermNotFound
    doubt = TermDoubt(
        name=name[:LONGEST_TERM],
        key=key_of(name),
        concept=concept,
        meant=clean_line(meant)[:LONGEST_TERM],
        seen_at=seen_at if len(seen_at) <= LONGEST_TERM else "",
        said_by=said_by,
    )
    TermDoubt.objects.bulk_create([doubt], ignore_conflicts=True)


@transaction.atomic
def settle_doubts(*, name: str, concept: str) -> None:
    """Let go what members said against a term. Nothing said: no change."""
    TermDoubt.objects.filter(key=key_of(name), concept=concept).delete()
