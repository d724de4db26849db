"""What the community adds to the shipped vocabulary, and what it takes out of it.

Shipped terms have no rows (decision 0014): a row appears when somebody changes one.
"""

from django.db import models
from django.utils import timezone

from samehere.vocabulary.concepts import NAME_KINDS, Kind

LONGEST_TERM = 200
# Folding takes accents off, and a ligature becomes two letters.
LONGEST_KEY = 2 * LONGEST_TERM
KINDS = [(kind.value, kind.value) for kind in Kind]
KINDS_OF_NAMES = [(kind, kind) for kind in NAME_KINDS]


class Concept(models.Model):
    """An idea with a name: a treatment, a condition, a sign or symptom, or a body site.

    Has a row when a term of the community, or another room, points at it. `name` is the generic
    name in lower case; what else is known of a shipped one stands in the lists.
    """

    name = models.CharField(max_length=LONGEST_TERM)
    kind = models.CharField(max_length=16, choices=KINDS)
    is_shipped = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "kind"], name="concept_once_a_kind"),
            models.CheckConstraint(condition=~models.Q(name=""), name="concept_has_a_name"),
        ]


class Term(models.Model):
    """A way to say a concept.

    A row of origin *shipped* stands for the term of the lists with the same key and concept, in
    its place: retired, it is found no more.
    """

    class Origin(models.TextChoices):
        COMMUNITY = "community", "added here"
        SHIPPED = "shipped", "of the program"

    class State(models.TextChoices):
        ACTIVE = "active", "in use"
        RETIRED = "retired", "no longer found"

    name = models.CharField(max_length=LONGEST_TERM)
    # What two spellings of one term share: see `words.key_of`.
    key = models.CharField(max_length=LONGEST_KEY, editable=False)
    concept = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="terms")
    # The condition the term is limited to; null: it holds everywhere.
    scope = models.ForeignKey(
        Concept, null=True, blank=True, on_delete=models.PROTECT, related_name="terms_limited_to"
    )
    name_kind = models.CharField(max_length=16, choices=KINDS_OF_NAMES)
    is_exact = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="en")
    origin = models.CharField(max_length=16, choices=Origin, default=Origin.COMMUNITY)
    state = models.CharField(max_length=16, choices=State, default=State.ACTIVE)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["key"], name="term_by_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "concept", "scope"], name="term_once_a_concept_and_scope"
            ),
            # Two nulls are not equal to a database, so the rule above lets them pass.
            models.UniqueConstraint(
                fields=["key", "concept"],
                condition=models.Q(scope__isnull=True),
                name="term_once_a_concept_without_scope",
            ),
            models.CheckConstraint(condition=~models.Q(key=""), name="term_has_a_key"),
        ]


class TermChange(models.Model):
    """One line of a term's history: what was done, by whom, why.

    `made_by` is the public id of a member, empty for a command: this room lies below members.
    """

    class Act(models.TextChoices):
        ADDED = "added", "added"
        ADOPTED = "adopted", "taken over from the shipped list"
        SCOPED = "scoped", "limited"
        RETIRED = "retired", "retired"
        RESTORED = "restored", "put back"

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="changes")
    act = models.CharField(max_length=16, choices=Act)
    made_by = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(default=timezone.now)


class TermDoubt(models.Model):
    """A member says that on some page a term meant something else than `concept`.

    It changes nothing by itself, and goes when the term is limited or retired, or was found right.
    `said_by` is a public id. `seen_at` is the path of the page, "" where it is not known.
    """

    name = models.CharField(max_length=LONGEST_TERM)
    key = models.CharField(max_length=LONGEST_KEY)
    concept = models.CharField(max_length=LONGEST_TERM)
    meant = models.CharField(max_length=LONGEST_TERM, blank=True)
    seen_at = models.CharField(max_length=LONGEST_TERM, blank=True)
    said_by = models.CharField(max_length=12)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "concept", "said_by"], name="term_doubted_once_a_member"
            ),
        ]


class Edition(models.Model):
    """A random number that is another one after every change of a term.

    One row. Each process compares it with the one its recognizer was built from. Counting up would
    not do: a transaction that is undone gives its number to the next one.
    """

    stamp = models.BigIntegerField()
