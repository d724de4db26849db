"""Changes of an address that can still be taken back."""

from django.db import models
from django.utils import timezone

from samehere.members.addresses import LONGEST_ADDRESS
from samehere.members.models.people import Member


class AddressChange(models.Model):
    """A change of a member's address, which whoever reads mail at the old one can take back.

    A member has one at a time: another change before that lets the first link work for longer.
    Until then nobody else gets the old address. The row goes when its time has run out, and the old
    address with it. Only the hash of the link's token is kept.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="address_changes")
    old_email = models.EmailField(max_length=LONGEST_ADDRESS)
    undo_hash = models.CharField(max_length=64, unique=True)
    changed_at = models.DateTimeField(default=timezone.now)
    undo_until = models.DateTimeField()
