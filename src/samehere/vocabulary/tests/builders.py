"""Terms for tests."""

from samehere.vocabulary import queries
from samehere.vocabulary.actions import add_term


def make_term(
    name: str = "magic goo",
    *,
    concept: str = "tacrolimus",
    kind: str = "treatment",
    scope: str = "",
    is_exact: bool = False,
    means_both: bool = False,
) -> int:
    """Return the id of a term of the community; left out, one for tacrolimus."""
    return add_term(
        name=name,
        concept=concept,
        kind=kind,
        scope=scope,
        is_exact=is_exact,
        means_both=means_both,
    )


def named(text: str, *conditions: str) -> list[str]:
    """Return the concept of the first sense of each mention, as the community reads the text."""
    found = queries.recognizer().find(text, conditions=conditions)
    return [mention.senses[0].concept for mention in found]
