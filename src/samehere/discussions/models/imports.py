"""Where imported discussions came from, and who wrote them there."""

from django.db import models

from samehere.discussions.models.groups import Group


class ImportSource(models.Model):
    """One saved page or dump that was brought in. `key` makes a second import find the first.

    `may_be_read`: whoever brought it in lets what its posts say of treatments be read and shown.
    """

    class Kind(models.TextChoices):
        """The layout a source was read from."""

        SAVED_TEXT = "saved_text"
        SAVED_HTML = "saved_html"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="import_sources")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=200)
    imported_at = models.DateTimeField()
    may_be_read = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "key"], name="import_source_once_a_group"),
        ]


class ImportedAuthor(models.Model):
    """A name in a source. It is nobody's account until somebody has claimed it."""

    source = models.ForeignKey(ImportSource, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(max_length=120)
    claimed_by = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="claimed_authors"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "name"], name="imported_author_once_a_name"),
        ]
