"""How pages name what the vocabulary calls by one name."""

from django.conf import settings

from samehere.vocabulary.shipped import shown_names


def shown_name(concept: str) -> str:
    """Return how this community names a concept on its pages: paracetamol for acetaminophen.

    A concept nobody names otherwise is shown by its own name. No query.
    """
    british, american = shown_names().get(concept, (concept, concept))
    return american if settings.NAMES_SHOWN == "american" else british
