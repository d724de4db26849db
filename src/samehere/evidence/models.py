"""What was published, and which posts mention it."""

from __future__ import annotations

from django.db import models

from samehere.evidence.identifiers import LONGEST_VALUE, Identifier, Scheme

LONGEST_TITLE = 300
LONGEST_NAME = 200
LONGEST_CONCEPT = 200


class Reference(models.Model):
    """A publication that some post names by its number.

    `title`, `authors` ("Funaro and others"), `journal` and `year` are "" and None until a public
    catalogue has told them, which an operator must allow. `looked_up_at` is when one last answered,
    be it that it knows no such publication.
    """

    scheme = models.CharField(max_length=4, choices=[(one.value, one.name) for one in Scheme])
    value = models.CharField(max_length=LONGEST_VALUE)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    authors = models.CharField(max_length=LONGEST_NAME, blank=True)
    journal = models.CharField(max_length=LONGEST_NAME, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    looked_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="reference_kept_once"),
        ]

    @property
    def identifier(self) -> Identifier:
        """Return the publication's number."""
        return Identifier(Scheme(self.scheme), self.value)


class Citation(models.Model):
    """A post mentions a publication. A deleted post has no citations."""

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="citations")
    post = models.ForeignKey("discussions.Post", on_delete=models.PROTECT, related_name="citations")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "reference"], name="cited_once_a_post"),
        ]


class CitedTreatment(models.Model):
    """A treatment named in the post, or over its discussion: the card stands on its page."""

    citation = models.ForeignKey(Citation, on_delete=models.CASCADE, related_name="treatments")
    treatment = models.CharField(max_length=LONGEST_CONCEPT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["treatment", "citation"], name="cited_treatment_once_a_citation"
            ),
        ]
