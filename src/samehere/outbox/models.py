"""What waits for the worker: events and mails. Both wait, are tried and are put aside alike."""

from django.db import models
from django.utils import timezone

IS_WAITING = models.Q(done_at=None, failed_at=None)


class Waiting(models.Model):
    """Something the worker does once it is due, and tries again when it does not succeed."""

    # Not before this moment. A worker that takes the row moves it on by the length of its
    # lease: when the worker dies, the row is due again without anybody's help.
    run_at = models.DateTimeField(default=timezone.now)
    # Counts the times the row was taken, so that it also names the one who has taken it.
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    # What went wrong last: names of code and of an exception, never words of a member.
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["run_at", "id"], condition=IS_WAITING, name="%(class)s_waiting")
        ]


class Event(Waiting):
    """Something that happened, recorded in the transaction that made it happen.

    `kind` is the name of the event's class and `payload` its fields: ids, never words.
    """

    kind = models.CharField(max_length=60)
    payload = models.JSONField()
    recorded_at = models.DateTimeField(default=timezone.now)


class Delivery(models.Model):
    """That one reaction to one event has been applied; written in the reaction's transaction."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    reaction = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "reaction"], name="reaction_once_an_event")
        ]


class Mail(Waiting):
    """A mail to one address. Once it is sent, address, subject and text are erased here."""

    to = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
