"""What names of treatments mean beside others: the one spelt out, a value, or a sort of one."""

from collections.abc import Collection, Iterable, Sequence

from samehere.experiences.extraction.apposed import mark_apposed
from samehere.experiences.extraction.measured import mark_measured
from samehere.experiences.extraction.tokens import Token
from samehere.vocabulary.recognize import Kind, Mention, Scan


def spelt_out(scans: Iterable[Scan]) -> frozenset[str]:
    """Return the treatments that some texts name by a name of their own."""
    mentions = [mention for scan in scans for _, _, mention, _ in scan.possible]
    if not any(len(_treatments(mention)) > 1 for mention in mentions):
        return frozenset()
    return frozenset(_treatments(m)[0] for m in mentions if len(_treatments(m)) == 1)


def settle_names(tokens: Sequence[Token], spelt: Collection[str]) -> None:
    """Let each name mean what it means where it stands; `spelt` as told by `spelt_out`."""
    _mean_what_is_spelt(tokens, spelt)
    mark_measured(tokens)
    mark_apposed(tokens)


def _mean_what_is_spelt(tokens: Sequence[Token], spelt: Collection[str]) -> None:
    """Let names that two share mean what is spelt out: "pred", where "prednisone" stands too."""
    for token in tokens if spelt else ():
        if token.kind == "T" and token.mention is not None:
            token.concept = meant(token.mention, spelt) or token.concept


def meant(mention: Mention, spelt: Collection[str]) -> str | None:
    """Return which of several treatments a name means; None where it means one, or none is."""
    found = _treatments(mention)
    return next((concept for concept in found if concept in spelt), None) if found[1:] else None


def _treatments(mention: Mention) -> list[str]:
    concepts = [sense.concept for sense in mention.senses if sense.kind is Kind.TREATMENT]
    return list(dict.fromkeys(concepts)) if concepts[1:] else concepts
