"""Where a member is signed in."""

from django.db import models

from samehere.members.models.people import Member

LONGEST_WORDS = 60


class Device(models.Model):
    """A session of a member, in words she knows her device by.

    Neither its network address nor what its browser says of itself is kept, only the words made of
    that. The day is enough to see that somebody else was here.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    words = models.CharField(max_length=LONGEST_WORDS)
    signed_in_on = models.DateField()
    last_used_on = models.DateField()
