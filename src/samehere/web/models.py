"""What the shell keeps: one number a page, which rises when the page changes."""

from django.db import models


class PageVersion(models.Model):
    """The version of one page, read before any cached copy of it is used.

    The version rises in the transaction that changes what others see on the page. It starts at
    the time in microseconds, so that a page made again under the same key never repeats one.
    Only a public page is cached at all.
    """

    key = models.CharField(max_length=100, primary_key=True)
    version = models.BigIntegerField()
    is_public = models.BooleanField()
